"""From an editor's first word to the reader: writing, sending in, approval by somebody else."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.stories import stories_of
from cms.models import ArticlePage, NewsIndex, StoryIndex
from sellers.models import Appointment, Office, Shop, Unit
from shop.accounts.models import User
from tests.factories.articles import draft_text, paragraph, publish_text
from tests.factories.goods import put_on_sale
from tests.people import person
from tests.unit.cms.conftest import at_her_desk, written

pytestmark = pytest.mark.django_db


def add_address(shelf: type = StoryIndex) -> str:
    parent = shelf.objects.get(locale__language_code="vi")
    return reverse("wagtailadmin_pages:add", args=["cms", "articlepage", parent.pk])


def edit_address(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def decide(browser: Client, article: ArticlePage, action: str, **facts: str) -> int:
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state.pk])
    return browser.post(address, facts).status_code


@pytest.fixture
def sent_in(lam_thuong: Unit, bien: User) -> ArticlePage:
    at_her_desk(bien).post(
        add_address(), {**written("Đường đậu bếp măng", lam_thuong, "Một đoạn."), "action-submit": "1"}
    )
    return ArticlePage.objects.get()


def test_bien_writes_about_a_product_and_duyet_brings_it_to_the_reader(
    client: Client, lam_thuong: Unit, hoa_shop: Shop, bien: User, duyet: User
) -> None:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    form = written("Chuyện cốm", lam_thuong, "Chị T. giã cốm.")
    form |= {
        "body-count": "2",
        "body-1-type": "products",
        "body-1-order": "1",
        "body-1-deleted": "",
        "body-1-value-title": "",
        "body-1-value-products-count": "1",
        "body-1-value-products-0-value": str(product.pk),
        "body-1-value-products-0-order": "0",
        "body-1-value-products-0-deleted": "",
    }

    at_her_desk(bien).post(add_address(), {**form, "action-submit": "1"})
    story = ArticlePage.objects.get()
    assert (story.live, story.slug, story.owner, story.product_ids()) == (False, "chuyen-com", bien, [product.pk])
    assert "Chuyện cốm" not in client.get("/").content.decode()
    decide(at_her_desk(duyet), story, "approve")

    assert ArticlePage.objects.get().live
    assert "Chuyện cốm" in client.get("/").content.decode()
    assert [each.title for each in stories_of(product.pk)] == ["Chuyện cốm"]


def test_the_address_is_made_by_the_markets_fold(sent_in: ArticlePage) -> None:
    assert sent_in.slug == "duong-dau-bep-mang"


def test_a_second_text_of_the_same_title_gets_a_number(sent_in: ArticlePage, lam_thuong: Unit, bien: User) -> None:
    at_her_desk(bien).post(add_address(), written("Đường đậu bếp măng", lam_thuong, "Hai."))

    assert sorted(ArticlePage.objects.values_list("slug", flat=True)) == ["duong-dau-bep-mang", "duong-dau-bep-mang-2"]


def test_a_draft_follows_its_title_and_a_published_text_keeps_its_address(lam_thuong: Unit, bien: User) -> None:
    writer = at_her_desk(bien)
    draft = draft_text(lam_thuong, "Chuyện b", by=bien)
    published = publish_text(lam_thuong, "Chuyện cũ", by=bien)

    writer.post(edit_address(draft), written("Chuyện bếp măng", lam_thuong, slug="chuyen-b"))
    writer.post(edit_address(published), written("Chuyện mới", lam_thuong, slug="chuyen-cu"))

    newest = [ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object() for page in (draft, published)]
    assert [(page.title, page.slug) for page in newest] == [
        ("Chuyện bếp măng", "chuyen-bep-mang"),
        ("Chuyện mới", "chuyen-cu"),
    ]


def test_the_author_does_not_approve_her_own_text(lam_thuong: Unit, duyet: User, bien: User) -> None:
    at_her_desk(duyet).post(add_address(), {**written("Của duyệt", lam_thuong, "Một."), "action-submit": "1"})
    hers = ArticlePage.objects.get()

    assert decide(at_her_desk(duyet), hers, "approve") == 302

    assert not ArticlePage.objects.get().live
    assert ArticlePage.objects.get().current_workflow_task_state is not None


def test_who_has_changed_the_text_does_not_approve_it(sent_in: ArticlePage, lam_thuong: Unit, duyet: User) -> None:
    approver = at_her_desk(duyet)
    approver.post(edit_address(sent_in), written("Đã sửa một chữ", lam_thuong, "Khác."))

    decide(approver, sent_in, "approve")

    assert not ArticlePage.objects.get().live


def test_a_change_sent_together_with_the_approval_is_not_approved(
    sent_in: ArticlePage, lam_thuong: Unit, duyet: User
) -> None:
    form = {**written("Đường đậu bếp măng", lam_thuong, "Lén thêm."), "slug": sent_in.slug}

    at_her_desk(duyet).post(
        edit_address(sent_in), {**form, "action-workflow-action": "true", "workflow-action-name": "approve"}
    )

    assert not ArticlePage.objects.get().live


def test_duyet_approves_from_the_form_without_having_changed_a_word(
    sent_in: ArticlePage, lam_thuong: Unit, duyet: User
) -> None:
    """The browser sends the whole text with it, and Wagtail writes a revision of hers though not a word differs."""
    newest = sent_in.get_latest_revision_as_object()
    form = {**written(newest.title, lam_thuong, "Một đoạn.", slug=newest.slug), "body-0-id": newest.body[0].id}
    form |= {"action-workflow-action": "true", "workflow-action-name": "approve"}

    at_her_desk(duyet).post(edit_address(sent_in), form)

    assert sent_in.revisions.filter(user=duyet).exists()
    assert ArticlePage.objects.get().live


@pytest.mark.parametrize("who", ["bien", "tin"])
def test_others_do_not_approve(sent_in: ArticlePage, bien: User, tin: User, who: str) -> None:
    decide(at_her_desk({"bien": bien, "tin": tin}[who]), sent_in, "approve")

    assert not ArticlePage.objects.get().live


def test_an_approving_editor_of_another_unit_does_not_approve(sent_in: ArticlePage, cam_khe: Unit) -> None:
    stranger = person("la", "Lê Thị Lạ")
    Appointment.objects.create(person=stranger, unit=cam_khe, office=Office.APPROVING_EDITOR, held_from="2025-07-01")

    decide(at_her_desk(stranger), sent_in, "approve")

    assert not ArticlePage.objects.get().live


def test_an_approving_editor_of_the_province_approves(sent_in: ArticlePage, lao_cai: Unit) -> None:
    above = person("tren", "Vàng Thị Trên")
    Appointment.objects.create(person=above, unit=lao_cai, office=Office.APPROVING_EDITOR, held_from="2025-07-01")

    decide(at_her_desk(above), sent_in, "approve")

    assert ArticlePage.objects.get().live


def test_duyet_asks_for_changes_and_bien_sends_it_in_again(
    sent_in: ArticlePage, lam_thuong: Unit, bien: User, duyet: User
) -> None:
    decide(at_her_desk(duyet), sent_in, "reject", comment="Thêm ngày, chị nhé.")
    assert not ArticlePage.objects.get().live

    at_her_desk(bien).post(
        edit_address(sent_in),
        {**written("Đường đậu bếp măng", lam_thuong, "Hôm 10/04."), "slug": sent_in.slug, "action-submit": "1"},
    )
    decide(at_her_desk(duyet), sent_in, "approve")

    assert ArticlePage.objects.get().live


def test_only_what_duyet_may_decide_waits_on_her_desk(sent_in: ArticlePage, duyet: User, tin: User) -> None:
    assert "Đường đậu bếp măng" in at_her_desk(duyet).get("/cms/").content.decode()
    assert "Đường đậu bếp măng" not in at_her_desk(tin).get("/cms/").content.decode()


def test_a_change_of_a_published_text_waits_for_somebody_else_too(
    client: Client, lam_thuong: Unit, bien: User, duyet: User
) -> None:
    story = publish_text(lam_thuong, "Chuyện cốm", paragraph("Cũ."), by=duyet)
    form = written("Chuyện cốm", lam_thuong, "Mới.", slug="chuyen-com")
    at_her_desk(bien).post(edit_address(story), {**form, "action-submit": "1"})
    assert "Cũ." in client.get("/guong-dien-hinh/chuyen-com/").content.decode()

    decide(at_her_desk(duyet), story, "approve")

    assert "Mới." in client.get("/guong-dien-hinh/chuyen-com/").content.decode()


def test_a_text_is_not_written_for_another_unit(lam_thuong: Unit, cam_khe: Unit, bien: User) -> None:
    answer = at_her_desk(bien).post(add_address(), written("Cho đơn vị khác", cam_khe, "Một."))

    assert ArticlePage.objects.count() == 0
    assert "Chị không viết cho đơn vị này." in answer.content.decode()


def test_a_lesson_does_not_stand_among_the_news(lam_thuong: Unit, bien: User) -> None:
    at_her_desk(bien).post(add_address(NewsIndex), written("Bài học", lam_thuong, "Một.", kind="lesson"))

    assert ArticlePage.objects.count() == 0


def test_duyet_reads_the_text_before_it_goes_out(sent_in: ArticlePage, duyet: User) -> None:
    preview = at_her_desk(duyet).get(reverse("wagtailadmin_pages:view_draft", args=[sent_in.pk]))

    assert preview.status_code == 200
    assert "Một đoạn." in preview.content.decode()
