"""Counting searches without tracking anybody."""

import hashlib
import re
import secrets
from datetime import date, timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from catalog.search.popular.models import PopularSearch
from catalog.search.query import SearchPage, SearchQuery
from shop.core import clock
from shop.core.text import clean, fold

MANY = 5  # different lines on one day, before anything is written
LONGEST = 40
MOST_WORDS = 6
MOST_DIGITS = 4  # "ocop 5 sao", "quà 2027"; a telephone number has more
KEPT_SECONDS = 26 * 3600
KEPT_DAYS = 90
_ROBOT = re.compile(r"bot|crawl|spider|preview|monitor", re.IGNORECASE)
_NEVER = re.compile(r"[@/\\:]|www|\.\w")


def note_search(request: HttpRequest, page: SearchPage) -> None:
    """Count a search with words that found goods: its first page, without filters, by somebody who may be counted."""
    text = clean(page.query.text).lower()
    plain = page.query == SearchQuery(text=page.query.text)
    if plain and page.total and may_be_counted(request) and may_be_kept(text):
        day, words = clock.today(), fold(text)
        if _is_new(day, words, get_adapter(request).get_client_ip(request)):
            askers = _one_more(day, words)
            if askers >= MANY:
                write_count(day, words, text, askers)


def may_be_counted(request: HttpRequest) -> bool:
    asked_not = request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1"
    return not asked_not and not _ROBOT.search(request.headers.get("User-Agent", ""))


def may_be_kept(text: str) -> bool:
    """False for what could be about somebody: digits of a telephone, mail and web addresses, whole sentences."""
    digits = sum(letter.isdigit() for letter in text)
    short = 2 <= len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
    return short and digits <= MOST_DIGITS and not _NEVER.search(text)


@transaction.atomic
def write_count(day: date, words: str, spelling: str, askers: int) -> None:
    """The day's number for these words; of two spellings, the one with marks is shown."""
    row, is_new = PopularSearch.objects.select_for_update().get_or_create(
        day=day, folded=words, defaults={"spelling": spelling, "askers": askers}
    )
    if is_new:
        return
    row.askers = max(row.askers, askers)
    if row.spelling == words:
        row.spelling = spelling
    row.save(update_fields=["askers", "spelling"])


def forget_old_searches() -> int:
    """Delete counts older than KEPT_DAYS. Returns how many; safe to run twice."""
    gone, _each = PopularSearch.objects.filter(day__lt=clock.today() - timedelta(days=KEPT_DAYS)).delete()
    return gone


def _is_new(day: date, words: str, line: str) -> bool:
    """True once a day for a line and these words. The mark holds both, so no two searches of one line can be joined;
    its salt lives in the cache alone and ends with the day."""
    salt = cache.get_or_set(f"popular-salt:{day}", lambda: secrets.token_hex(16), KEPT_SECONDS)
    mark = hashlib.sha256(f"{salt}\n{line}\n{words}".encode()).hexdigest()[:32]
    return cache.add(f"popular-mark:{mark}", 1, KEPT_SECONDS)


def _one_more(day: date, words: str) -> int:
    key = f"popular-count:{day}:{hashlib.sha256(words.encode()).hexdigest()[:32]}"
    cache.add(key, 0, KEPT_SECONDS)
    try:
        return int(cache.incr(key))
    except ValueError:  # dropped in between: the cache was full
        return 0
