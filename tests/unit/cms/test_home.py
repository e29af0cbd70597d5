"""The home page: what it shows of today, and what it costs."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from cms.models import HomePage, Picture
from sellers.models import Shop, Unit
from shop.accounts.models import User
from tests.factories.articles import paragraph, publish_text
from tests.factories.goods import put_on_sale
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


def hang_hero() -> None:
    picture = Picture(title="Chợ", file="home/hero-highland-market.webp", width=1600, height=640)
    Picture.objects.bulk_create([picture])
    home = HomePage.objects.get(locale__language_code="vi")
    next(block for block in home.parts if block.block_type == "hero").value["picture"] = picture
    home.save()


def test_a_visitor_costs_the_database_four_questions(
    client: Client, lam_thuong: Unit, hoa_shop: Shop, built_index: Callable, django_assert_max_num_queries
) -> None:
    Shop.objects.update(picture="sellers/bep-com.webp")
    put_on_sale(hoa_shop, "Cốm Lâm Thượng", season_months=list(range(1, 13)))
    put_on_sale(hoa_shop, "Bánh cốm")
    publish_text(lam_thuong, "Chuyện bếp măng", paragraph("Một đoạn."))
    hang_hero()
    built_index()
    client.get("/")  # what is asked once in ten minutes: which goods are ordered most

    with django_assert_max_num_queries(4):
        page = client.get("/").content.decode()

    assert "Chuyện bếp măng" in page
    assert "Bếp Cốm Nà Kéo" in page
    assert "hero-highland-market" in page
    season, stalls = (
        page.split(f"{title}</h2>")[1].split("</section>")[0] for title in ("Đang vào mùa", "Trên sạp hôm nay")
    )
    assert ("Cốm Lâm Thượng" in season, "Bánh cốm" in season) == (True, False)
    assert ("Cốm Lâm Thượng" in stalls, "Bánh cốm" in stalls) == (False, True)


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


def test_goods_are_called_often_ordered_only_when_they_were(
    client: Client, hoa_shop: Shop, mai: User, built_index: Callable
) -> None:
    products = [put_on_sale(hoa_shop, f"Cốm {number}") for number in range(5)]
    built_index()
    assert "Trên sạp hôm nay" in client.get("/").content.decode()

    place(*[(product, 1) for product in products[1:]], buyer=mai)
    cache.clear()

    page = client.get("/").content.decode()
    shown = page.split("Được đặt nhiều</h2>")[1].split("</section>")[0]
    assert "Cốm 1" in shown
    assert "Cốm 0" not in shown
