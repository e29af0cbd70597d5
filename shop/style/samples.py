"""Sample contexts of every component, in the language asked for, from samples.json beside it.

In that file {"vi": …, "en": …} is a text in two languages and {"day": "2026-11-21"} a date.
"""

import copy
import datetime as dt
import functools
import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("samples.json")


def shared(language: str) -> dict[str, Any]:
    """What the style page draws; shapes as the real views give them."""
    held = copy.deepcopy(_in("vi" if language.startswith("vi") else "en"))
    held["page"] |= {"cards": held["cards"], "sorts": held["sorts"]}
    held["product"] |= {
        "seller": held["seller"],
        "vouched": held["vouched"],
        "stories": [held["story"]],
        "same_shop": held["cards"][1:5],
    }
    return {**held, "basket_count": 4, "meaning_url": "#"}


def for_page(page: str, language: str) -> dict[str, Any]:
    """The context of a whole page of the style page."""
    held = shared(language)
    if page in ("list", "nothing"):
        held["tabs"] = held["found_tabs"]
    if page == "nothing":
        held["page"] |= {"cards": [], "total": 0, "did_you_mean": "măng tây", "nearby": held["cards"][:4]}
        held["page"]["query"]["text"] = "mang tay"
        held["nearby"] = held["cards"][:4]
    if page == "broken":
        held["number"] = "7f3a-19"
    if page not in ("list", "nothing"):
        del held["page"]
    return held


@functools.cache
def _in(language: str) -> Any:
    return _told(json.loads(FILE.read_text(encoding="utf-8")), language)


def _told(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_told(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"vi", "en"}:
        return value[language]
    if value.keys() == {"day"}:
        return dt.date.fromisoformat(value["day"])
    return {key: _told(each, language) for key, each in value.items()}
