"""The demonstration's 246 goods: what a buyer types first must find what she means first."""

from collections.abc import Iterator
from datetime import date

import pytest

from catalog.search.document import CategoryName, Document, Place, Size
from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery
from catalog.search.sources import SellerFacts
from shop.core.text import slug
from shop.demo import source


def goods() -> Iterator[Document]:
    sellers = {row["id"]: row["name"] for row in source.read("sellers.json")["sellers"]}
    for key, row in enumerate(source.read("catalogue.json")["products"], 1):
        sizes = row["variants"] or [{**row, "label": ""}]
        yield Document(
            key=key,
            slug=row["id"],
            title=row["title_vi"],
            title_en=row["title_en"],
            sizes=tuple(Size(each["label"], each["price_vnd"], each["stock"], each["net_weight_g"]) for each in sizes),
            categories=tuple(CategoryName(slug(name), name) for name in row["category_path"]),
            province=Place(slug(row["province"]), row["province"], "tỉnh"),
            commune=Place(row["commune_id"], row["commune"], row["commune_type"]),
            former_province=row["former_province"] or "",
            seller=SellerFacts(row["seller_id"], sellers[row["seller_id"]], date(2028, 6, 2), True),
            tags=tuple(row["tags"]),
            season=tuple(row["season_months"] or ()),
            text=f"{row['summary_vi']}\n{row['description_vi']}",
            text_en=row["description_en"],
            unit=row["unit"],
        )


@pytest.fixture
def market(engine: SearchEngine) -> SearchEngine:
    engine.replace(goods())
    return engine


def test_all_goods_are_there_and_their_facets_sum_to_them(market: SearchEngine) -> None:
    page = market.search(SearchQuery())

    assert (page.total, page.pages) == (246, 11)
    assert sum(value.count for facet in page.facets if facet.name == "category" for value in facet.values) == 246


@pytest.mark.parametrize("typed", ["măng khô", "mang kho", "mangkho", "mawng kho", "dried bamboo shoots"])
def test_the_seven_dried_bamboos_come_first(market: SearchEngine, typed: str) -> None:
    first = market.search(SearchQuery(text=typed)).cards[:7]

    assert {card.category for card in first} == {"mang-kho"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("com lam thuong", "com-lam-thuong"),
        ("chè Shan tuyết Suối Giàng", "che-shan-tuyet-suoi-giang"),
        ("tra hoa vang ba che", "tra-hoa-vang-ba-che"),
        ("dầu tràm Huế", "dau-tram-hue"),
        ("cà phêe a lưới", "ca-phe-a-luoi-rang-moc"),
        ("bưởi đoan hùg", "buoi-doan-hung"),
        ("sapa atiso", "cao-atiso-sa-pa"),
    ],
)
def test_a_named_thing_is_first(market: SearchEngine, typed: str, first: str) -> None:
    assert market.search(SearchQuery(text=typed)).cards[0].id == first


def test_a_speciality_of_a_province_is_from_there(market: SearchEngine) -> None:
    page = market.search(SearchQuery(text="đặc sản Lào Cai"))

    assert page.total > 50
    assert {card.province for card in page.cards} == {"Lào Cai"}


@pytest.mark.parametrize("typed", ["iphone 15", "samsung tivi 55 inch", "bảo hiểm ô tô", "vé xem phim"])
def test_what_nobody_sells_is_not_found(market: SearchEngine, typed: str) -> None:
    assert market.search(SearchQuery(text=typed)).total == 0
