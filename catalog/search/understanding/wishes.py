"""What ranks goods that fit a text equally well, and the numbers behind each place: nothing here can be bought.

Text counts in steps of `STEP`; all of this together stays below one step, so the text always comes first. Then, each
above all that follows: stars that hold today, season, stock, how reliably the seller answers, and the day's rotation.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from catalog.search.document import ANSWER_LEVELS, TURN_DIGITS
from catalog.search.query import Why
from catalog.search.understanding.asking import FIT, STEP
from catalog.search.understanding.nodes import All, Between, Node

STARS = {3: 4.0, 4: 8.0, 5: 12.0}
SEASON = 2.0
STOCK = 1.0
STOCK_IN_LISTS = 16.0  # without words all goods fit equally: what can be bought comes first
ANSWERED = 0.25  # for each level that is reached
TURN = 0.24


def wishes(day: date, *, listing: bool) -> tuple[Node, ...]:
    """To be wished for beside what must match. `listing`: no words were typed."""
    today = day.toordinal()
    valid = (Between("stars_until", today, None), Between("stars_since", None, today))
    return (
        All(valid, wish=tuple(Between("stars", count, count, worth) for count, worth in STARS.items())),
        Between("season", day.month, day.month, SEASON),
        Between("there", 1, 1, STOCK_IN_LISTS if listing else STOCK),
        *(Between("answers", least, least, ANSWERED) for least in ANSWER_LEVELS),
        *(Between("turn", value, value, worth) for value, worth in _turns(day).items()),
    )


def why_of(stored: Mapping[str, Any], day: date, score: float, *, listing: bool = False) -> Why:
    """The parts of a score, from the card as the index keeps it. `listing`: no words were typed."""
    count, since, until = stored["stars"] or (0, 0, 0)
    valid = since <= day.toordinal() <= until
    turns = _turns(day)
    there = any(size[1] > 0 for size in stored["sizes"])
    parts = {
        "stars": STARS.get(count, 0.0) if valid else 0.0,
        "season": SEASON if day.month in stored["season"] else 0.0,
        "stock": (STOCK_IN_LISTS if listing else STOCK) if there else 0.0,
        "answers": sum(ANSWERED for least in ANSWER_LEVELS if stored["answers"] >= least),
        "turn": round(sum(turns.get(value, 0.0) for value in stored["turn"]), 4),
    }
    text = score - sum(parts.values())
    return Why(text=max(0.0, round((text - FIT if text >= FIT else text) / STEP, 1)), fits=text >= FIT, **parts)


def why_sentence(*, listing: bool) -> str:
    """How the order is made, for who asks."""
    if listing:
        return _(
            "What can be bought comes first, then valid OCOP stars, season and sellers who answer in time; "
            "equals take turns by the day. No place can be paid for."
        )
    return _(
        "What matches your words best comes first, then valid OCOP stars, season, stock and sellers who answer "
        "in time; equals take turns by the day. No place can be paid for."
    )


def note_on_health() -> str:
    """Said wherever a wish for health was typed, whatever was found."""
    return _("Nothing here is sold as a medicine, and no effect on health is promised. Ask a doctor.")


def _turns(day: date) -> dict[int, float]:
    """Which digit counts most changes every day, and so does which of its two values comes first."""
    seed = day.toordinal() * 2_654_435_761 >> 5
    order = sorted(range(TURN_DIGITS), key=lambda digit: (seed >> (3 * digit)) % 7 * 10 + (digit + seed) % TURN_DIGITS)
    return {
        digit if seed >> (20 + digit) & 1 else digit + TURN_DIGITS: TURN / 2 ** (place + 1)
        for place, digit in enumerate(order)
    }
