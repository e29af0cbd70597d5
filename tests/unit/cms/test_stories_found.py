"""Search finds what editors have published, and nothing that is not open to everybody (T48)."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from catalog.search.engine import SearchEngine
from catalog.search.stories.engine import StoryEngine, story_engine
from catalog.search.stories.indexing import rebuild_stories
from cms.findable import open_to_all
from cms.models import ArticlePage, NewsIndex, PlainPage
from cms.services import note_withdrawal
from sellers.models import Unit
from tests.factories.articles import draft_text, paragraph, publish_text


@pytest.fixture
def stories(index: SearchEngine, lam_thuong: Unit) -> StoryEngine:
    publish_text(lam_thuong, "Chuyện bếp măng", paragraph("Chị em phơi măng khô bên suối."), title_en="A kitchen")
    draft_text(lam_thuong, "Bản thảo măng", paragraph("Chưa ai được đọc chuyện măng này."))
    rebuild_stories()
    return story_engine()


def titles(text: str) -> list[str]:
    with translation.override("vi"):
        return [each.card.title for each in story_engine().search(text).found]


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_are_found_without_their_marks_and_drafts_never(stories: StoryEngine) -> None:
    assert titles("mang kho") == titles("măng khô") == titles("mang kho ben suoi") == ["Chuyện bếp măng"]
    assert titles("bản thảo") == []
    assert stories.suggest("chuyện b")[0].kind == "story"
    assert stories.suggest("bản") == []


def test_information_pages_are_found_in_both_languages(stories: StoryEngine) -> None:
    assert titles("doi tra")[0] == "Đổi trả và khiếu nại"
    assert titles("returns")[0] == "Đổi trả và khiếu nại"


def test_a_search_has_two_tabs_with_their_counts(stories: StoryEngine, client: Client) -> None:
    goods, found = shown(client, "/en/tim-kiem/?q=mang"), shown(client, "/en/tim-kiem/?q=mang&tab=stories")

    assert 'Stories <span class="found__n">1</span>' in goods
    assert 'href="/en/tim-kiem/?q=mang&amp;tab=stories"' in goods
    assert 'aria-current="page">Stories' in found
    assert "A kitchen" in found
    assert "Bản thảo" not in found


def test_unpublishing_takes_it_out_at_the_commit_before_any_worker(
    stories: StoryEngine, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    article = ArticlePage.objects.get(title="Chuyện bếp măng")

    with django_capture_on_commit_callbacks() as later:
        article.unpublish()
    assert titles("măng khô") == ["Chuyện bếp măng"]  # the control: nothing before the commit
    later[0]()

    assert titles("măng khô") == []


def test_a_deleted_text_goes_and_a_published_one_comes(
    stories: StoryEngine, lam_thuong: Unit, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(title="Chuyện bếp măng").delete()
        publish_text(lam_thuong, "Cốm mùa mới", paragraph("Nếp non."))

    assert titles("măng khô") == []
    assert titles("nep non") == ["Cốm mùa mới"]


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_a_private_page_is_not_found_nor_what_lies_under_it(
    stories: StoryEngine, kind: str, django_capture_on_commit_callbacks: Any
) -> None:
    shelf = ArticlePage.objects.get(title="Chuyện bếp măng").get_parent()

    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=shelf, restriction_type=kind, password="chợ")
        restriction.groups.add(*Group.objects.all()[:1])
    assert titles("măng khô") == []
    assert open_to_all(ArticlePage.objects.values_list("pk", flat=True)) == set()

    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert titles("măng khô") == ["Chuyện bếp măng"]
    assert len(open_to_all(ArticlePage.objects.values_list("pk", flat=True))) == 1


def test_what_the_index_still_holds_is_asked_for_again_before_it_is_drawn(
    stories: StoryEngine, client: Client, django_assert_max_num_queries: Any
) -> None:
    ArticlePage.objects.filter(title="Chuyện bếp măng").update(live=False)

    with django_assert_max_num_queries(2):
        page = shown(client, "/tim-kiem/?q=mang&tab=stories")

    assert "Chuyện bếp măng" not in page


def test_an_information_page_in_english_goes_under_the_vietnamese_one(
    stories: StoryEngine, django_capture_on_commit_callbacks: Any
) -> None:
    english = PlainPage.objects.get(slug="doi-tra", locale__language_code="en")

    with django_capture_on_commit_callbacks(execute=True):
        english.live = False
        english.save(update_fields=["live"])
        note_withdrawal(english)

    assert titles("doi tra")[0] == "Đổi trả và khiếu nại"
    assert "Đổi trả và khiếu nại" not in titles("returns")


def test_shelves_are_no_stories(stories: StoryEngine) -> None:
    assert NewsIndex.objects.first().title not in titles("")
