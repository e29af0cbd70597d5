"""Every place of the country by the names people use, read once a process from the files that the rows come from.

For searching: a page must not ask the database what "Mai Sơn" or "huyện Lục Yên" was.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from shop.core.text import fold, slug

DATA = Path(__file__).parent / "data"
KINDS = ("xã ", "phường ", "thị trấn ", "đặc khu ", "huyện ", "quận ", "thị xã ", "thành phố ", "tỉnh ")


@dataclass
class Named:
    """A name as it is written, and today's communes that it covers, wholly or in part.

    Each as the address parts of its province and of itself: short names come again in other provinces.
    """

    name: str
    communes: set[tuple[str, str]] = field(default_factory=set)


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, tuple[Named, ...]]:
    """By the name without marks and without its kind; different names that fold to one key stand side by side."""
    found: dict[str, dict[str, Named]] = {}
    for written, commune in _names():
        name = _bare(written)
        found.setdefault(fold(name), {}).setdefault(name, Named(name)).communes.add(commune)
    return {key: tuple(named.values()) for key, named in found.items()}


def _names() -> Iterator[tuple[str, tuple[str, str]]]:
    """Each name with one commune of today."""
    provinces = {row["code"]: row["name"] for row in _rows("provinces.csv")}
    slugs: dict[str, tuple[str, str]] = {}
    for row in _rows("communes.csv"):
        slugs[row["code"]] = (slug(provinces[row["province_code"]]), slug(row["name"]))
        yield row["name"], slugs[row["code"]]
        yield provinces[row["province_code"]], slugs[row["code"]]
    for row in _rows("former_communes.csv"):
        for level in ("former_commune", "former_district", "former_province"):
            yield row[level], slugs[row["commune_code"]]


def _bare(name: str) -> str:
    lower = name.lower()
    kind = next((each for each in KINDS if lower.startswith(each)), "")
    return name[len(kind) :]


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
