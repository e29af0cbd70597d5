"""Bounds in a phrase: "dưới 100k", "từ 50 đến 100 nghìn", "1,5kg", "nửa cân". Read from text without marks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shop.core.money import read_dong

_SCALE = r"(?:k|nghin|ngan|trieu|tr|cu)(?:\d{1,3}|\s?ruoi)?"
_DONG = r"(?:dong|vnd|d|₫)"
MONEY = rf"(?:\d[\d.,]*\s?{_SCALE}(?:\s?{_DONG})?|\d[\d.,]*\s?{_DONG}|\d[\d.,]*)(?![a-z0-9])"
PRICED = re.compile(r"(?:k|nghin|ngan|trieu|tr|cu|dong|vnd|d|₫)\d{0,3}(?:\s?ruoi)?$")
_UNIT = r"(?:kilogram|kilo|kg|ky|ki|can|gram|gam|gr|g|lang|ml|lit|l)"
WEIGHED = rf"(?:\d+(?:[.,]\d+)?\s?{_UNIT}(?:\s?ruoi)?|nua\s(?:ky|ki|kg|can|lit|lang))(?![a-z0-9])"
UNITS = {"lang": 100, "ml": 1, "gram": 1, "gam": 1, "gr": 1, "g": 1}  # every other is a thousand
BELOW = r"(?:duoi|khong qua|toi da|nho hon|it hon|re hon|under|below|less than|up to|max|<=?)\s?"
ABOVE = r"(?:tren|hon|tu|lon hon|toi thieu|it nhat|over|above|more than|from|at least|min|>=?)\s?"
AROUND = r"(?:khoang|tam gia|tam|around|about|~)\s?"
BETWEEN = r"(?:(?:trong khoang|khoang|tam gia|tam|tu|giua|between|from|gia)\s)?"
AND = r"\s?(?:den|toi|va|to|and|-|–|~)\s?"
DOWNWARD = r"(?:\s(?:tro xuong|do lai|tro lai|or less))"
UPWARD = r"(?:\s(?:tro len|or more)|\+)"
PRICE_WORD = r"(?:(?:muc gia|gia ca|gia)\s)?"
MOST_DIGITS = 6  # of a weight: more than that no index counts and nobody sells
AROUND_PART = 5  # a fifth up or down


@dataclass(frozen=True)
class Bounds:
    start: int
    end: int
    low: int | None
    high: int | None


def prices_in(text: str) -> Iterator[Bounds]:
    """Money that bounds a price; a bare number only beside a word that bounds it. In đồng."""
    yield from _bounds(text, MONEY, _money, needs_unit=_has_money_unit)


def weights_in(text: str) -> Iterator[Bounds]:
    """Grams or millilitres."""
    yield from _bounds(text, WEIGHED, _weight, needs_unit=lambda written: True)


def _bounds(
    text: str, amount: str, read: Callable[[str, str], int | None], needs_unit: Callable[[str], bool]
) -> Iterator[Bounds]:
    lead = rf"(?<![a-z0-9]){PRICE_WORD}"
    loose = r"\d[\d.,]*"
    for match in re.finditer(rf"{lead}{BETWEEN}({loose}|{amount}){AND}({amount})", text):
        low, high = read(match[1], match[2]), read(match[2], match[2])
        if low is not None and high is not None and (needs_unit(match[2]) or needs_unit(match[1])):
            yield Bounds(match.start(), match.end(), min(low, high), max(low, high))
    for pattern, up in ((BELOW, False), (ABOVE, True)):
        for match in re.finditer(rf"{lead}{pattern}({amount}){UPWARD if up else DOWNWARD}?", text):
            if (value := read(match[1], match[1])) is not None:
                yield Bounds(match.start(), match.end(), value if up else None, None if up else value)
    for pattern, up in ((DOWNWARD, False), (UPWARD, True)):
        for match in re.finditer(rf"{lead}(?:tu\s)?({amount}){pattern}", text):
            if (value := read(match[1], match[1])) is not None and needs_unit(match[1]):
                yield Bounds(match.start(), match.end(), value if up else None, None if up else value)
    for match in re.finditer(rf"{lead}{AROUND}({amount})", text):
        if (value := read(match[1], match[1])) is not None and needs_unit(match[1]):
            yield Bounds(match.start(), match.end(), value - value // AROUND_PART, value + value // AROUND_PART)
    for match in re.finditer(rf"(?<![a-z0-9.,]){PRICE_WORD}({amount})", text):
        if needs_unit(match[1]) and (value := read(match[1], match[1])) is not None:
            yield Bounds(match.start(), match.end(), value, value)


def _has_money_unit(written: str) -> bool:
    return bool(PRICED.search(written)) or len(re.sub(r"\D", "", written)) >= 5


def _money(written: str, unit_from: str) -> int | None:
    """ "từ 50 đến 100 nghìn": the first amount takes the unit of the second. A small bare number means thousands."""
    value = read_dong(written)
    if value is not None and not _has_money_unit(written) and value < 1000:
        unit = re.search(r"\s?(k|nghin|ngan|trieu|tr|cu)", unit_from)
        value = read_dong(f"{written} {unit[1] if unit else 'k'}".replace(" cu", " trieu"))
    return value


def _weight(written: str, unit_from: str) -> int | None:
    match = re.match(r"(\d+(?:[.,]\d+)?|nua)\s?([a-z]*)(\s?ruoi)?", written)
    if not match:
        return None
    unit = match[2] or (re.search(r"[a-z]+", unit_from) or [""])[0]
    scale = UNITS.get(unit, 1000)
    if match[1] == "nua":
        return scale // 2
    whole, _point, part = match[1].replace(",", ".").partition(".")
    if len(whole) > MOST_DIGITS:
        return None
    value = int(whole) * scale + (int(part[:3].ljust(3, "0")) * scale // 1000 if part else 0)
    return value + scale // 2 if match[3] else value
