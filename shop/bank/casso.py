"""Casso's webhooks: the older one with a plain token and a list, the newer signed and with one movement (FIELD 4.2).

A signature's age is not judged: a message that is sent again tells the same movement, which is written once.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare

from shop.bank.errors import NotFromTheBank, UnreadableEvent
from shop.bank.incoming import IN, OUT, Incoming, account_in, moment_in, text_in, whole_in

_SIGNATURE = re.compile(r"t=(\d{1,20}),v1=([0-9a-f]{128})")


def lines_of(body: bytes, headers: Mapping[str, str]) -> list[Incoming]:
    """The movements a message tells. Raises NotFromTheBank, UnreadableEvent."""
    if not settings.CASSO_SECRET:
        raise NotFromTheBank
    signature, token = headers.get("X-Casso-Signature", ""), headers.get("Secure-Token", "")
    if not signature and not constant_time_compare(token, settings.CASSO_SECRET):
        raise NotFromTheBank
    told = _object(body, unread=NotFromTheBank() if signature else UnreadableEvent("JSON"))
    if signature and not signed_by(settings.CASSO_SECRET, signature, body, told):
        raise NotFromTheBank
    data = told.get("data")
    if isinstance(data, dict):
        return [_newer(data)]
    if isinstance(data, list) and all(isinstance(each, dict) for each in data):
        return [_older(each) for each in data]
    raise UnreadableEvent("data")


def signed_by(secret: str, signature: str, body: bytes, told: dict[str, Any]) -> bool:
    """HMAC-SHA512 over "t.JSON", the names of its fields sorted, as Casso's own example does; or over the raw body."""
    parts = _SIGNATURE.fullmatch(signature.strip())
    if parts is None:
        return False
    arranged = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return any(
        constant_time_compare(
            hmac.new(secret.encode(), f"{parts[1]}.".encode() + content, hashlib.sha512).hexdigest(), parts[2]
        )
        for content in (arranged, body)
    )


def _object(body: bytes, *, unread: Exception) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        raise unread from None
    if not isinstance(told, dict):
        raise unread
    return told


def _newer(told: dict[str, Any]) -> Incoming:
    return _line(
        told,
        accounts=account_in(told, "accountNumber", "virtualAccountNumber"),
        when="transactionDateTime",
        reference=text_in(told, "reference", 64),
        payer=" ".join(filter(None, (text_in(told, "counterAccountName"), text_in(told, "counterAccountNumber")))),
    )


def _older(told: dict[str, Any]) -> Incoming:
    return _line(
        told,
        accounts=account_in(told, "bank_sub_acc_id", "subAccId", "virtual_account"),
        when="when",
        reference=text_in(told, "tid", 64),
        payer=" ".join(filter(None, (text_in(told, "corresponsive_name"), text_in(told, "corresponsive_account")))),
    )


def _line(told: dict[str, Any], *, accounts: list[str], when: str, reference: str, payer: str) -> Incoming:
    number, amount = text_in(told, "id", 60), whole_in(told, "amount")
    if not number or not amount:
        raise UnreadableEvent("id, amount")
    return Incoming(
        provider_id=number,
        account=settings.BANK_ACCOUNT if settings.BANK_ACCOUNT in accounts else next(iter(accounts), ""),
        amount=abs(amount),
        direction=IN if amount > 0 else OUT,
        memo=text_in(told, "description"),
        posted_at=moment_in(told, when),
        reference=reference,
        payer=payer[:160],
        raw=told,
    )
