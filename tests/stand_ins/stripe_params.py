"""Reading what is sent to the stand-in, and refusing what Stripe would refuse."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

LEAST, MOST = 15_000, 99_999_999  # đồng: about half a dollar; eight figures
LAST_RESERVED = 24 * 3600
SHORTEST = 30 * 60
SESSION = {
    "mode", "line_items", "success_url", "cancel_url", "client_reference_id", "metadata", "payment_intent_data",
    "payment_method_types", "expires_at", "locale", "customer_email", "submit_type",
}  # fmt: skip
REFUND = {"payment_intent", "amount", "metadata", "reason"}


class Refusal(Exception):
    """Stripe's own form of a no: status, type, code and a sentence in English."""

    def __init__(self, message: str, *, status: int = 400, kind: str = "invalid_request_error", code: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **({"code": code} if code else {})}}


def read_form(raw: str) -> dict[str, Any]:
    """`a[b][0][c]=1` as nested dicts; numbered places stay dicts keyed "0", "1"…"""
    form: dict[str, Any] = {}
    for name, value in parse_qsl(raw, keep_blank_values=True):
        first, *rest = re.findall(r"[^\[\]]+", name)
        place = form
        for key, following in zip([first, *rest], rest, strict=False):
            place = place.setdefault(key, {})
            if not isinstance(place, dict):
                raise Refusal(f"Invalid parameter around {following}")
        place[[first, *rest][-1]] = value
    return form


def whole(value: Any, name: str) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+", value):
        raise Refusal(f"Invalid integer: {value}", code="parameter_invalid_integer")
    if int(value) < 1:
        raise Refusal(f"Invalid positive integer: {name}", code="parameter_invalid_integer")
    return int(value)


def known(form: Mapping[str, Any], names: set[str]) -> None:
    for name in form:
        if name not in names | {"expand"}:
            raise Refusal(f"Received unknown parameter: {name}", code="parameter_unknown")


def needed(form: Mapping[str, Any], *names: str) -> None:
    for name in names:
        if not form.get(name):
            raise Refusal(f"Missing required param: {name}.", code="parameter_missing")


def expanded(form: Mapping[str, Any]) -> set[str]:
    asked = set(form.get("expand", {}).values()) if isinstance(form.get("expand"), dict) else set()
    if asked - {"payment_intent"}:
        raise Refusal(f"This property cannot be expanded ({', '.join(sorted(asked))}).")
    return asked


def sum_of_lines(form: Mapping[str, Any]) -> tuple[int, str, str]:
    """Sum in đồng, currency, and what is paid for. One currency; whole numbers; within what a card may be charged."""
    total, currencies, names = 0, set(), []
    lines = form["line_items"]
    if not isinstance(lines, dict):
        raise Refusal("Invalid array: line_items")
    for line in lines.values():
        known(line, {"price_data", "quantity"})
        price = line.get("price_data", {})
        known(price, {"currency", "unit_amount", "product_data"})
        needed(price, "currency", "unit_amount", "product_data")
        needed(price["product_data"], "name")
        total += whole(price["unit_amount"], "unit_amount") * whole(line.get("quantity", "1"), "quantity")
        currencies.add(price["currency"])
        names.append(price["product_data"]["name"])
    if len(currencies) != 1:
        raise Refusal("All prices on a Checkout Session must be of the same currency")
    if total < LEAST:
        raise Refusal("The Checkout Session's total amount must convert to at least 50 cents.", code="amount_too_small")
    if total > MOST:
        raise Refusal("The Checkout Session's total amount is too large.", code="amount_too_large")
    return total, currencies.pop(), ", ".join(names)


def check_session(form: Mapping[str, Any], now: int) -> int:
    """Everything about a new session but its sum. Returns when it ends."""
    known(form, SESSION)
    needed(form, "mode", "line_items", "success_url")
    if form["mode"] != "payment":
        raise Refusal("This stand-in knows mode payment alone")
    for name in ("success_url", "cancel_url"):
        if form.get(name) and not re.match(r"https?://", form[name]):
            raise Refusal("Not a valid URL", code="url_invalid")
    if len(form.get("client_reference_id", "")) > 200:
        raise Refusal("Invalid string: client_reference_id, at most 200 characters")
    ends = whole(form["expires_at"], "expires_at") if form.get("expires_at") else now + LAST_RESERVED
    if not now + SHORTEST <= ends <= now + LAST_RESERVED:
        raise Refusal("The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from now.")
    return ends
