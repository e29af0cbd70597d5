"""Who may do what in the editors' room, by the offices held today (sellers.access): the one place that decides.

Wagtail asks in two ways, and both end here: a page is asked for a tester (edit, copy, move, history, preview, compare),
and the policy is asked for querysets (explorer, search, choosers, reports, its own API).
- A text belongs to a unit: its editors and approving editors, of that unit or above it, may edit it.
- Nobody publishes from the form. A text goes out when an approving editor who did not write it approves it.
- Pages without a unit (home, indexes, information) belong to the whole Union: only its own editors change them.
"""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models.pages import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from sellers.access import EDITORS, offices_held
from sellers.models import Appointment, Office, Unit
from sellers.units.selectors import beneath
from shop.accounts.models import User

TOP_DEPTH = 1


def edits_unit(person: User, unit: Unit | None) -> bool:
    """She holds an editor's office over `unit` today. Without a unit: over the whole Union."""
    return _reaches(_posts(person), unit)


def approves_unit(person: User, unit: Unit | None) -> bool:
    return _reaches([post for post in _posts(person) if post.office == Office.APPROVING_EDITOR], unit)


class UnitPermissionTester(PagePermissionTester):
    """Wagtail's own rules, and the unit's on top; the operator (superuser) keeps Wagtail's alone."""

    page: Any

    def __init__(self, user: User, page: Any) -> None:
        super().__init__(user, page)
        self.permissions: set[str] = getattr(self, "permissions", set())
        self.free = user.is_active and user.is_superuser

    def _within(self) -> bool:
        return self.free or edits_unit(self.user, getattr(self.page, "unit", None))

    def can_edit(self) -> bool:
        return bool(super().can_edit() and self._within())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk) and self._within())

    def can_publish(self) -> bool:
        return self.free and bool(super().can_publish())

    def can_unpublish(self) -> bool:
        if self.free:
            return bool(super().can_unpublish())
        return bool(self.page.live and not self.page_locked() and self._approves())

    def can_submit_for_moderation(self) -> bool:
        return bool(super().can_submit_for_moderation() and self._within())

    def can_lock(self) -> bool:
        return bool(super().can_lock() and self._within())

    def can_unlock(self) -> bool:
        return bool(super().can_unlock() and self._within())

    def can_view_revisions(self) -> bool:
        return bool(super().can_view_revisions() and self._within())

    def can_publish_subpage(self) -> bool:
        return self.free and bool(super().can_publish_subpage())

    def can_reorder_children(self) -> bool:
        return bool(super().can_reorder_children() and self._within())

    def _approves(self) -> bool:
        return self.user.is_active and approves_unit(self.user, getattr(self.page, "unit", None))


class UnitPagePolicy(PagePermissionPolicy):
    """Takes other units' texts out of everything that Wagtail lists for a person."""

    def instances_user_has_any_permission_for(self, user: User, actions: Any) -> QuerySet:
        return _without_foreign(super().instances_user_has_any_permission_for(user, actions), user)

    def explorable_instances(self, user: User) -> QuerySet:
        return _without_foreign(super().explorable_instances(user), user)

    def user_has_any_permission_for_instance(self, user: User, actions: Any, instance: Any) -> bool:
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        return user.is_superuser or not foreign_texts(user).filter(pk=instance.pk).exists()


class UnitFigurePolicy(ModelPermissionPolicy):
    """Figures: whoever edits for a unit writes down its figures, and sees all of them. Deleting is the operator's."""

    def user_has_permission(self, user: User, action: str) -> bool:
        if user.is_superuser:
            return bool(user.is_active)
        return action in ("add", "change", "view") and bool(_posts(user))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return user.is_superuser or action == "view" or edits_unit(user, instance.union_unit)


def foreign_texts(person: User) -> QuerySet:
    """Texts of units that she does not edit, published or not."""
    ArticlePage = apps.get_model("cms", "ArticlePage")  # the page itself asks this room
    if person.is_superuser and person.is_active:
        return ArticlePage.objects.none()
    return ArticlePage.objects.exclude(beneath((post.unit for post in _posts(person)), "unit__"))


def _without_foreign(pages: QuerySet, user: User) -> QuerySet:
    if user.is_superuser or not user.is_active:
        return pages
    return pages.exclude(pk__in=foreign_texts(user).values("pk"))


def _posts(person: Any) -> list[Appointment]:
    """Asked once a request: Wagtail puts the question many times for one page of lists."""
    if not hasattr(person, "_editing_posts"):
        person._editing_posts = offices_held(person, *EDITORS)
    return person._editing_posts


def _reaches(posts: list[Appointment], unit: Unit | None) -> bool:
    if unit is None:
        return any(post.unit.depth == TOP_DEPTH for post in posts)
    return any(post.unit.stands_over(unit) for post in posts)
