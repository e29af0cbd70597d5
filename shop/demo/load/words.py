"""Names, texts and prices for synthetic goods, drawn from those of the demonstration."""

import random
import re
from dataclasses import dataclass
from typing import Any

from shop.demo import source

MADE = (
    ["nhà làm", "hái tay", "phơi nắng", "sấy lạnh", "gói lá", "rừng già", "vườn nhà", "đầu mùa", "chính vụ", "cuối vụ"],
    [
        "loại một",
        "loại hai",
        "loại đặc biệt",
        "hạt to",
        "hạt nhỏ",
        "nguyên con",
        "cắt sẵn",
        "ít ngọt",
        "cay nhẹ",
        "mộc",
    ],
    ["biếu Tết", "cho bé", "ăn liền", "nấu canh", "ngâm rượu", "pha trà", "kho cá", "nhà hàng", "mang đi xa", "dịp lễ"],
)
_LAST_PLACE = re.compile(r"\s+(?:[A-ZĐÂÊÔƠƯ]\w+\s?)+$")


@dataclass(frozen=True)
class Pattern:
    """A product of the demonstration as others are cut from it. Price in đồng, weight in grams or millilitres."""

    name: str
    sentences: tuple[str, ...]
    row: dict[str, Any]
    price: int
    weight: int | None


def patterns() -> list[Pattern]:
    rows = source.read("catalogue.json")["products"]
    return [
        Pattern(
            name=_LAST_PLACE.sub("", row["title_vi"]) or row["title_vi"],
            sentences=tuple(part.strip() for part in row["description_vi"].split(". ") if part.strip()),
            row=row,
            price=row["price_vnd"] or row["variants"][0]["price_vnd"],
            weight=row["net_weight_g"],
        )
        for row in rows
    ]


def title(pattern: Pattern, place: str, lot: random.Random) -> str:
    """Măng khô phơi nắng loại một Mường Khương"""
    said = [lot.choice(words) for words in lot.sample(MADE, lot.randint(0, 2))]
    return " ".join([pattern.name, *said, place])[:255]


def description(pattern: Pattern, others: list[Pattern], lot: random.Random) -> str:
    """Three or four sentences, most of them its own."""
    said = [*lot.sample(pattern.sentences, min(3, len(pattern.sentences))), lot.choice(lot.choice(others).sentences)]
    return ". ".join(said)


def price(pattern: Pattern, lot: random.Random) -> int:
    """Around the pattern's, in whole thousands of đồng."""
    return max(5_000, pattern.price * lot.randint(50, 200) // 100 // 1000 * 1000)


def stock(lot: random.Random) -> int:
    """One in twelve is sold out."""
    return 0 if lot.randrange(12) == 0 else lot.randint(1, 400)
