"""Cash on delivery: nothing to start, nothing to hold back; who took the cash is recorded with the delivery."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from shop.core import clock
from shop.core.formats import dong
from shop.order.purchases.models import Method
from shop.payment.cash.locks import lock_allowances
from shop.payment.cash.rules import CashRules, deposit_for, rules_on
from shop.payment.cash.selectors import open_cash, standing_of
from shop.payment.methods.base import Bill, NextStep, PaymentMethod, SentRefund


class CashOnDelivery(PaymentMethod):
    code = Method.CASH_ON_DELIVERY.value
    picture = "cash"
    source = "cash"

    def title(self) -> str:
        return _("Cash on delivery")

    def note(self) -> str:
        return _("You pay each parcel when it comes. The seller calls you before she sends it.")

    def is_offered(self) -> bool:
        return True

    def refusal(self, bill: Bill) -> str:
        """Three questions at most, and none of the database while the phone is not known."""
        rules = rules_on(clock.today())
        if bill.total > rules.per_order:
            return _("Up to %(most)s can be paid at the door. Please pay this order ahead.") % _most(rules.per_order)
        return _at_this_phone(bill, rules) if bill.phone else ""

    def lock(self, bill: Bill) -> None:
        lock_allowances(phone=bill.phone, address_key=bill.address_key)

    def deposit(self, bill: Bill) -> int:
        return deposit_for(bill.total, bill.chilled, day=clock.today())

    def holds_until(self, now: datetime) -> datetime | None:
        return None

    def start(self, purchase: Any) -> NextStep:
        return NextStep()

    def send_refund(self, refund: Any) -> SentRefund:
        """Cash goes back by hand; there is no provider to ask."""
        return SentRefund.BY_HAND

    def expire(self, payment: Any) -> None:
        """A promise to pay at the door does not run out."""


def _at_this_phone(bill: Bill, rules: CashRules) -> str:
    """Says what is possible instead, and nothing of what others did at this number or address."""
    standing = standing_of(bill.phone, within_days=rules.refusals_within)
    if standing.refused >= rules.refusals:
        return _("For this phone number, please pay ahead this time. The goods are sent as soon as the money is here.")
    if not standing.received and bill.total > rules.first_order:
        return _("A first order can be paid at the door up to %(most)s. Please pay this one ahead.") % _most(
            rules.first_order
        )
    held = open_cash(phone=bill.phone, address_key=bill.address_key)
    if held.by_phone + bill.total > rules.per_phone:
        text = _("Orders of this phone number that are not paid yet may come to %(most)s. Please pay this one ahead.")
        return text % _most(rules.per_phone)
    if held.by_address + bill.total > rules.per_address:
        text = _("Orders to this address that are not paid yet may come to %(most)s. Please pay this one ahead.")
        return text % _most(rules.per_address)
    return ""


def _most(limit: int) -> dict[str, str]:
    return {"most": dong(limit)}
