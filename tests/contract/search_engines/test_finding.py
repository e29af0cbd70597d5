"""What is found, and what comes first."""

import pytest

from catalog.search.document import Document
from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery
from tests.factories.documents import BA_CHE, QUANG_NINH, document

GOODS = [
    document(1, "Măng khô Lâm Thượng", tags=("măng khô",), title_en="Dried bamboo shoots of Lâm Thượng"),
    document(2, "Măng chua xé sợi", kind="Măng chua", text="Ngâm nhanh hơn măng khô."),
    document(3, "Cốm Lâm Thượng", kind="Cốm", title_en="Young green rice"),
    document(4, "Cơm lam ống nứa", kind="Món ăn chế biến sẵn"),
    document(5, "Thịt trâu gác bếp", kind="Thịt hun khói"),
    document(6, "Trà hoa vàng Ba Chẽ", kind="Trà hoa vàng", commune=BA_CHE, province=QUANG_NINH),
    document(7, "Homestay suối", kind="Lưu trú cộng đồng", text="Bảo quản hành lý. Xem rừng."),
]


def found(engine: SearchEngine, text: str, **filters: object) -> list[str]:
    return [card.id for card in engine.search(SearchQuery(text=text, **filters)).cards]  # type: ignore[arg-type]


@pytest.fixture
def market(engine: SearchEngine) -> SearchEngine:
    engine.replace(GOODS)
    return engine


@pytest.mark.parametrize(
    "typed",
    [
        "măng khô",
        "mang kho",
        "MĂNG KHÔ",
        "ma\u0306ng kho\u0302",
        "măng kho",
        "mangkho",
        "mawng kho",
        "dried bamboo shoot",
    ],
)
def test_dried_bamboo_is_found_first_however_it_is_typed(market: SearchEngine, typed: str) -> None:
    assert found(market, typed)[0] == "mang-kho-lam-thuong"


def test_exact_accents_rank_before_folded_ones(market: SearchEngine) -> None:
    assert found(market, "cơm lam")[0] == "com-lam-ong-nua"
    assert found(market, "cốm")[0] == "com-lam-thuong"


@pytest.mark.parametrize("typed", ["homestya", "homestai", "homstay", "homesstay"])
def test_one_slip_in_a_longer_word_is_forgiven(market: SearchEngine, typed: str) -> None:
    assert found(market, typed) == ["homestay-suoi"]


def test_a_name_counts_more_than_a_mention(market: SearchEngine) -> None:
    assert found(market, "măng khô") == ["mang-kho-lam-thuong", "mang-chua-xe-soi"]


@pytest.mark.parametrize("typed", ["iphone 15", "bảo hiểm ô tô", "vé xem phim", "...", '"', "a* OR [", "🙂", "\0"])
def test_what_the_market_does_not_have_finds_nothing(market: SearchEngine, typed: str) -> None:
    page = market.search(SearchQuery(text=typed))

    assert (page.cards, page.total, page.pages) == ((), 0, 1)


def test_near_things_follow_when_little_fits(market: SearchEngine) -> None:
    assert found(market, "trà hoa vàng Suối Giàng") == ["tra-hoa-vang-ba-che"]


def test_a_place_finds_what_is_made_there(market: SearchEngine) -> None:
    assert found(market, "ba che") == ["tra-hoa-vang-ba-che"]
    assert set(found(market, "xã Lâm Thượng")) == {each.slug for each in GOODS if each.key != 6}


def test_a_text_of_ten_thousand_letters_is_answered(market: SearchEngine) -> None:
    assert market.search(SearchQuery(text="măng " * 2_000)).total > 0


def test_a_changed_product_is_found_by_its_new_name_only(market: SearchEngine) -> None:
    renamed: Document = document(3, "Bánh gai lá")

    market.change(upsert=[renamed], delete=[4])

    assert found(market, "bánh gai") == ["banh-gai-la"]
    assert found(market, "cốm") == []
    assert found(market, "cơm lam") == []
    assert market.count() == len(GOODS) - 1


def test_a_correction_is_offered(market: SearchEngine) -> None:
    assert market.search(SearchQuery(text="homestya")).did_you_mean == "homestay"
    assert market.search(SearchQuery(text="mawng kho")).did_you_mean == "măng khô"
    assert market.search(SearchQuery(text="homestay")).did_you_mean == ""
