"""What is understood of a typed text, over the demonstration's goods, by each engine alike."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import translation

from catalog.search.engine import SearchEngine
from catalog.search.query import SearchPage, SearchQuery


@pytest.fixture(autouse=True)
def demonstration() -> Iterator[None]:
    with time_machine.travel("2026-11-24 09:00 +0700", tick=False), translation.override("vi"):
        yield


@pytest.fixture
def market(whole_market: SearchEngine) -> SearchEngine:
    return whole_market


def ask(engine: SearchEngine, text: str) -> SearchPage:
    return engine.search(SearchQuery(text=text))


def ids(page: SearchPage, many: int = 24) -> list[str]:
    return [card.id for card in page.cards[:many]]


@pytest.mark.parametrize(
    ("typed", "chips"),
    [
        ("măng khô dưới 100k", [("đến 100.000\xa0₫", "măng khô")]),
        ("quà từ 50 đến 100 nghìn", [("50.000\xa0₫ đến 100.000\xa0₫", "quà"), ("quà", "từ 50 đến 100 nghìn")]),
        ("gạo nếp 2kg", [("2\xa0kg", "gạo nếp")]),
        ("rượu 1 lít", [("1\xa0lít", "rượu")]),
        ("trà ocop 5 sao", [("OCOP 5 sao", "trà")]),
        ("trái cây mùa này", [("Đang vào mùa", "trái cây")]),
        ("mật ong Lào Cai", [("Lào Cai", "mật ong")]),
        ("đặc sản yen bai", [("đặc sản", "yen bai"), ("Yên Bái", "đặc sản")]),
        ("HTX Miến dong Bình Liêu", [("HTX Miến dong Bình Liêu", "")]),
        ("măng khô", []),
    ],
)
def test_what_was_read_out_of_the_words_is_said_back_with_the_words_without_it(
    market: SearchEngine, typed: str, chips: list[tuple[str, str]]
) -> None:
    assert sorted((chip.label, chip.without) for chip in ask(market, typed).understood) == sorted(chips)


def test_a_price_in_the_words_bounds_what_fits_and_the_size_that_is_shown(market: SearchEngine) -> None:
    page = ask(market, "mật ong dưới 200k")

    fitting = [card for card in page.cards if card.why and card.why.fits]
    assert len(fitting) == page.fitting > 5
    assert {card.price <= 200_000 and card.id.startswith("mat-ong") for card in fitting} == {True}


def test_stars_in_the_words_are_valid_ones_and_no_others_come_near(market: SearchEngine) -> None:
    assert {card.stars for card in ask(market, "ocop 5 sao").cards} == {5}
    assert {card.stars for card in ask(market, "trà 5 sao").cards} == {5}


def test_what_is_read_as_a_filter_never_traps(market: SearchEngine) -> None:
    page = ask(market, "gạo tẻ 7kg")

    assert ids(page, 1) == ["gao-huu-co-quang-dien"] or page.total > 0
    assert all(card.why and not card.why.fits for card in page.cards)


def test_a_text_that_denies_a_thing_does_not_sell_it(market: SearchEngine) -> None:
    golden = {card.id for card in ask(market, "trà hoa vàng").cards if card.why and card.why.fits}

    assert "tra-hoa-vang-ba-che" in golden
    assert "che-xanh-duong-hoa" not in golden


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cơm lam", "com-lam-ong-nua-muong"),
        ("com lam thuong", "com-lam-thuong"),
        ("thanh trà", "thanh-tra-thuy-bieu"),
        ("heo gác bếp", "thit-lon-gac-bep-sa-pa"),
        ("hột vịt muối", "trung-vit-muoi-lam-thuong"),
        ("coffee", "ca-phe-a-luoi-rang-moc"),
        ("ma65t ong a luo7i1", "mat-ong-a-luoi"),
        ("hotex mien dogn", ""),
        ("trà hao vàng", "tra-hoa-vang-ba-che"),
    ],
)
def test_people_write_in_many_ways(market: SearchEngine, typed: str, first: str) -> None:
    assert ids(ask(market, typed), 1) == ([first] if first else [])


def test_a_former_name_finds_what_is_made_there_today(market: SearchEngine) -> None:
    page = ask(market, "xã Mai Sơn")

    assert page.total > 20
    assert {card.commune for card in page.cards} == {"Lâm Thượng"}


def test_a_fruit_called_tea_is_no_tea(market: SearchEngine) -> None:
    assert "thanh-tra-thuy-bieu" not in ids(ask(market, "trà"))


def test_a_wish_for_health_gets_goods_and_a_note_but_no_promise(market: SearchEngine) -> None:
    page = ask(market, "trà cho người tiểu đường")

    assert page.total > 0
    assert "không hứa hẹn tác dụng" in page.note
    assert "tra-cung-dinh-hue" not in ids(page, 3), "sweetened with liquorice"
    assert ask(market, "thuốc ho").note == page.note
    assert ask(market, "trà").note == ""


@pytest.mark.parametrize(
    "typed",
    [
        "máy giặt",
        "may giat",
        "điện thoại oppo",
        "nồi cơm điện",
        "máy xay cà phê",
        "trà sữa trân châu",
        "vé tàu",
        "washing machine",
        "đặc sản Hà Giang",
    ],
)
def test_what_the_market_does_not_have_is_said_honestly(market: SearchEngine, typed: str) -> None:
    page = ask(market, typed)

    assert (page.total, page.cards, page.did_you_mean) == (0, (), "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("homestya", "homestay"),
        ("mawng kho dưới 300k", "măng khô dưới 300k"),
        ("trahoavang", "trà hoa vàng"),
        ("trà", ""),
    ],
)
def test_a_correction_keeps_the_rest_of_the_text(market: SearchEngine, typed: str, meant: str) -> None:
    assert ask(market, typed).did_you_mean == meant


def test_the_order_is_explained_by_the_numbers_that_made_it(market: SearchEngine) -> None:
    page = ask(market, "mật ong")

    places = [(w.text, w.stars + w.season + w.stock + w.answers + w.turn) for w in (c.why for c in page.cards) if w]
    assert places == sorted(places, reverse=True)
    assert "Không ai trả tiền" in page.why
    assert {card.why.stars for card in page.cards if card.why and not card.stars} == {0.0}
    assert market.search(SearchQuery(text="mật ong", sort="price_asc")).why == ""


def test_equals_take_turns_by_the_day(market: SearchEngine) -> None:
    def order(day: str) -> list[str]:
        with time_machine.travel(f"{day} 09:00 +0700", tick=False):
            return ids(ask(market, "thổ cẩm"))

    orders = [order(f"2026-11-{day}") for day in range(24, 29)]
    assert orders[0] == order("2026-11-24")
    assert len({tuple(each) for each in orders}) > 1


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        "măng " * 2_000,
        "\u0301\u0300",
        '"măng',
        "a* OR [",
        "(((",
        "🙂🙂",
        "שלום",
        "\0",
        "măng\0khô",
        "5" * 300,
        "-" * 50,
    ],
)
def test_no_text_breaks_a_search(market: SearchEngine, typed: str) -> None:
    page = ask(market, typed)

    assert page.ready
    assert page.total >= 0
