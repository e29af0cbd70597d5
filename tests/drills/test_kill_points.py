"""T16: the power goes at every named point, in every way of paying; then the reconciler alone puts it right."""

import importlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Count
from django.test import Client

from sellers.models import SellerOrder, Shop, State
from shop.core import points
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import WAITING, Payment, PaymentAttempt, Receipt, Refund
from shop.payment.books import faults
from shop.payment.reconciling import reconcile
from shop.payment.services import METHODS
from shop.settings import env
from tests.drills.dying import DIED, LIVED, Ground, reached, run
from tests.drills.ways import Day, run_out
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale

pytestmark = pytest.mark.django_db(transaction=True)

REPEATS = env.read.int("KILL_REPEATS", default=1)
WAYS = [method.code for method in METHODS]


@pytest.fixture
def day(
    request: pytest.FixtureRequest,
    rivals_database: None,
    hoa_shop: Shop,
    sen_shop: Shop,
    hoa: Any,
    sen: Any,
    mai: Any,
    stand_in: Any,
    settings: Any,
) -> Day:
    settings.RECONCILE_AFTER_SECONDS = 0
    settings.SEPAY_API_KEY, settings.BANK_BIN, settings.BANK_ACCOUNT = "drill", "970405", "8888000111222"
    warm_up()
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=96_000), put_on_sale(sen_shop, "Măng khô")
    sends = [
        asked_for(basket_with((com, 1), (mang, 1), owner=mai), by=mai, method=request.param) for _number in range(4)
    ]
    return Day(request.param, sends, {hoa_shop.pk: hoa, sen_shop.pk: sen}, stand_in)


@pytest.mark.parametrize("day", WAYS, indirect=True)
def test_killed_at_every_point_it_comes_right_by_itself(day: Day, tmp_path: Path) -> None:
    ground, words = Ground(tmp_path), tmp_path / "last-words"
    database = ground.copy()
    passed = reached(day.live, database=database, last_words=words)
    assert (end := run(lambda: all_went_its_way(day), database=database, last_words=words)) == LIVED, end
    wrong: dict[str, str] = {}

    for name in passed * REPEATS:
        day.first_event = len(day.stand_in.post.sent)
        database = ground.copy()
        end = run(day.live, database=database, last_words=words, kill_point=name)
        if end == DIED:
            end = run(lambda: come_right(day), database=database, last_words=words)
        if end != LIVED:
            wrong[name] = end
        ground.forget(database)

    assert wrong == {}
    assert len(passed) >= {"cod": 20, "transfer": 40, "card": 45}[day.method], passed


@pytest.mark.parametrize("day", ["cod"], indirect=True)
def test_control_a_ledger_written_apart_from_its_receipt_would_be_found(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the one transaction around it, the same death leaves books that do not agree."""
    from shop.payment import settling

    ground, words = Ground(tmp_path), tmp_path / "last-words"
    database = ground.copy()
    monkeypatch.setattr(settling, "_book", lambda *facts: settling.AFTER_LEDGER.reach())

    end = run(day.live, database=database, last_words=words)
    end = run(lambda: come_right(day), database=database, last_words=words) if end == LIVED else end

    assert "money_in_the_books_is_what_came" in end


def test_forty_points_and_more_are_named() -> None:
    assert len(points.names()) >= 40


ENDS = {
    "cod": ["paid", "failed", "pending", "pending"],
    "transfer": ["paid", "refunded", "failed", "paid"],  # the last came late and was honoured
    "card": ["paid", "refunded", "failed", "expired"],
}


def all_went_its_way(day: Day) -> None:
    """Nobody died: sent and claimed, cancelled and refused, given up, late."""
    payments = Payment.objects.order_by("pk")
    assert list(payments.values_list("state", flat=True)) == ENDS[day.method]
    assert payments[0].refunded_dong == CLAIMED[day.method]
    assert faults() == []


CLAIMED = {"cod": 0, "transfer": 10_000, "card": 10_000}


def warm_up() -> None:
    """What each new process would load again for itself."""
    importlib.import_module("stripe")
    for address in ("/webhooks/stripe/", "/webhooks/bank/sepay/"):
        Client().post(address)
    Client().get(f"/thanh-toan/the/{uuid4()}/")


def come_right(day: Day) -> None:
    """In a new process, on what the dead one left."""
    assert faults() == [], "consistent as it lies there"
    reconcile()
    assert faults() == [], "and after the reconciler"
    paid_outside_is_settled(day)
    for _again in range(2):  # the outside repeats what it got no answer to
        day.told = [*lines_of(day)]
        day.word_comes()
        assert faults() == []
    day.press_again()
    run_out()
    reconcile()
    reconcile()
    assert faults() == []
    nothing_waits_for_a_person(day)


def paid_outside_is_settled(day: Day) -> None:
    """Every session that Stripe was paid for counts once, without one event having come."""
    if day.method != "card":
        return
    attempts = {attempt.provider_ref: attempt for attempt in PaymentAttempt.objects.exclude(provider_ref="")}
    for session in day.journal()["sessions"].values():
        attempt = attempts.get(session["id"])
        if attempt is not None and session["payment_status"] == "paid":
            assert attempt.state == "succeeded", f"{attempt} was paid"
            assert Receipt.objects.filter(attempt=attempt).count() == 1
            assert attempt.payment.state in ("paid", "refunded")


def lines_of(day: Day) -> list[dict[str, Any]]:
    """What the bank will tell again: all lines that the dead process had been told of, and could not say so."""
    from tests.drills.ways import bank_line

    if day.method != "transfer":
        return []
    attempts = PaymentAttempt.objects.filter(kind="transfer").exclude(memo="").order_by("pk")[:2]
    return [bank_line(attempt, number) for number, attempt in enumerate(attempts, start=1)]


def nothing_waits_for_a_person(day: Day) -> None:
    keys = Purchase.objects.values("checkout_key").annotate(count=Count("pk"))
    assert [row["count"] for row in keys] == [1] * len(day.sends)
    assert not Payment.objects.filter(state__in=WAITING, expires_at__isnull=False).exists()
    assert not SellerOrder.objects.filter(state=State.AWAITING).exists()
    assert not Refund.objects.filter(state=Refund.State.DUE).exists()
    if day.method == "card":
        assert not Refund.objects.exclude(state=Refund.State.DONE).exists()
        refunded = sum(each["amount"] for each in day.journal()["refunds"].values() if each_of(day, each))
        assert refunded == sum(Refund.objects.values_list("amount_dong", flat=True))


def each_of(day: Day, sent: dict[str, Any]) -> bool:
    """Whether a refund at Stripe belongs to this database: earlier deaths left theirs there."""
    return Receipt.objects.filter(source="stripe", reference=sent["payment_intent"]).exists()
