"""1,000 events, each 1 to 10 times, in no order, some forged, some lost at first: the books of the clean run."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sellers.models import Shop
from sellers.payouts.ledger import ledger_hash
from shop.core.errors import DomainError
from shop.payment.attempts.models import Payment, PaymentAttempt, ReceivedEvent
from shop.payment.books import faults
from shop.payment.errors import ForgedEvent
from shop.payment.reconciling import reconcile
from shop.payment.webhooks import receive
from shop.settings import env
from tests.drills.dying import LIVED, Ground, run
from tests.factories.cards import begun_by_card
from tests.factories.goods import put_on_sale

pytestmark = pytest.mark.django_db(transaction=True)

EVENTS = env.read.int("DRILL_EVENTS", default=1_000)
EVENTS_AN_ORDER = 10 / 3  # what `all_kinds_of_ends` makes on the average
Word = tuple[bytes, str]


@pytest.fixture
def events(rivals_database: None, hoa_shop: Shop, stand_in: Any, settings: Any) -> list[dict[str, Any]]:
    settings.RECONCILE_AFTER_SECONDS = 0
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=10 * EVENTS)
    number = 0
    while len(stand_in.post.sent) < EVENTS:
        all_kinds_of_ends(stand_in, begun_by_card((com, 1)), number)
        number += 1
    return stand_in.post.sent[:EVENTS]


def all_kinds_of_ends(stand_in: Any, attempt: PaymentAttempt, number: int) -> None:
    """Paid; paid days later; refused days later; another sum; sent back at Stripe's own desk; contested; run out."""
    books, session, kind = stand_in.books, attempt.provider_ref, number % 10
    if kind == 9:
        books.expire_session(session)
        return
    if kind == 8:
        books.alter(session, amount=attempt.amount_dong - 1)
    paid = books.pay(session, late=kind in (6, 7))
    if kind in (6, 7):
        books.arrive(session, refused=kind == 7)
    for part in range(kind if kind < 4 else 0):
        books.refund({"payment_intent": paid["payment_intent"], "amount": str(1_000 + part)})
    if kind in (4, 5):
        contested = books.open_dispute(paid["payment_intent"])
        books.close_dispute(contested["id"], "won" if kind == 4 else "lost")


def clean(stand_in: Any, events: list[dict[str, Any]]) -> Iterator[Word]:
    for event in events:
        yield stand_in.post.signed(event)


def noisy(stand_in: Any, events: list[dict[str, Any]], chance: random.Random) -> Iterator[Word]:
    """5 % forged beside the true ones; of 5 % the first delivery is lost, and they come last."""
    deliveries = [event for event in events for _copy in range(chance.randint(1, 10))]
    chance.shuffle(deliveries)
    lost = {event["id"] for event in chance.sample(events, len(events) // 20)}
    for event in deliveries:
        if event["id"] not in lost:
            yield stand_in.post.signed(event)
        if chance.random() < 0.05:
            yield stand_in.post.signed(event, secret="whsec_of_a_thief")
    for event in events:
        if event["id"] in lost:
            yield stand_in.post.signed(event)


def hear(words: Callable[[], Iterator[Word]], answer: Path) -> None:
    """Take in every word, what was parked once more, then let the reconciler look; write what the books say."""
    forged, again = 0, []
    for word in words():
        try:
            receive(*word)
        except ForgedEvent:
            forged += 1
        except DomainError as parked:
            if not parked.retryable:
                raise
            again.append(word)
    for word in again:
        receive(*word)
    reconcile()
    assert faults() == []
    payments = Payment.objects.order_by("pk").values_list("state", "received_dong", "refunded_dong")
    heard = ReceivedEvent.objects.count()
    answer.write_text(f"{ledger_hash()}\n{heard}\n{list(payments)}\n{forged}")


def test_the_books_are_the_same_as_from_the_clean_run(
    events: list[dict[str, Any]], stand_in: Any, tmp_path: Path
) -> None:
    ground, words, chance = Ground(tmp_path), tmp_path / "words", random.Random(5)
    answers = []

    for name, way in (
        ("clean", lambda: clean(stand_in, events)),
        ("noisy", lambda: noisy(stand_in, events, chance)),
        ("nothing heard", lambda: iter(())),
    ):
        answer, database = tmp_path / name, ground.copy()
        assert (end := run(lambda: hear(way, answer), database=database, last_words=words)) == LIVED, end  # noqa: B023
        answers.append(answer.read_text().split("\n"))
        ground.forget(database)

    true, noise, silence = answers
    assert noise[:3] == true[:3], "hash of the ledger, events kept, every payment"
    assert int(true[1]) == EVENTS
    assert int(noise[3]) > EVENTS // 20
    assert silence[0] != true[0], "control: the hash can differ"
