"""What is read out of a text before any engine is asked."""

from datetime import date

import pytest

from catalog.search.negations import denials, without_denials, without_denials_en
from catalog.search.understanding.filters import filters_in
from catalog.search.understanding.meaning import StageName
from catalog.search.understanding.spelling import near_words
from catalog.search.understanding.syllables import may_be_vietnamese
from catalog.search.understanding.tokens import flat, says, tokens_of, without
from catalog.search.understanding.understand import understand
from catalog.search.understanding.vocabulary import Name, Vocabulary

DAY = date(2026, 11, 24)
KNOWN = Vocabulary(
    exact={"măng": 7, "khô": 9, "homestay": 5, "miến": 4, "dong": 4, "sùng": 2, "sá": 2},
    names=(Name("named", "", "măng khô"), Name("named", "", "miến dong"), Name("commune", "ba-che", "Ba Chẽ")),
)


@pytest.mark.parametrize(
    ("text", "name", "low", "high"),
    [
        ("dưới 100k", "price", None, 100_000),
        ("duoi 100 nghin", "price", None, 100_000),
        ("từ 50 đến 100 nghìn", "price", 50_000, 100_000),
        ("50-100k", "price", 50_000, 100_000),
        ("trên 1tr2", "price", 1_200_000, None),
        ("khoảng 300k", "price", 240_000, 360_000),
        ("200.000đ trở xuống", "price", None, 200_000),
        ("under 100k", "price", None, 100_000),
        ("quà 200k", "price", None, 200_000),
        ("5kg", "weight", 5_000, 5_000),
        ("1,5 kg", "weight", 1_500, 1_500),
        ("nửa cân", "weight", 500, 500),
        ("2 lạng", "weight", 200, 200),
        ("1 lít", "weight", 1_000, 1_000),
        ("dưới 500g", "weight", None, 500),
        ("ocop 5 sao", "stars", 5, 5),
        ("bốn sao trở lên", "stars", 4, 5),
        ("hàng ocop", "stars", 3, 5),
    ],
)
def test_bounds_are_read_as_people_write_them(text: str, name: str, low: int | None, high: int | None) -> None:
    (found,) = filters_in(text, DAY)

    assert (found.name.value, found.low, found.high) == (name, low, high)


@pytest.mark.parametrize(
    ("text", "months"),
    [("mùa này", (11,)), ("dang mua", (11,)), ("tháng 3", (3,)), ("mùa thu", (8, 9, 10)), ("winter", (11, 12, 1))],
)
def test_seasons_are_read(text: str, months: tuple[int, ...]) -> None:
    assert filters_in(text, DAY)[0].months == months


@pytest.mark.parametrize("text", ["iphone 15", "gạo ST25", "Ri6", "hai sao", "7 sao", "bó 100 tàu", "mưa này", "5"])
def test_numbers_that_bound_nothing_are_words(text: str) -> None:
    assert filters_in(text, DAY) == []


def test_a_chip_leaves_the_other_words_alone() -> None:
    text = "măng khô dưới 100k Lào Cai"
    (found,) = filters_in(text, DAY)

    assert without(text, [(found.start, found.end)]) == "măng khô Lào Cai"


def test_flat_text_keeps_every_letter_in_its_place() -> None:
    assert flat("Đặc sản ỹ ﬁ") == "dac san y f"
    assert len(flat("Đặc sản ỹ ﬁ")) == len("Đặc sản ỹ ﬁ")


@pytest.mark.parametrize(
    ("typed", "wanted", "may"),
    [
        ("mang", "măng", True),
        ("măng", "mang", False),
        ("màng", "măng", False),
        ("dac", "đặc", True),
        ("mâng", "mầng", True),
    ],
)
def test_a_bare_letter_may_lack_its_marks_but_a_marked_one_has_them(typed: str, wanted: str, may: bool) -> None:
    assert says(typed, wanted) is may


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("homestya", "homestay"),
        ("homstay", "homestay"),
        ("xung", "sung"),
        ("khoo", "kho"),
        ("khoe", ""),
        ("dogn", "dong"),
    ],
)
def test_one_slip_or_one_regional_sound_is_forgiven(typed: str, meant: str) -> None:
    assert [word.folded for word in near_words(typed, KNOWN)] == ([meant] if meant else [])


def test_stages_go_from_what_was_typed_to_what_may_be_meant_and_are_worked_out_as_asked() -> None:
    meaning = understand("mawng khô Ba Chẽ dưới 300k", day=DAY, vocabulary=KNOWN)

    names = [stage.name for stage in meaning.stages]
    assert names[0] is StageName.TYPED
    assert StageName.DECODED in names
    assert names == [stage.name for stage in meaning.stages], "asked again, the same"


@pytest.mark.parametrize("text", ["", "   ", "...", "\u0301\u0300", "\0", "🙂", "((("])
def test_without_words_nothing_is_asked(text: str) -> None:
    assert not understand(text, day=DAY, vocabulary=KNOWN).stages


def test_words_know_where_they_stand() -> None:
    assert [(token.word.exact, token.start, token.end) for token in tokens_of("Măng, khô!")] == [
        ("măng", 0, 4),
        ("khô", 6, 9),
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Chè xanh thường, không phải trà hoa vàng.", "Chè xanh thường,  ."),
        ("Hút chân không, để mát.", "Hút chân không, để mát."),
        ("Rang mộc, không thêm đường nhưng thơm.", "Rang mộc,  nhưng thơm."),
        ("Khác với măng khô, loại này mềm.", " , loại này mềm."),
    ],
)
def test_what_a_text_denies_is_not_searched(text: str, rest: str) -> None:
    assert without_denials(text) == rest


def test_denials_are_kept_apart_and_english_has_its_own() -> None:
    assert denials("Rang mộc, không thêm đường.") == "không thêm đường"
    assert without_denials_en("Green tea, not golden camellia.") == "Green tea,  ."


@pytest.mark.parametrize(
    ("word", "may"),
    [("heo", True), ("nhang", True), ("thuong", True), ("rice", False), ("egg", False), ("duck", False)],
)
def test_a_vietnamese_syllable_is_known_without_its_marks(word: str, may: bool) -> None:
    assert may_be_vietnamese(word) is may
