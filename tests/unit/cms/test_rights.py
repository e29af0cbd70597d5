"""Each editor in her own unit: another unit's text is closed at every door of Wagtail (TRUST T48)."""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.urls import URLResolver, get_resolver, reverse
from wagtail.images import get_image_model
from wagtail.models import Page, Workflow

from cms.models import ArticlePage, Figure, HomePage, StoryIndex
from cms.services import give_editor_access, take_editor_access
from sellers.models import Unit
from shop.accounts.models import User
from shop.core.errors import NotAllowed
from tests.factories.articles import draft_text, paragraph, publish_text
from tests.unit.cms.conftest import at_her_desk, written

pytestmark = pytest.mark.django_db

SECRET = "Bản thảo bếp măng"
# Says only that some text waits for approval, to whoever asks; names neither it nor its unit.
TELLS_NOTHING = "/confirm_cancellation/"


def doors_to(page: ArticlePage) -> list[str]:
    """Every address under /cms/ that takes a page, as the installed Wagtail has them: a new version's doors come by
    themselves."""
    state = page.current_workflow_task_state
    known = {
        "page_id": page.pk,
        "page_pk": page.pk,
        "page_to_move_id": page.pk,
        "revision_id": page.latest_revision_id,
        "destination_id": Page.objects.get(slug="tin-tuc", locale__language_code="vi").pk,
        "action_name": "approve",
        "task_state_id": state.pk,
        "task_id": state.task_id,
        "workflow_state_id": state.workflow_state_id,
    }
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    doors = [compare, reverse("wagtailadmin_api:pages:detail", args=[page.pk])]
    for route in routes(get_resolver().url_patterns):
        names = re.findall(r"<\w+:(\w+)>", route)
        if route.startswith("cms/") and "page" in "".join(names) and set(names) <= set(known):
            doors.append("/" + re.sub(r"<\w+:(\w+)>", lambda match: str(known[match[1]]), route))
    return doors


def routes(patterns: Iterable, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


@pytest.fixture
def sent_in(draft: ArticlePage, bien: User) -> ArticlePage:
    Workflow.objects.get(name="Duyệt của đơn vị").start(draft, bien)
    return draft


def test_the_walk_finds_the_doors(sent_in: ArticlePage) -> None:
    found = doors_to(sent_in)

    for part in (
        "edit",
        "copy",
        "move",
        "history",
        "view_draft",
        "revisions",
        "workflow",
        "localize/submit",
        "privacy",
    ):
        assert any(part in door for door in found), part


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors_of_another_units_text_are_closed(sent_in: ArticlePage, tin: User, method: str) -> None:
    stranger = at_her_desk(tin)
    before = ArticlePage.objects.filter(pk=sent_in.pk).values().get()
    opened = []

    for door in doors_to(sent_in):
        answer = getattr(stranger, method)(door)
        opens = answer.status_code == 200 and TELLS_NOTHING not in door
        if opens or SECRET in answer.content.decode() or "Lâm Thượng" in answer.content.decode():
            opened.append(door)

    assert opened == []
    assert ArticlePage.objects.filter(pk=sent_in.pk).values().get() == before
    assert ArticlePage.objects.count() == 1
    assert sent_in.current_workflow_task_state is not None


def test_the_same_doors_open_for_those_who_write_and_decide(sent_in: ArticlePage, bien: User, duyet: User) -> None:
    writer, approver = at_her_desk(bien), at_her_desk(duyet)
    page = sent_in.pk

    for name in ("edit", "history", "view_draft", "copy", "workflow_history"):
        assert writer.get(reverse(f"wagtailadmin_pages:{name}", args=[page])).status_code == 200, name
        assert approver.get(reverse(f"wagtailadmin_pages:{name}", args=[page])).status_code == 200, name


def test_another_units_text_does_not_change_whatever_is_posted(draft: ArticlePage, tin: User) -> None:
    stranger = at_her_desk(tin)
    before = ArticlePage.objects.get(pk=draft.pk)
    other_shelf = Page.objects.get(slug="tin-tuc", locale__language_code="vi")
    posts = {
        "edit": {**written("Đổi rồi", draft.unit), "action-publish": "1"},
        "delete": {},
        "unpublish": {},
        "copy": {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": draft.get_parent().pk},
    }

    for name, facts in posts.items():
        stranger.post(reverse(f"wagtailadmin_pages:{name}", args=[draft.pk]), facts)
    stranger.post(reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, other_shelf.pk]))

    after = ArticlePage.objects.get(pk=draft.pk)
    assert (after.title, after.live, after.path) == (before.title, False, before.path)
    assert after.latest_revision_id == before.latest_revision_id
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/cms/",
        "/cms/pages/{shelf}/",
        "/cms/pages/search/?q=bep",
        "/cms/pages/search/?q=Bản+thảo",
        "/cms/api/main/pages/?fields=*",
        "/cms/api/main/pages/?child_of={shelf}&for_explorer=1",
        "/cms/choose-page/{shelf}/",
        "/cms/choose-page/search/?q=Bản",
        "/cms/reports/site-history/",
        "/cms/reports/aging-pages/",
        "/cms/reports/workflow/",
        "/cms/pages/usage/cms/articlepage/",
    ],
)
def test_no_list_names_another_units_draft(draft: ArticlePage, tin: User, bien: User, path: str) -> None:
    address = path.format(shelf=draft.get_parent().pk)

    assert SECRET not in at_her_desk(tin).get(address, follow=True).content.decode()


def test_her_own_list_names_it(draft: ArticlePage, bien: User) -> None:
    assert SECRET in at_her_desk(bien).get(f"/cms/pages/{draft.get_parent().pk}/").content.decode()


def test_an_editor_of_the_province_edits_what_lies_beneath(draft: ArticlePage, lao_cai: Unit, tin: User) -> None:
    tin.appointments.update(unit=lao_cai)

    assert at_her_desk(tin).get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200


def test_an_office_that_has_ended_opens_nothing(draft: ArticlePage, bien: User) -> None:
    writer = at_her_desk(bien)
    bien.appointments.update(held_until="2026-01-01")

    assert writer.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 302


def test_nobody_but_the_whole_unions_editors_changes_home_and_shelves(
    bien: User, duyet: User, union: Unit, tin: User
) -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    shelf = StoryIndex.objects.get(locale__language_code="vi")

    for editor in (bien, duyet):
        for page in (home, shelf):
            assert not page.permissions_for_user(editor).can_edit()
            assert not page.permissions_for_user(editor).can_delete()
            assert not page.permissions_for_user(editor).can_reorder_children()

    give_editor_access(tin)
    tin.appointments.update(unit=union)
    again = User.objects.get(pk=tin.pk)
    assert home.permissions_for_user(again).can_edit()


def test_no_editor_publishes_from_the_form(draft: ArticlePage, bien: User, duyet: User) -> None:
    for editor in (bien, duyet):
        at_her_desk(editor).post(
            reverse("wagtailadmin_pages:edit", args=[draft.pk]), {**written("x", draft.unit), "action-publish": "1"}
        )

    assert not ArticlePage.objects.get(pk=draft.pk).live


def test_only_an_approving_editor_takes_a_text_down(lam_thuong: Unit, bien: User, duyet: User, tin: User) -> None:
    story = publish_text(lam_thuong, "Đã đăng", paragraph("Một."), by=bien)

    for editor in (bien, tin):
        at_her_desk(editor).post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
        assert ArticlePage.objects.get(pk=story.pk).live

    at_her_desk(duyet).post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_access_is_given_to_editors_only_and_once(bien: User, mai: User) -> None:
    give_editor_access(bien)
    give_editor_access(bien)

    assert bien.groups.count() == 1
    assert bien.wagtail_userprofile.preferred_language == "vi"
    with pytest.raises(NotAllowed):
        give_editor_access(mai)
    assert not mai.groups.exists()


def test_taken_access_closes_the_door(bien: User) -> None:
    writer = at_her_desk(bien)
    assert writer.get("/cms/").status_code == 200

    take_editor_access(bien)

    assert writer.get("/cms/").status_code == 302


def test_a_text_of_the_union_is_not_written_for_another_unit(lam_thuong: Unit, cam_khe: Unit, bien: User) -> None:
    shelf = StoryIndex.objects.get(locale__language_code="vi")
    form_class = ArticlePage.get_edit_handler().get_form_class()

    form = form_class(instance=ArticlePage(), parent_page=shelf, for_user=bien)

    assert [unit.code for unit in form.fields["unit"].queryset] == ["lam-thuong"]
    assert [value for value, _label in form.fields["kind"].choices] == ["role-model", "good-deed"]


def test_drafts_of_two_units_stay_apart(lam_thuong: Unit, cam_khe: Unit, bien: User, tin: User) -> None:
    draft_text(cam_khe, "Của Cẩm Khê", by=tin)
    hers = draft_text(lam_thuong, "Của Lâm Thượng", by=bien)
    page = at_her_desk(bien).get(f"/cms/pages/{hers.get_parent().pk}/").content.decode()

    assert "Của Lâm Thượng" in page
    assert "Của Cẩm Khê" not in page


def figure_form(unit: Unit) -> dict:
    return {
        "name_vi": "Hội viên",
        "name_en": "",
        "qualifier": "exact",
        "value": "3380",
        "value_max": "",
        "measure_vi": "người",
        "measure_en": "",
        "union_unit": unit.pk,
        "place": "Lâm Thượng",
        "year": "",
        "source": "Báo địa phương",
        "code": "lt",
    }


def test_figures_are_written_by_the_editors_of_their_unit(lam_thuong: Unit, bien: User, tin: User) -> None:
    writer, stranger = at_her_desk(bien), at_her_desk(tin)
    assert stranger.post("/cms/snippets/cms/figure/add/", figure_form(lam_thuong)).status_code == 200
    assert Figure.objects.count() == 0

    writer.post("/cms/snippets/cms/figure/add/", figure_form(lam_thuong))
    figure = Figure.objects.get()
    changed = {**figure_form(lam_thuong), "value": "1"}
    stranger.post(f"/cms/snippets/cms/figure/edit/{figure.pk}/", changed)
    stranger.post(f"/cms/snippets/cms/figure/delete/{figure.pk}/")
    assert Figure.objects.get().value == 3380

    writer.post(f"/cms/snippets/cms/figure/edit/{figure.pk}/", changed)
    assert Figure.objects.get().value == 1


def test_the_picture_library_is_the_markets_own() -> None:
    assert get_image_model()._meta.label == "cms.Picture"
