"""What a line may not say: the time past its door, a float beside money, an `except` that swallows everything."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source

CLOCK = "shop/core/clock.py"
CLOCK_CALLS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "timezone": {"now", "localtime", "localdate"},
    "time": {"time"},
}
MONEY_ROOMS = (
    "shop/core/money.py",
    "shop/basket/",
    "shop/shipping/",
    "shop/checkout/",
    "shop/order/",
    "shop/payment/",
    "shop/bank/",
    "sellers/orders/",
    "sellers/payouts/",
    "sellers/stock/",
    "sellers/partner/",
)
MONEY_WORD = re.compile(r"(^|_)(dong|price|prices|amount|total|fee|charge|commission|discount)(_|$)")
ENVIRONMENT = {"shop/settings/env.py", "shop/wsgi.py", "shop/asgi.py", "shop/management/commands/make_snapshot.py"}
STRIPE_DOOR = "shop/payment/stripe_gateway.py"
ELASTIC_DOORS = ("catalog/search/engines/elastic", "tests/elastic")  # and what begins so


def time_past_the_clock(file: Source) -> Iterator[str]:
    if file.path == CLOCK:
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_CALLS.get(_last_name(node.value), ()):
            yield file.at(node, f"{_last_name(node.value)}.{node.attr}: ask shop.core.clock")


def float_beside_money(file: Source) -> Iterator[str]:
    in_money_room = file.path.startswith(MONEY_ROOMS)
    for node in ast.walk(file.tree):
        if in_money_room and (_is_float(node) or _last_name(node) in {"float", "FloatField"}):
            yield file.at(node, "a float in a room of money")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _speaks_of_money(node.left):
            yield file.at(node, "money divided by / makes fractions: //, or split_dong")
        elif isinstance(node, ast.BinOp) and _speaks_of_money(node) and any(map(_is_float, (node.left, node.right))):
            yield file.at(node, "money reckoned with a float")
        elif isinstance(node, ast.Call) and _last_name(node.func) == "float" and any(map(_speaks_of_money, node.args)):
            yield file.at(node, "money made a float")


def catches_everything(file: Source) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(one is None or _last_name(one) in {"Exception", "BaseException"} for one in caught):
                yield file.at(node, "catches everything: name what you expect")


def reads_environment(file: Source) -> Iterator[str]:
    if file.path in ENVIRONMENT:
        return
    for node in ast.walk(file.tree):
        if _last_name(node) in {"environ", "getenv"} and isinstance(node, ast.Attribute):
            yield file.at(node, "the environment is read in shop/settings/env.py")


def own_signal(file: Source) -> Iterator[str]:
    """A foreign announcement is heard in receivers.py, wired there or in apps.py; we make none ourselves."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in {"Signal", "ModelSignal"}:
            yield file.at(node, "a signal of our own: call the service")
        hears = any(name == "django.dispatch" or name.split(".")[-1] == "signals" for name in _imported(node))
        if hears and file.parts[-1] not in {"receivers", "apps"}:
            yield file.at(node, "signals are heard in receivers.py")


def vendor_past_its_door(file: Source) -> Iterator[str]:
    for node in ast.walk(file.tree):
        for vendor in {name.split(".")[0] for name in _imported(node)}:
            if vendor == "stripe" and file.path != STRIPE_DOOR:
                yield file.at(node, f"stripe is imported in {STRIPE_DOOR} alone")
            if vendor == "elasticsearch" and not file.path.startswith(ELASTIC_DOORS):
                yield file.at(node, f"elasticsearch is imported in {ELASTIC_DOORS[0]}*.py alone")
            if vendor == "haystack":
                yield file.at(node, "haystack is never imported")


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_float(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, float)


def _speaks_of_money(node: ast.AST) -> bool:
    return any(MONEY_WORD.search(_last_name(part)) for part in ast.walk(node))
