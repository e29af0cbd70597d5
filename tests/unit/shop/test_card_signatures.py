"""Whose word an event is: the signature over its very bytes, not older than five minutes (TRUST, T20)."""

import json
import time
from typing import Any

import pytest

from shop.payment.attempts.models import Payment, Receipt, ReceivedEvent
from tests.factories.cards import knock, paid_by_card
from tests.stand_ins.stripe_post import signature

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
SECRET = "whsec_test"


@pytest.fixture
def body(stand_in: Any, com: Any) -> bytes:
    paid_by_card(stand_in, (com, 1))
    return stand_in.post.signed(stand_in.post.sent[-1])[0]


def header(body: bytes, *, secret: str = SECRET, at: int | None = None) -> str:
    at = int(time.time()) if at is None else at
    return f"t={at},v1={signature(secret, at, body)}"


def nothing_changed() -> bool:
    return (
        not ReceivedEvent.objects.exists()
        and not Receipt.objects.exists()
        and Payment.objects.get().state == Payment.State.PENDING
    )


FORGED = {
    "none at all": lambda body: (body, None),
    "an empty one": lambda body: (body, ""),
    "nonsense": lambda body: (body, "t=now,v1=yes"),
    "no time": lambda body: (body, header(body).split(",")[1]),
    "a changed body": lambda body: (body.replace(b'"paid"', b'"paid "'), header(body)),
    "a changed signature": lambda body: (body, header(body)[:-1] + ("0" if header(body)[-1] != "0" else "1")),
    "a changed time": lambda body: (body, header(body).replace("t=", "t=1")),
    "another secret": lambda body: (body, header(body, secret="whsec_other")),
    "ten minutes old": lambda body: (body, header(body, at=int(time.time()) - 600)),
    "five minutes and a second": lambda body: (body, header(body, at=int(time.time()) - 301)),
    "written anew with the same meaning": lambda body: (json.dumps(json.loads(body)).encode(), header(body)),
    "the old scheme alone": lambda body: (body, header(body).replace("v1=", "v0=")),
    "signed with nothing": lambda body: (body, header(body, secret="")),
    "no text": lambda body: (b"\xff\xfe" + body, header(body)),
}


@pytest.mark.parametrize("how", FORGED, ids=str)
def test_an_event_is_refused_and_changes_nothing_with(stand_in: Any, body: bytes, how: str) -> None:
    answer = knock(*FORGED[how](body))

    assert answer.status_code == 400
    assert answer.json()["code"] == "forged_event"
    assert nothing_changed()


GOOD = {
    "a good signature": lambda body: (body, header(body)),
    "a good one before a wrong one": lambda body: (body, header(body) + ",v1=" + "0" * 64),
    "a good one behind a wrong one": lambda body: (
        body,
        header(body, secret="whsec_old") + "," + header(body).split(",")[1],
    ),
    "the old scheme beside it": lambda body: (body, header(body) + ",v0=" + "0" * 64),
    "almost five minutes": lambda body: (body, header(body, at=int(time.time()) - 290)),
}


@pytest.mark.parametrize("how", GOOD, ids=str)
def test_an_event_is_taken_in_with(stand_in: Any, body: bytes, how: str) -> None:
    """The control of the refusals above: the same body pays the order."""
    answer = knock(*GOOD[how](body))

    assert answer.status_code == 200
    assert Payment.objects.get().state == Payment.State.PAID
    assert ReceivedEvent.objects.get().outcome == "released"


@pytest.mark.parametrize("sent", [b"", b"[]", b"null", b'{"id": "evt_1"}', b'{"id":1,"type":"x","data":7}', b"\xff"])
def test_a_signed_event_that_is_none_is_refused(stand_in: Any, sent: bytes) -> None:
    answer = knock(sent, header(sent))

    assert answer.status_code == 400
    assert not ReceivedEvent.objects.exists()


def test_without_a_secret_no_event_is_taken_in(stand_in: Any, body: bytes, settings: Any) -> None:
    settings.STRIPE_WEBHOOK_SECRET = ""

    assert knock(body, header(body, secret="")).status_code == 400
    assert nothing_changed()


def test_only_a_post_is_heard(client: Any) -> None:
    assert client.get("/webhooks/stripe/").status_code == 405
