"""Orders placed before there were payments get theirs, and the books are in order with them."""

import importlib
from typing import Any

import pytest
from django.apps import apps

from sellers.models import Account, Entry, Posting
from sellers.orders import services as seller
from sellers.payouts.ledger import balance
from shop.payment.attempts.models import Payment, Receipt
from shop.payment.books import faults
from tests.factories.orders import part_of, place

pytestmark = pytest.mark.django_db


def test_payments_receipts_and_postings_are_written_once(com: Any, hoa_shop: Any, hoa: Any, mai: Any) -> None:
    taken, refused, open_one = (place((com, 1), number=f"CP-000{n}", buyer=mai) for n in (1, 2, 3))
    for order, last in ((taken, seller.record_delivery), (refused, seller.refuse_part_at_door)):
        part = part_of(order, hoa_shop)
        for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, last):
            step(part, by=hoa)
    migration = importlib.import_module("shop.payment.attempts.migrations.0002_older_orders")

    migration.write(apps, None)
    migration.write(apps, None)

    states = Payment.objects.order_by("purchase__order__number").values_list("state", flat=True)
    assert list(states) == ["paid", "failed", "pending"]
    assert (Receipt.objects.count(), Posting.objects.count(), Entry.objects.count()) == (1, 2, 4)
    assert balance(Account.BUYER_CLEARING) == 0
    assert faults() == []
    assert open_one.purchase.payment.due_dong == 126_000
