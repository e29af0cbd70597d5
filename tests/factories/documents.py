"""Search documents made by hand, for tests of engines: no database."""

from datetime import UTC, date, datetime
from typing import Any

from catalog.search.document import CategoryName, Document, Place, Size, Stars
from catalog.search.sources import SellerFacts
from shop.core.text import slug

FOOD = CategoryName("thuc-pham", "Thực phẩm", "Food")
LAM_THUONG = Place("lam-thuong", "Lâm Thượng", "xã")
BA_CHE = Place("ba-che", "Ba Chẽ", "xã")
LAO_CAI = Place("lao-cai", "Lào Cai", "tỉnh")
QUANG_NINH = Place("quang-ninh", "Quảng Ninh", "thành phố")
MANG_SACH = SellerFacts("htx-mang-sach", "HTX Măng sạch", date(2028, 6, 2), True)


def document(
    key: int, title: str, *, price: int = 100_000, stock: int = 5, kind: str = "Măng khô", **facts: Any
) -> Document:
    given: dict[str, Any] = {
        "title_en": "",
        "sizes": (Size("500 g", price, stock, 500),),
        "categories": (FOOD, CategoryName(slug(kind), kind)),
        "province": LAO_CAI,
        "commune": LAM_THUONG,
        "seller": MANG_SACH,
        "unit": "túi",
        "by_weight": True,
        "since": datetime(2026, 11, 1, tzinfo=UTC),
    }
    return Document(key=key, slug=slug(title), title=title, **(given | facts))


def starred(count: int, until: date) -> Stars:
    return Stars(count, until.replace(year=until.year - 3), until)
