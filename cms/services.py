"""What happens in the editors' room: giving and taking access, noting what a published text speaks of."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.users.models import UserProfile

from catalog.search.indexing import enqueue
from catalog.search.stories.indexing import enqueue_stories, withdraw_stories
from cms.findable import keys_of
from cms.mentions import Mention
from cms.pages.article import ArticlePage
from sellers.access import EDITORS, offices_held
from shop.accounts.models import User
from shop.core.audit import record
from shop.core.errors import NotAllowed
from shop.core.tasks import enqueue_pictures

EDITORS_GROUP = "Biên tập của Hội"


@transaction.atomic
def give_editor_access(person: User, *, by: User | None = None) -> None:
    """Let an editor into Wagtail, in Vietnamese. What she may do there follows her appointments. Safe to run twice.

    Raises NotAllowed where she holds no editor's office today.
    """
    if not offices_held(person, *EDITORS):
        raise NotAllowed("not_an_editor", _("This person holds no editor's office today."))
    group = Group.objects.get(name=EDITORS_GROUP)
    if person.groups.filter(pk=group.pk).exists():
        return
    person.groups.add(group)
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = "vi"
    profile.save(update_fields=["preferred_language"])
    record("give_editor_access", person, by=by)


@transaction.atomic
def take_editor_access(person: User, *, by: User | None = None) -> None:
    """Close Wagtail's door to somebody who edits no longer. Safe to run twice."""
    group = Group.objects.get(name=EDITORS_GROUP)
    if person.groups.filter(pk=group.pk).exists():
        person.groups.remove(group)
        record("take_editor_access", person, by=by)


@transaction.atomic
def note_publication(article: ArticlePage) -> None:
    """Remember which products the published text speaks of; after commit it is found and its pictures are narrowed."""
    wanted = set(article.product_ids())
    before = set(Mention.objects.filter(article=article).values_list("product_id", flat=True))
    Mention.objects.filter(article=article).exclude(product_id__in=wanted).delete()
    Mention.objects.bulk_create([Mention(article=article, product_id=pk) for pk in wanted], ignore_conflicts=True)
    paths = article.picture_paths()
    transaction.on_commit(lambda: enqueue_pictures(paths), robust=True)
    enqueue_stories([article.pk])
    enqueue(wanted | before)  # whether a story is told of them


def note_withdrawal(page: Page) -> None:
    """A page was unpublished or deleted: search forgets it at the commit."""
    withdraw_stories(keys_of([page]))
    enqueue(Mention.objects.filter(article_id=page.pk).values_list("product_id", flat=True))


def note_rewording(page: Page) -> None:
    """An information page has been published: search reads it anew after the commit."""
    enqueue_stories(keys_of([page]))


def note_readers(page: Page) -> None:
    """Who may read a page and all beneath it has changed: search forgets them at the commit, its task brings back
    those that are open to all."""
    withdraw_stories(keys_of(page.get_descendants(inclusive=True)))
