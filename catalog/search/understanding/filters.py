"""Phrases that are filters: bounds of price and weight, stars, seasons. What they take is no longer a word."""

import re
from collections.abc import Iterator
from datetime import date

from catalog.certificates.models import STARS
from catalog.search.understanding.amounts import prices_in, weights_in
from catalog.search.understanding.meaning import FilterName, Found
from catalog.search.understanding.tokens import flat, says

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_STARRED = re.compile(
    r"(?<![a-z0-9])(?:(?:dat|hang|san pham|chung nhan)\s)*(?:ocop\s)?(?:hang\s)?"
    r"(\d|" + "|".join(_NUMBERS) + r")[\s-]?(?:sao|stars?|\*)(?![a-z0-9])(\s(?:tro len|or more)|\+)?(?:\socop)?"
)
_CERTIFIED = re.compile(r"(?<![a-z0-9])(?:(?:dat|san pham|chung nhan|chuan|hang)\s)*ocop(?![a-z0-9])")
_LIQUID = re.compile(r"(?:ml|lit|l)\b")
_MONTH = re.compile(r"(?<![a-z0-9])(?:(?:mua|vu)\s)?(?:thang|t)\s?(1[0-2]|[1-9])(?![a-z0-9])")
_NOW = re.compile(
    r"(?<![a-z0-9])(mua nay|dang mua|dang vao mua|trong mua|dung mua|mua vu|thang nay"
    r"|in season|this season|this month|seasonal)(?![a-z0-9])"
)
_NOW_MARKED = {"mùa này", "đang mùa", "đang vào mùa", "trong mùa", "đúng mùa", "mùa vụ", "tháng này"}
_SEASONS = {"mùa xuân": (2, 3, 4), "mùa hè": (5, 6, 7), "mùa thu": (8, 9, 10), "mùa đông": (11, 12, 1)}
_SEASONS_EN = {"spring": (2, 3, 4), "summer": (5, 6, 7), "autumn": (8, 9, 10), "winter": (11, 12, 1)}
_SEASON = re.compile(r"(?<![a-z0-9])(mua (?:xuan|he|thu|dong)|spring|summer|autumn|winter)(?![a-z0-9])")


def filters_in(text: str, day: date) -> list[Found]:
    """Filters of a tidy text, none over another; the longer reading first."""
    bare = flat(text)
    candidates = [*_priced(bare), *_weighed(bare), *_starred(bare), *_seasons(text.lower(), bare, day)]
    taken: list[Found] = []
    for each in sorted(candidates, key=lambda found: found.start - found.end):
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda found: found.start)


def _priced(bare: str) -> Iterator[Found]:
    for each in prices_in(bare):
        low = None if each.low == each.high else each.low  # a plain amount is what she wants to spend at most
        yield Found(FilterName.PRICE, each.start, each.end, low=low, high=each.high)


def _weighed(bare: str) -> Iterator[Found]:
    for each in weights_in(bare):
        liquid = bool(_LIQUID.search(bare[each.start : each.end]))
        yield Found(FilterName.WEIGHT, each.start, each.end, low=each.low, high=each.high, liquid=liquid)


def _starred(bare: str) -> Iterator[Found]:
    for match in _STARRED.finditer(bare):
        count = _NUMBERS.get(match[1]) or int(match[1])
        if count in STARS:
            high = max(STARS) if match[2] else count
            yield Found(FilterName.STARS, match.start(), match.end(), low=count, high=high)
    for match in _CERTIFIED.finditer(bare):
        yield Found(FilterName.STARS, match.start(), match.end(), low=min(STARS), high=max(STARS))


def _seasons(lower: str, bare: str, day: date) -> Iterator[Found]:
    for match in _MONTH.finditer(bare):
        yield Found(FilterName.SEASON, match.start(), match.end(), months=(int(match[1]),))
    for match in _NOW.finditer(bare):
        typed = lower[match.start() : match.end()]
        if typed == match[1] or any(says(typed, wanted) for wanted in _NOW_MARKED):
            yield Found(FilterName.SEASON, match.start(), match.end(), months=(day.month,))
    for match in _SEASON.finditer(bare):
        typed = lower[match.start() : match.end()]
        months = next((months for name, months in _SEASONS.items() if says(typed, name)), _SEASONS_EN.get(typed))
        if months:
            yield Found(FilterName.SEASON, match.start(), match.end(), months=months)
