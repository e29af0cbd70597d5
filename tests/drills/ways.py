"""One day of each way of paying, from placing to sending back; and what the outside says again after a death."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client

from sellers.models import SellerOrder, State
from sellers.orders import services as seller
from shop.accounts.models import User
from shop.checkout.services import Asked, find_placed, place_order
from shop.core import clock
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import WAITING, Payment, PaymentAttempt
from shop.payment.expiry import cancel_unpaid
from shop.payment.reconciling import reconcile
from shop.payment.refunds import refund
from shop.payment.services import start_payment
from tests.factories.cards import knock

HOUR = timedelta(hours=1)


@dataclass
class Day:
    """Four checkouts as their pages would send them, and the keepers of the two shops."""

    method: str
    sends: list[Asked]
    keepers: dict[int, User]
    stand_in: Any
    first_event: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def live(self) -> None:
        """Everything that happens, in the order in which it would."""
        sent, dropped, given_up, late = [self.place(asked) for asked in self.sends]
        self.pay(sent)
        self.pay(dropped)
        self.word_comes()
        self.see_the_page(sent)
        self.sell(sent)
        self.sell_one_and_cancel_the_other(dropped)
        if self.method != "cod":
            cancel_unpaid(Payment.objects.get(purchase=given_up), reason="Thôi")
            run_out(late)
            reconcile()
            self.pay_late(late)
            self.word_comes()
            refund(Payment.objects.get(purchase=sent), 10_000, key="claim", why="claim")
        self.word_comes()
        reconcile()

    def place(self, asked: Asked) -> Purchase:
        purchase = place_order(asked).purchase
        start_payment(purchase)
        return purchase

    def pay(self, purchase: Purchase) -> None:
        """The buyer does her part; the market has not heard of it."""
        attempt = PaymentAttempt.objects.filter(payment__purchase=purchase).last()
        if self.method == "card" and attempt is not None:
            self.at_stripe(do="pay", args=[attempt.provider_ref])
        if self.method == "transfer" and attempt is not None:
            self.told.append(bank_line(attempt, len(self.told) + 1))

    def pay_late(self, purchase: Purchase) -> None:
        """By card there is nothing to pay at any more: the page was closed."""
        if self.method == "transfer":
            self.pay(purchase)

    def word_comes(self) -> None:
        """Whatever the outside has to say, all of it each time: it repeats itself."""
        if self.method == "card":
            for event in self.journal()["events"][self.first_event :]:
                knock(*self.stand_in.post.signed(event))
        for line in self.told:
            answer = Client().post(
                "/webhooks/bank/sepay/",
                json.dumps(line),
                content_type="application/json",
                headers={"Authorization": "Apikey drill"},
            )
            assert answer.status_code == 200, answer.content

    def see_the_page(self, purchase: Purchase) -> None:
        attempt = PaymentAttempt.objects.filter(payment__purchase=purchase, kind="card").first()
        if attempt is not None:
            Client().get(f"/thanh-toan/the/{attempt.key}/")

    def sell(self, purchase: Purchase) -> None:
        for part in _parts(purchase):
            self.send(part)

    def sell_one_and_cancel_the_other(self, purchase: Purchase) -> None:
        first, second = _parts(purchase)
        seller.cancel_part(first, by=self.keepers[first.shop_id], reason="Hết hàng")
        keeper = self.keepers[second.shop_id]
        for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.refuse_part_at_door):
            step(second, by=keeper)

    def send(self, part: SellerOrder) -> None:
        keeper = self.keepers[part.shop_id]
        for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.record_delivery):
            step(part, by=keeper)

    def at_stripe(self, **wanted: Any) -> Any:
        body = json.dumps(wanted).encode()
        with urllib.request.urlopen(f"{self.stand_in.url}/_control", body, timeout=10) as answer:
            return json.load(answer)

    def journal(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.stand_in.url}/_journal", timeout=10) as answer:
            return json.load(answer)

    def press_again(self) -> list[Purchase]:
        """The buyer, who saw no answer, sends each checkout again; one that was placed is found."""
        found = []
        for asked in self.sends:
            earlier = find_placed(asked.key, person=asked.buyer.person)
            purchase = (earlier or place_order(asked)).purchase
            if Payment.objects.get(purchase=purchase).state in WAITING:
                start_payment(purchase)
            found.append(purchase)
        return found


def bank_line(attempt: PaymentAttempt, number: int) -> dict[str, Any]:
    """As SePay tells of it."""
    return {
        "id": number,
        "gateway": "Agribank",
        "transactionDate": f"{clock.local(clock.now()):%Y-%m-%d %H:%M:%S}",
        "accountNumber": "8888000111222",
        "subAccount": None,
        "code": None,
        "content": f"MBVCB.{number}.{attempt.memo} chuyen tien",
        "transferType": "in",
        "transferAmount": attempt.amount_dong,
        "accumulated": 0,
        "referenceCode": f"FT{number}",
        "description": "",
    }


def run_out(purchase: Purchase | None = None) -> None:
    """As if the time for paying were over: of one purchase, or of all that wait."""
    past = clock.now() - HOUR
    payments = Payment.objects.filter(state__in=WAITING, expires_at__isnull=False)
    payments = payments.filter(purchase=purchase) if purchase else payments
    PaymentAttempt.objects.filter(payment__in=payments, expires_at__isnull=False).update(expires_at=past)
    payments.update(expires_at=past)


def _parts(purchase: Purchase) -> list[SellerOrder]:
    known = SellerOrder.objects.filter(order=purchase.order_id, state=State.PLACED).select_related("order__purchase")
    return list(known.order_by("pk"))


Deed = Callable[[], Any]
