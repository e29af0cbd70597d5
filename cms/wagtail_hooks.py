"""Our rooms in the editors' interface."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.choosers import product_chooser
from cms.rights import foreign_texts
from cms.snippets import Figure


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "order"
    menu_label = _("Figures")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name_vi", "value", "measure_vi", "place", "year"]
    list_filter = ["union_unit", "qualifier", "year"]
    inspect_view_enabled = True


register_snippet(FigureViewSet)


@hooks.register("register_admin_viewset")
def register_product_chooser() -> ViewSet:
    return product_chooser


@hooks.register("construct_page_chooser_queryset")
def hide_foreign_drafts(pages: Any, request: Any) -> Any:
    """Other units' published texts may be linked to; their drafts are nobody else's business."""
    return pages.exclude(pk__in=foreign_texts(request.user).filter(live=False).values("pk"))


@hooks.register("before_move_page")
def refuse_foreign_move(request: Any, page: Any, destination: Any) -> None:
    """Wagtail asks only when the move is made; its question before that names the page."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("construct_main_menu")
def leave_out_foreign_help(request: Any, items: list[Any]) -> None:
    """Wagtail's help leads to other sites and speaks English."""
    items[:] = [item for item in items if item.name != "help"]
