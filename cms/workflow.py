"""One step between writing and publishing: an approving editor of the text's unit who did not write it says yes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, Task, TaskState

from cms.rights import approves_unit
from sellers.models import Unit
from shop.accounts.models import User

APPROVE, REJECT = "approve", "reject"
WRITTEN = (
    "title",
    "slug",
    "kind",
    "unit",
    "date",
    "summary",
    "title_en",
    "summary_en",
    "picture",
    "caption",
    "contains_demo_people",
    "body",
    "search_description",
    "go_live_at",
    "expire_at",
)


class UnitApprovalTask(Task):
    class Meta:
        verbose_name = _("approval by the unit")

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return user.is_superuser or approves_unit(user, unit_of(obj))

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """While it waits, the text changes only under the eyes of those who decide."""
        return not self.user_can_access_editor(obj, user)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, Any, bool]]:
        if not self.user_can_access_editor(obj, user):
            return []
        actions: list[tuple[str, Any, bool]] = [(REJECT, _("Ask for changes"), True)]
        if may_approve(user, obj):
            actions.append((APPROVE, _("Approve and publish"), False))
        return actions

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Asked again here: a change sent together with the approval has made her an author by now."""
        if action_name == APPROVE and not may_approve(user, task_state.workflow_state.content_object):
            raise PermissionDenied(_("Somebody who did not write this text has to approve it."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("workflow_state")
        hers = [state.pk for state in waiting if self.user_can_access_editor(state.workflow_state.content_object, user)]
        return TaskState.objects.filter(pk__in=hers)

    @classmethod
    def get_description(cls) -> str:
        return _("An approving editor of the text's own unit, who did not write it, approves it.")  # type: ignore[return-value]


def may_approve(person: User, article: Any) -> bool:
    """An approving editor of the unit or above, and none of those who wrote what would go out. The operator too."""
    if not (person.is_superuser or approves_unit(person, unit_of(article))):
        return False
    return person.pk not in authors_of(article)


def unit_of(page: Any) -> Unit | None:
    """Wagtail sometimes hands over the bare page without its own columns. None for a page that no unit owns."""
    return getattr(page.specific, "unit", None)


def authors_of(article: Any) -> set[int]:
    """Who changed a word of what is not published yet; before the first publication the owner as well.

    Wagtail's form writes a revision with an approval even where nothing was changed: such a one makes no author.
    """
    page = article.specific
    revisions = Revision.objects.for_instance(page).order_by("pk")
    known = None
    if page.live:
        known = page.live_revision.content if page.live_revision else page.serializable_data()
        revisions = revisions.filter(pk__gt=page.live_revision_id or 0)
    authors = set() if page.live else {page.owner_id}
    for revision in revisions:
        if known is None or words_of(revision.content) != words_of(known):
            authors.add(revision.user_id)
        known = revision.content
    return {pk for pk in authors if pk is not None}


def words_of(content: dict[str, Any]) -> dict[str, Any]:
    """What a reader would see of a revision, lines ended in one way."""
    return {name: str(content.get(name) or "").replace("\\r\\n", "\\n").replace("\r\n", "\n") for name in WRITTEN}
