"""SePay's webhook: `Authorization: Apikey …`, one movement a message, told again until it is answered (FIELD 4.2)."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare

from shop.bank.errors import NotFromTheBank, UnreadableEvent
from shop.bank.incoming import IN, OUT, Incoming, account_in, moment_in, text_in, whole_in


def lines_of(body: bytes, headers: Mapping[str, str]) -> list[Incoming]:
    """The movement a message tells. Raises NotFromTheBank, UnreadableEvent."""
    sent = headers.get("Authorization", "")
    if not settings.SEPAY_API_KEY or not constant_time_compare(sent, f"Apikey {settings.SEPAY_API_KEY}"):
        raise NotFromTheBank
    return [_line(_object(body))]


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        raise UnreadableEvent("JSON") from None
    if not isinstance(told, dict):
        raise UnreadableEvent("JSON")
    return told


def _line(told: dict[str, Any]) -> Incoming:
    number, amount = text_in(told, "id", 60), whole_in(told, "transferAmount")
    direction = {"in": IN, "out": OUT}.get(text_in(told, "transferType", 10).lower())
    if not number or direction is None or amount <= 0:
        raise UnreadableEvent("id, transferType, transferAmount")
    accounts = account_in(told, "accountNumber", "subAccount")
    return Incoming(
        provider_id=number,
        account=settings.BANK_ACCOUNT if settings.BANK_ACCOUNT in accounts else next(iter(accounts), ""),
        amount=amount,
        direction=direction,
        memo=text_in(told, "content") or text_in(told, "description"),
        posted_at=moment_in(told, "transactionDate"),
        reference=text_in(told, "referenceCode", 64),
        raw=told,
    )
