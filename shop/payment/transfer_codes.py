"""The code that stands in a transfer's memo: made, offered, and found again (FIELD 4.2)."""

import secrets
from collections.abc import Collection

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shop.bank.memos import LENGTH, LETTERS, PREFIX, near
from shop.core.errors import Busy
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.services import UNDER_WAY, open_attempt
from shop.payment.vietqr import Transfer, payload

TRANSFER = PaymentAttempt.Kind.TRANSFER
MOST_TRIES = 5  # two equal codes of 35 bits never meet; the loop is for the day they do


def new_code() -> str:
    """OCP and seven letters or figures of Crockford's alphabet: 35 random bits, easily read aloud."""
    return PREFIX + "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def offer_code(payment: Payment) -> PaymentAttempt | None:
    """The code for what is still missing, the same one however often it is asked for. None: nothing is awaited."""
    if not payment.is_open or payment.to_pay_now_dong <= 0:
        return None
    for _turn in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return open_attempt(
                    payment,
                    kind=TRANSFER,
                    amount=payment.to_pay_now_dong,
                    memo=new_code(),
                    expires_at=payment.expires_at,
                )
        except IntegrityError:
            continue
    raise Busy("busy", _("No code could be made at this moment. Please try again."))


def code_on_offer(payment: Payment) -> PaymentAttempt | None:
    """The one under way for what is missing now; reads only."""
    rows = payment.attempts.filter(kind=TRANSFER, state__in=UNDER_WAY, amount_dong=payment.to_pay_now_dong)
    return rows.order_by("-pk").first()


def codes_of(payment: Payment) -> list[str]:
    """Every code this payment ever had: a transfer with an old one is still known."""
    return list(payment.attempts.filter(kind=TRANSFER).exclude(memo="").values_list("memo", flat=True))


def attempts_with(codes: Collection[str]) -> list[PaymentAttempt]:
    """In the order of payments' keys, which is the order of their locks. One query."""
    rows = PaymentAttempt.objects.filter(kind=TRANSFER, memo__in=codes)
    return list(rows.select_related("payment__purchase__order").order_by("payment_id", "pk"))


def attempts_near(hints: Collection[str]) -> list[PaymentAttempt]:
    """Those whose code a mistyped or shortened one may have been: the beginning is right, or all but one sign."""
    codes = list(
        PaymentAttempt.objects.filter(kind=TRANSFER).order_by("-pk").values_list("memo", flat=True)[:MOST_COMPARED]
    )
    found = {code for hint in hints for code in near(hint, codes)}
    return attempts_with(found)[:MOST_SHOWN] if found else []


MOST_COMPARED, MOST_SHOWN = 2000, 5


def asked_transfer(attempt: PaymentAttempt) -> Transfer:
    """To the market's account, this sum, this code."""
    return Transfer(settings.BANK_BIN, settings.BANK_ACCOUNT, attempt.amount_dong, attempt.memo)


def code_text(attempt: PaymentAttempt) -> str:
    return payload(asked_transfer(attempt))
