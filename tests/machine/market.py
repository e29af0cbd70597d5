"""The steps of the state machine (TRUST, B2): each does one thing to the market, and the same to plain sums."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import hypothesis.strategies as st
import time_machine
from django.db import connection, transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sellers.models import SellerOrder, State
from sellers.orders import services as parts
from sellers.stock.errors import StockGone
from sellers.stock.services import set_available
from shop.basket.errors import BasketError
from shop.checkout.errors import BasketNeedsMending, ReviewAgain
from shop.checkout.services import Placed, place_order
from shop.core import clock
from shop.core.money import to_decimal
from shop.payment.attempts.models import Payment, Refund
from shop.payment.attempts.services import open_attempt
from shop.payment.evidence import BANK, STRIPE, Evidence
from shop.payment.expiry import expire_payments
from shop.payment.refunds import refund_done
from shop.payment.settling import receive_unknown, settle
from tests.factories.checkout import asked_for, basket_with, buyer
from tests.machine.crash import crashing
from tests.machine.expected import DELIVERED, LIVE, REFUSED, SENT, WAITS, Market, Order, Part
from tests.machine.seen import check_everything, parts_placed

START = "2026-12-10 08:00 +0700"
SOMEWHERE = st.integers(0, 8)
ROAD = {State.PLACED: parts.confirm_part, State.CONFIRMED: parts.pack_part, State.PACKED: parts.hand_over_part}
CURRENCIES = st.sampled_from(["VND", "VND", "VND", "USD"])
WANTED = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=3)
METHODS = st.sampled_from(["cod", "transfer", "card"])


class MarketMachine(RuleBasedStateMachine):
    """`goods` and `keepers` are given by the test. All happens inside a transaction that is undone at the end."""

    goods: list[Any]
    keepers: dict[int, Any]  # shop → who may act for it

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.market = Market({product.pk: product.stockrecords.get().num_in_stock for product in self.goods})
        self.number = 0
        self.baskets: list[tuple[Any, dict[int, int]]] = []
        self.dearer: set[int] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)
        connection.run_on_commit.clear()  # nobody outside is told: what waits to be sent is another drill's
        self.clock.stop()

    @invariant()
    def tables_and_sums_agree(self) -> None:
        check_everything(self.market)

    # Buying

    @rule(method=METHODS, wanted=WANTED, at_once=st.sampled_from([True, True, False]), cut=SOMEWHERE)
    def fill_a_basket(self, method: str, wanted: list[tuple[int, int]], at_once: bool, cut: int) -> None:
        """She sees the sum and buys, or waits: others may be quicker, or the price may move."""
        pieces = self._pieces(wanted)
        try:
            asked = self._asked(method, wanted)
        except BasketError:
            assert not self.market.has_for(pieces), "refused though there was enough"
            return
        self.baskets.append((asked, pieces))
        if at_once:
            self._place(len(self.baskets) - 1, cut)

    @precondition(lambda self: self.baskets)
    @rule(cut=SOMEWHERE)
    def place(self, cut: int) -> None:
        self._place(0, cut)

    def _place(self, which: int, cut: int) -> None:
        asked, pieces = self.baskets.pop(which)
        enough, done = self.market.has_for(pieces), []
        try:
            self._cut_then_do(lambda: done.append(place_order(asked)), cut)
        except (StockGone, BasketNeedsMending):
            assert not enough, "refused though there was enough"
            return
        except ReviewAgain:
            assert self.dearer & pieces.keys(), "asked again though nothing was dearer"
            return
        assert enough, "sold what there was not"
        assert done[-1].purchase.total_dong <= asked.seen_total, "charged a sum that she had not seen"
        self._remember(done[-1], asked)

    @rule(which=st.integers(0, 2), by=st.sampled_from([-1_000, 1_000]))
    def price_moves(self, which: int, by: int) -> None:
        record = self.goods[which].stockrecords.get()
        type(record).objects.filter(pk=record.pk).update(price=record.price + to_decimal(by))
        if by > 0:
            self.dearer.add(self.goods[which].pk)

    @precondition(lambda self: self.market.orders)
    @rule(data=st.data())
    def send_the_same_checkout_again(self, data: st.DataObject) -> None:
        order = self._one(data, self.market.orders.values())
        again = place_order(order.asked)
        assert again.purchase.payment.pk == order.key
        assert not again.is_new

    # Paying

    @precondition(lambda self: self._of("transfer"))
    @rule(data=st.data(), share=st.sampled_from([40, 60, 100, 100, 100, 130]), cut=SOMEWHERE)
    def transfer(self, data: st.DataObject, share: int, cut: int) -> None:
        order = self._one(data, self._of("transfer"))
        amount = max(order.due * share // 100, 1_000)
        self.number += 1
        self._settle(order, Evidence(BANK, f"FT{self.number}", amount, clock.now()), amount, cut)

    @precondition(lambda self: self._of("card"))
    @rule(
        data=st.data(),
        off=st.sampled_from([0, 0, 0, 0, -1]),
        currency=st.sampled_from(["VND", "VND", "VND", "USD"]),
        cut=SOMEWHERE,
    )
    def pay_by_card(self, data: st.DataObject, off: int, currency: str, cut: int) -> None:
        order = self._one(data, self._of("card"))
        if order.due == 0 or order.evidence:
            return
        payment = Payment.objects.get(pk=order.key)
        attempt = open_attempt(payment, kind="card", amount=order.due)
        amount = order.due + off
        self.number += 1
        evidence = Evidence(STRIPE, f"pi_{self.number}", amount, clock.now(), currency=currency, attempt=attempt)
        if currency != "VND" or off:
            settle(payment, evidence)
            self.market.suspense += amount if currency == "VND" else 0
            return
        self._settle(order, evidence, amount, cut)

    @precondition(lambda self: any(order.evidence for order in self.market.orders.values()))
    @rule(data=st.data())
    def hear_the_same_word_again(self, data: st.DataObject) -> None:
        """A webhook twice, a bank's line twice, the return page after both."""
        order = self._one(data, [order for order in self.market.orders.values() if order.evidence])
        evidence = data.draw(st.sampled_from(order.evidence))
        assert settle(Payment.objects.get(pk=order.key), evidence) == "already"

    @rule(amount=st.integers(1_000, 500_000))
    def money_of_nobody(self, amount: int) -> None:
        self.number += 1
        receive_unknown(Evidence(BANK, f"FT{self.number}", amount, clock.now()), "no memo")
        self.market.suspense += amount

    @precondition(lambda self: Refund.objects.exclude(state="done").exists())
    @rule(data=st.data())
    def a_refund_arrives(self, data: st.DataObject) -> None:
        owed = data.draw(st.sampled_from(list(Refund.objects.exclude(state="done").order_by("pk"))))
        assert refund_done(owed)
        assert not refund_done(owed), "once"

    @rule(hours=st.sampled_from([0.2, 0.2, 1, 26]), cut=SOMEWHERE)
    def time_passes(self, hours: float, cut: int) -> None:
        self.traveller.shift(timedelta(hours=hours))
        due = [order for order in self.market.orders.values() if order.is_open and self._expires(order) <= clock.now()]
        self._cut_then_do(expire_payments, cut)
        for order in due:
            self.market.expire(order)

    # Selling

    @precondition(lambda self: self._parts(LIVE))
    @rule(data=st.data(), steps=st.integers(1, 3))
    def seller_goes_on(self, data: st.DataObject, steps: int) -> None:
        _order, key, part = self._one(data, self._parts(LIVE))
        for _step in range(steps):
            row = self._row(key)
            if row.state not in ROAD:
                break
            ROAD[row.state](row, by=self.keepers[row.shop_id])
        if self._row(key).state == State.HANDED_OVER:
            part.state = SENT
            for product, count in part.pieces.items():
                self.market.on_hand[product] -= count

    @precondition(lambda self: self._parts(SENT))
    @rule(data=st.data(), holder=st.sampled_from(["seller", "carrier"]), cut=SOMEWHERE)
    def parcel_arrives(self, data: st.DataObject, holder: str, cut: int) -> None:
        order, key, part = self._one(data, self._parts(SENT))
        row = self._row(key)

        def deliver() -> None:
            fresh = self._row(key)
            if fresh.state == State.HANDED_OVER:
                parts.record_delivery(fresh, by=self.keepers[row.shop_id], cash_held_by=holder)

        self._cut_then_do(deliver, cut)
        part.state = DELIVERED
        if order.method == "cod":
            order.received += part.total
            order.state = "paid" if order.kept >= order.due else "part_paid"

    @precondition(lambda self: self._parts(SENT))
    @rule(data=st.data())
    def parcel_is_refused(self, data: st.DataObject) -> None:
        order, key, part = self._one(data, self._parts(SENT))
        row = self._row(key)
        parts.refuse_part_at_door(row, by=self.keepers[row.shop_id], reason="không có nhà")
        self.market.end_part(order, part, REFUSED)

    @precondition(lambda self: self._parts(WAITS, LIVE))
    @rule(data=st.data(), by_seller=st.booleans(), cut=SOMEWHERE)
    def cancel(self, data: st.DataObject, by_seller: bool, cut: int) -> None:
        order, key, part = self._one(data, self._parts(WAITS, LIVE))
        row = self._row(key)
        if row.state not in (State.AWAITING, State.PLACED):
            by_seller = True
        elif row.state == State.AWAITING:
            by_seller = False

        def undo() -> None:
            fresh = self._row(key)
            if fresh.state != State.CANCELLED:
                parts.cancel_part(fresh, by=self.keepers[row.shop_id] if by_seller else None, reason="hết măng")

        self._cut_then_do(undo, cut)
        self.market.end_part(order, part)

    @rule(which=st.integers(0, 2), count=st.integers(0, 6))
    def seller_counts_anew(self, which: int, count: int) -> None:
        product = self.goods[which]
        set_available(
            product.stockrecords.get(),
            count=count,
            was=self.market.free(product.pk),
            by=next(iter(self.keepers.values())),
        )
        self.market.on_hand[product.pk] = self.market.allocated(product.pk) + count

    # How steps are taken

    def _asked(self, method: str, wanted: list[tuple[int, int]]) -> Any:
        self.number += 1
        basket = basket_with(*((self.goods[place], count) for place, count in wanted))
        who = replace(buyer(), phone=f"+849{self.number:08d}", street=f"{self.number} phố Hàng Bông")
        return asked_for(basket, buyer=who, method=method)

    def _pieces(self, wanted: list[tuple[int, int]]) -> dict[int, int]:
        pieces: dict[int, int] = {}
        for place, count in wanted:
            pieces[self.goods[place].pk] = pieces.get(self.goods[place].pk, 0) + count
        return pieces

    def _remember(self, placed: Placed, asked: Any) -> None:
        payment = Payment.objects.get(purchase=placed.purchase)
        self.market.orders[payment.pk] = Order(payment.pk, payment.method, parts_placed(payment), asked=asked)

    def _settle(self, order: Order, evidence: Evidence, amount: int, cut: int) -> None:
        self._cut_then_do(lambda: settle(Payment.objects.get(pk=order.key), evidence), cut)
        order.evidence.append(evidence)
        self.market.settle(order, amount)

    def _cut_then_do(self, deed: Callable[[], Any], cut: int) -> None:
        """A power cut in the middle, then the deed again, as the sender of a word or the next run would."""
        if cut:
            with crashing(cut):
                deed()
        deed()

    def _expires(self, order: Order) -> Any:
        return Payment.objects.get(pk=order.key).expires_at or clock.now() + timedelta(days=1)

    def _of(self, method: str) -> list[Order]:
        return [order for order in self.market.orders.values() if order.method == method]

    def _parts(self, *states: str) -> list[tuple[Order, int, Part]]:
        return [
            (order, key, part)
            for order in self.market.orders.values()
            for key, part in order.parts.items()
            if part.state in states
        ]

    def _row(self, key: int) -> SellerOrder:
        return SellerOrder.objects.select_related("order__purchase", "shop").get(pk=key)

    def _one(self, data: st.DataObject, among: Any) -> Any:
        rows = list(among)
        return rows[data.draw(st.integers(0, len(rows) - 1))]
