"""The tree of product categories: the six OCOP groups and what lies under them."""

from typing import Any

from oscar.core.loading import get_model

from catalog.facts.models import CategoryFacts
from shop.core.text import slug
from shop.demo import source

Path = tuple[str, ...]
BY_WEIGHT = ("Thực phẩm", "Đồ uống", "Dược liệu và sản phẩm từ dược liệu")


def load_categories() -> dict[Path, Any]:
    """Categories by their path of Vietnamese names."""
    paths = sorted({tuple(row["category_path"][:depth]) for row in _products() for depth in (1, 2, 3)}, key=_in_order)
    Category = get_model("catalogue", "Category")
    made: dict[Path, Any] = {}
    taken: set[str] = set()
    for path in paths:
        if path in made:
            continue
        address = slug(path[-1]) if slug(path[-1]) not in taken else slug("-".join(path[-2:]))
        taken.add(address)
        facts = {"name": path[-1], "slug": address}
        parent = made.get(path[:-1])
        made[path] = parent.add_child(**facts) if parent else Category.add_root(**facts)
    names = source.read("english.json")["categories"]
    CategoryFacts.objects.bulk_create(
        CategoryFacts(category=category, name_en=names[path[-1]], by_weight=path[0] in BY_WEIGHT)
        for path, category in made.items()
    )
    return made


def _products() -> list[dict]:
    return source.read("catalogue.json")["products"]


def _in_order(path: Path) -> tuple:
    groups = [group["name_vi"] for group in source.read("catalogue.json")["groups"]]
    return groups.index(path[0]), path
