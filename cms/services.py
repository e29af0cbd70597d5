"""What happens in the editors' room: giving and taking access, noting what a published text speaks of."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

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
    """Remember which products the published text speaks of, and have its pictures made narrower after commit."""
    wanted = set(article.product_ids())
    Mention.objects.filter(article=article).exclude(product_id__in=wanted).delete()
    Mention.objects.bulk_create([Mention(article=article, product_id=pk) for pk in wanted], ignore_conflicts=True)
    paths = article.picture_paths()
    transaction.on_commit(lambda: enqueue_pictures(paths), robust=True)
