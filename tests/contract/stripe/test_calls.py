"""Every call of our gateway, made at both doors: accepted as it is sent, and answered with the fields we read."""

import json
import os
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from shop.payment import stripe_gateway as gateway
from shop.payment.errors import CardPartnerRefused, UnknownToPartner

KEY = "5f0d3f1e-0c8f-4c9b-9b64-0b7f0b4f7c11"


def ask(amount: int = 185_000, key: str = KEY, language: str = "vi") -> gateway.Ask:
    ends = datetime.now(UTC) + timedelta(hours=1)
    return gateway.Ask(key, "CP261124-7K3QM2XV", amount, "http://localhost:8000/thanh-toan/the/x/", ends, language)


def paid_intent(door, amount: int = 185_000) -> str:
    """A charge to refund; stripe-mock takes any name."""
    if door is None:
        return "pi_123"
    session = gateway.open_session(ask(amount))
    door.books.pay(session.id)
    return gateway.fetch_session(session.id).intent


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_session_is_opened_with_what_we_read(door, language):
    session = gateway.open_session(ask(language=language))

    assert session.id.startswith("cs_test_")
    assert session.status == "open"
    assert session.payment_status in {"unpaid", "no_payment_required", "paid"}
    if door is not None:
        assert (session.amount, session.currency, session.number) == (185_000, "vnd", "CP261124-7K3QM2XV")
        assert session.attempt == KEY
        assert session.url.startswith(door.url)
        assert session.intent == ""


def test_a_session_is_fetched_with_its_payment_intent(door):
    known_as = gateway.open_session(ask()).id
    if door is not None:
        door.books.pay(known_as)

    session = gateway.fetch_session(known_as)

    assert session.id == known_as
    if door is not None:
        assert (session.status, session.is_paid, session.received, session.received_in) == (
            "complete", True, 185_000, "vnd",
        )  # fmt: skip
        assert session.intent.startswith("pi_")
        assert session.url == ""


def test_a_session_is_expired(door):
    known_as = gateway.open_session(ask()).id

    session = gateway.expire_session(known_as)

    assert session.id.startswith("cs_test_")
    if door is not None:
        assert (session.id, session.status, session.url) == (known_as, "expired", "")


def test_a_refund_is_sent_and_fetched(door):
    intent = paid_intent(door)

    sent = gateway.send_refund(intent, 85_000, key="refund-1")
    again = gateway.fetch_refund(sent.id)

    assert sent.id.startswith("re_")
    assert again.id == sent.id
    assert sent.status in {"succeeded", "pending"}
    if door is not None:
        assert (again.amount, again.intent, again.key) == (85_000, intent, "refund-1")


def test_an_unknown_parameter_is_refused(door):
    """The control: both doors look at what is sent, so that the tests above prove something."""
    with pytest.raises(CardPartnerRefused), gateway._heard("control"):
        gateway._client().v1.checkout.sessions.create(params={"mode": "payment", "no_such_thing": "1"})


def test_a_fraction_of_a_dong_is_refused(door):
    with pytest.raises(CardPartnerRefused), gateway._heard("control"):
        gateway._client().v1.refunds.create(params={"payment_intent": "pi_123", "amount": "10.5"})


@pytest.mark.stripe_mock
def test_the_stand_in_answers_with_names_that_stripe_has(stand_in):
    """Each field of its objects exists at Stripe."""
    session = gateway.open_session(ask())
    stand_in.books.pay(session.id)
    intent = gateway.fetch_session(session.id).intent
    refund = gateway.send_refund(intent, 10_000, key="r")
    answers = {
        "checkout/sessions": stand_in.books.sessions[session.id],
        "payment_intents": stand_in.books.intents[intent],
        "refunds": stand_in.books.refunds[refund.id],
        "charges": next(iter(stand_in.books.charges.values())),
        "disputes": stand_in.books.open_dispute(intent),
    }
    for path, answer in answers.items():
        known = named_by_stripe(path)
        assert [name for name in answer if not name.startswith("_") and name not in known] == [], path


def named_by_stripe(path: str) -> set[str]:
    request = urllib.request.Request(
        f"{os.environ['STRIPE_MOCK_URL']}/v1/{path}/xyz_123", headers={"Authorization": "Bearer sk_test_x"}
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        return set(json.load(answer))


def test_what_nobody_knows_is_told_apart_from_a_refusal(stand_in):
    with pytest.raises(UnknownToPartner):
        gateway.fetch_session("cs_test_nobody")
    with pytest.raises(UnknownToPartner):
        gateway.fetch_refund("re_nobody")
    with pytest.raises(UnknownToPartner):
        gateway.send_refund("pi_nobody", 15_000, key="r")
