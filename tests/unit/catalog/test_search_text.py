"""Words as they are compared."""

import pytest

from catalog.search.telex import decode
from catalog.search.text import english_text, exact_text, folded_text, tone_on_first_vowel
from catalog.search.understanding.spelling import one_slip_from


@pytest.mark.parametrize(
    ("school", "ours"),
    [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("quý", "quý"), ("hoàng", "hoàng"), ("hòa", "hòa")],
)
def test_both_places_of_a_tone_mark_are_one_word(school: str, ours: str) -> None:
    assert tone_on_first_vowel(school) == ours


def test_words_keep_accents_once_and_lose_them_once() -> None:
    decomposed = "Ma\u0306ng KHO\u0302, Đắk-Lắk (500 g)"

    assert exact_text(decomposed) == "măng khô đắk lắk 500g"
    assert folded_text(decomposed) == "mang kho dak lak 500g"


def test_a_weight_is_one_word_however_it_is_spaced() -> None:
    assert folded_text("túi 5 kg, chai 1 lít") == "tui 5kg chai 1l"


def test_english_plurals_fall_together() -> None:
    assert english_text("Dried bamboo shoots, glass") == "dried bamboo shoot glass"


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("mawng", "măng"),
        ("maatj", "mật"),
        ("ma65t", "mật"),
        ("ddinhf", "đình"),
        ("tuwowng", "tương"),
        ("owst", "ớt"),
        ("nons", "nón"),
        ("ruwowuj", "rượu"),
        ("quys", "quý"),
        ("hoaf", "hòa"),
        ("iphone", "iphone"),
        ("homestay", "homestay"),
        ("550", "550"),
        ("măng", "măng"),
    ],
)
def test_keys_without_the_keyboard_program_are_read(keys: str, word: str) -> None:
    assert decode(keys) == word


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("homestay", "homestya", True),
        ("phee", "phe", True),
        ("sung", "xung", True),
        ("mang", "kho", False),
        ("tivi", "vit", False),
    ],
)
def test_one_slip_is_one_letter_or_a_swap(one: str, other: str, near: bool) -> None:
    assert (other in one_slip_from(one)) is (one in one_slip_from(other)) is near
