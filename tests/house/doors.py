"""Doors that import-linter cannot see: `get_class("order.utils", …)`, `get_model("order", …)`, `"order.Order"`.

Each string that names an app or a model is held to the same table of rooms as the imports.
"""

import ast
import re
from collections.abc import Iterator

from django.apps import apps

from tests.house.sources import Source

LOADERS = {"get_class", "get_classes", "get_model", "get_app_config"}
MODEL_STRING = re.compile(r"([a-z_]+)\.([A-Z]\w+)")
BUYING = ["checkout", "customer", "payment", "order", "bank", "basket", "shipping", "address"]
# From the top down; a room may name what stands lower in the list, and what stands in its own row.
FLOORS: list[set[str]] = [
    {"shop.urls", "shop.management", "shop.demo", "shop.style", "shop.schema", "shop.health", "shop.settings"},
    {*(f"shop.{room}" for room in BUYING), "shop.api", "cms"},
    {"sellers"},
    {"catalog.search"},
    {"catalog"},
    {"shop.accounts", "shop.notices"},
    {"shop.core"},
]
SELLERS = [{"orders", "payouts", "partner"}, {"listings", "stock"}, {"applications"}, {"members", "shops"}, {"units"}]
FORKS = {"catalogue": "catalog", "search": "catalog.search", "partner": "sellers.partner"} | {
    label: f"shop.{label}" for label in BUYING
}
# What is known backward, each with its reason. Sellers' rows name the purchase in foreign keys, receive such rows as
# arguments and fetch none.
BACKWARD = {
    "sellers/orders/models.py": {"order.Order", "order.Line"},
    "sellers/payouts/models.py": {"order.Order", "order.Line"},
    "sellers/stock/models.py": {"order.Line"},
    "catalog/selectors.py": {"partner.StockRecord"},  # Oscar keeps price and count of goods in partner's table
}


def string_past_a_door(file: Source) -> Iterator[str]:
    here = ".".join(file.parts)
    for node, named in _strings(file.tree):
        room = _room_named(named)
        allowed = named in BACKWARD.get(file.path, ())
        if room and not allowed and not may_know(here, room):
            yield file.at(node, f"“{named}” lies in {room}, which {here} may not know")


def may_know(here: str, there: str) -> bool:
    """Whether a module may name a room, by the table."""
    mine, theirs = _floor(here), _floor(there)
    if mine is None or theirs is None:
        return True
    if here.startswith("cms") != there.startswith("cms") and mine == theirs:
        return False
    if mine == theirs and here.startswith("sellers.") and there != "sellers":
        return _depth(here) <= _depth(there)
    return mine <= theirs


def _strings(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and MODEL_STRING.fullmatch(node.value):
            yield node, node.value
        if isinstance(node, ast.Call) and _called(node) in LOADERS and node.args:
            words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if words and _called(node) == "get_model" and len(words) == 2:
                yield node, ".".join(words)
            elif words and not MODEL_STRING.fullmatch(words[0]):
                yield node, words[0]


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _room_named(named: str) -> str | None:
    """`order.Line` → shop.order, `sellers.Shop` → sellers.shops, `catalogue.forms` → catalog; None where not ours."""
    label, _, rest = named.partition(".")
    if label == "partner" and MODEL_STRING.fullmatch(named):
        return "sellers"  # the fork adds behaviour only: its tables are every seller's room's
    if label in FORKS:
        return FORKS[label]
    if label not in apps.app_configs:
        return None
    if MODEL_STRING.fullmatch(named) and rest.lower() in apps.get_app_config(label).models:
        return apps.get_model(named).__module__.removesuffix(".models")
    return apps.get_app_config(label).name


def _floor(module: str) -> int | None:
    """The index of the floor on which a module stands; the longest name decides. None for what is not ours."""
    standing = [
        (len(room), index)
        for index, rooms in enumerate(FLOORS)
        for room in rooms
        if module == room or module.startswith(room + ".")
    ]
    return max(standing)[1] if standing else None


def _depth(module: str) -> int:
    """How deep in sellers; what is in no room (urls, apps) stands above all, access below all and above none."""
    room = module.split(".")[1] if "." in module else ""
    return next((index for index, rooms in enumerate(SELLERS) if room in rooms), -1)
