"""The home page: what it shows of today, and what it costs."""

import pytest
from django.test import Client

from cms.models import HomePage
from sellers.models import Shop, Unit
from tests.factories.articles import paragraph, publish_text

pytestmark = pytest.mark.django_db


def test_a_visitor_costs_the_database_four_questions(
    client: Client, lam_thuong: Unit, hoa_shop: Shop, django_assert_max_num_queries
) -> None:
    Shop.objects.update(picture="sellers/bep-com.webp")
    publish_text(lam_thuong, "Chuyện bếp măng", paragraph("Một đoạn."))
    client.get("/")  # what a process learns once: the site, its languages

    with django_assert_max_num_queries(4):
        page = client.get("/").content.decode()

    assert "Chuyện bếp măng" in page
    assert "Bếp Cốm Nà Kéo" in page


def test_the_newest_story_about_a_person_leads_and_news_stand_under_it(client: Client, lam_thuong: Unit) -> None:
    publish_text(lam_thuong, "Chuyện bếp măng", date="2026-04-10")
    publish_text(lam_thuong, "Măng lên sàn", kind="news", date="2026-11-20")

    page = client.get("/").content.decode()

    lead, rest = page.split("story-card--lead")[1].split("</article>", 1)
    assert "Chuyện bếp măng" in lead
    assert "Măng lên sàn" in rest


def test_an_unpublished_story_leaves_the_home_page(client: Client, lam_thuong: Unit) -> None:
    story = publish_text(lam_thuong, "Chuyện bếp măng")
    assert "Chuyện bếp măng" in client.get("/").content.decode()

    story.unpublish()

    assert "Chuyện bếp măng" not in client.get("/").content.decode()


def test_the_editors_order_of_parts_is_kept(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    home.parts = list(reversed([(block.block_type, block.value) for block in home.parts]))
    home.save()

    page = client.get("/").content.decode()

    assert page.index("Vì sao tin được</h2>") < page.index('class="hero"')


def test_a_seller_whose_branch_no_longer_vouches_is_not_shown(client: Client, hoa_shop: Shop) -> None:
    Shop.objects.update(picture="sellers/bep-com.webp")
    hoa_shop.attestations.update(withdrawn_on="2026-11-01")

    assert "Bếp Cốm Nà Kéo" not in client.get("/").content.decode()
