"""What ranks goods that fit a text equally well, and the numbers behind each place: nothing here can be bought.

Text counts in steps of `STEP`; all of this together stays below one step, so the text always comes first. Then, each
above all that follows: stars that hold today, season, stock, how reliably the seller answers, and the day's rotation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalog.search.document import TURN_DIGITS
from catalog.search.understanding.nodes import All, Between, Node, Worth

STEP = 20.0
STARS = {3: 4.0, 4: 8.0, 5: 12.0}
SEASON = 2.0
STOCK = 1.0
STOCK_IN_LISTS = 16.0  # without words all goods fit equally: what can be bought comes first
ANSWERS = ((90, 0.25), (70, 0.25))  # of a hundred orders
TURN = 0.24


@dataclass(frozen=True)
class Why:
    """The numbers that made a card's place; `turn` is the day's rotation."""

    text: float = 0.0
    stars: float = 0.0
    season: float = 0.0
    stock: float = 0.0
    answers: float = 0.0
    turn: float = 0.0


def wishes(day: date, *, listing: bool) -> tuple[Node, ...]:
    """To be wished for beside what must match. `listing`: no words were typed."""
    today = day.toordinal()
    valid = (Between("stars_until", today, None), Between("stars_since", None, today))
    return (
        *(Worth(All((Between("stars", count, count), *valid)), worth) for count, worth in STARS.items()),
        Between("season", day.month, day.month, SEASON),
        Between("stock", 1, None, STOCK_IN_LISTS if listing else STOCK),
        *(Between("answers", least, None, worth) for least, worth in ANSWERS),
        *(Between("turn", value, value, worth) for value, worth in _turns(day).items()),
    )


def why_of(stored: Mapping[str, Any], day: date, score: float, *, listing: bool) -> Why:
    """The parts of a score, from the card as the index keeps it."""
    count, since, until = stored["stars"] or (0, 0, 0)
    valid = since <= day.toordinal() <= until
    turns = _turns(day)
    there = any(size[1] > 0 for size in stored["sizes"])
    parts = {
        "stars": STARS.get(count, 0.0) if valid else 0.0,
        "season": SEASON if day.month in stored["season"] else 0.0,
        "stock": (STOCK_IN_LISTS if listing else STOCK) if there else 0.0,
        "answers": sum(worth for least, worth in ANSWERS if stored["answers"] >= least),
        "turn": round(sum(turns.get(value, 0.0) for value in stored["turn"]), 4),
    }
    return Why(text=max(0.0, round(score - sum(parts.values()), 1)), **parts)


def _turns(day: date) -> dict[int, float]:
    """Which digit counts most changes every day, and so does which of its two values comes first."""
    seed = day.toordinal() * 2_654_435_761 >> 5
    order = sorted(range(TURN_DIGITS), key=lambda digit: (seed >> (3 * digit)) % 7 * 10 + (digit + seed) % TURN_DIGITS)
    return {
        digit if seed >> (20 + digit) & 1 else digit + TURN_DIGITS: TURN / 2 ** (place + 1)
        for place, digit in enumerate(order)
    }
