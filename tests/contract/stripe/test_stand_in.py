"""What our stand-in keeps of Stripe's promises: keys, sums, refusals, signed events. Without it no test proves much."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from shop.payment import stripe_gateway as gateway
from shop.payment.errors import AmountNotChargeable, CardPartnerRefused, CardPartnerSilent, ForgedEvent
from tests.contract.stripe.test_calls import ask
from tests.stand_ins.stripe_post import Post, Way

CREATE = "POST /v1/checkout/sessions"


def test_the_same_key_brings_the_same_session(stand_in):
    wanted = ask()
    first, second = gateway.open_session(wanted), gateway.open_session(wanted)

    assert first == second
    assert len(stand_in.books.sessions) == 1
    assert {call["key"] for call in stand_in.calls_of(CREATE)} == {wanted.key}


def test_the_same_key_with_other_facts_is_refused(stand_in):
    gateway.open_session(ask(185_000))

    with pytest.raises(CardPartnerRefused):
        gateway.open_session(ask(186_000))
    assert len(stand_in.books.sessions) == 1


def test_ten_at_once_with_one_key_open_one_session(stand_in):
    wanted = ask()
    with ThreadPoolExecutor(10) as pool:
        found = {session.id for session in pool.map(lambda _: gateway.open_session(wanted), range(10))}

    assert len(found) == 1
    assert len(stand_in.books.sessions) == 1


@pytest.mark.parametrize("amount", [0, -185_000, 14_999, 100_000_000, 185_000.5, "185000"])
def test_an_amount_that_no_card_can_be_charged_never_leaves(stand_in, amount):
    with pytest.raises(AmountNotChargeable):
        gateway.open_session(ask(amount))

    assert stand_in.calls == []


@pytest.mark.parametrize("amount", [15_000, 125_000, 99_999_999])
def test_whole_dong_are_sent_as_they_are(stand_in, amount):
    gateway.open_session(ask(amount))

    (sent,) = stand_in.calls_of(CREATE)
    assert sent["form"]["line_items"]["0"]["price_data"]["unit_amount"] == str(amount)
    assert sent["form"]["line_items"]["0"]["price_data"]["currency"] == "vnd"


@pytest.mark.parametrize("amount", [14_999, 100_000_000])
def test_the_stand_in_itself_refuses_such_amounts(stand_in, monkeypatch, amount):
    """The control of the two above: without our own limits the call would go out and be refused there."""
    monkeypatch.setattr(gateway, "LEAST_DONG", 1)
    monkeypatch.setattr(gateway, "MOST_DONG", 10**12)

    with pytest.raises(CardPartnerRefused):
        gateway.open_session(ask(amount))


@pytest.mark.parametrize("kind", ["timeout", "hang_up"])
def test_what_was_done_without_an_answer_is_found_again_by_its_key(stand_in, settings, kind):
    settings.STRIPE_TIMEOUT_SECONDS = 1
    wanted = ask()
    stand_in.fail_next(CREATE, kind, seconds=3)
    with pytest.raises(CardPartnerSilent):
        gateway.open_session(wanted)
    assert len(stand_in.books.sessions) == 1

    assert gateway.open_session(wanted).id == stand_in.only_session()


@pytest.mark.parametrize("kind", ["unheard", "error", "busy"])
def test_what_was_not_done_is_done_by_the_next_call(stand_in, kind):
    stand_in.fail_next(CREATE, kind)
    wanted = ask()
    with pytest.raises(CardPartnerSilent):
        gateway.open_session(wanted)
    assert stand_in.books.sessions == {}

    assert gateway.open_session(wanted).id == stand_in.only_session()


def test_a_kept_error_stays_under_its_key(stand_in):
    stand_in.fail_next(CREATE, "kept_error")
    wanted = ask()
    for _again in range(3):
        with pytest.raises(CardPartnerSilent):
            gateway.open_session(wanted)

    assert stand_in.books.sessions == {}


def test_refunds_never_exceed_the_charge(stand_in):
    known_as = gateway.open_session(ask(185_000)).id
    stand_in.books.pay(known_as)
    intent = gateway.fetch_session(known_as).intent
    gateway.send_refund(intent, 100_000, key="r1")

    with pytest.raises(CardPartnerRefused):
        gateway.send_refund(intent, 85_001, key="r2")
    gateway.send_refund(intent, 85_000, key="r3")
    with pytest.raises(CardPartnerRefused) as refused:
        gateway.send_refund(intent, 1, key="r4")
    assert refused.value.reason == "charge_already_refunded"

    assert sum(refund["amount"] for refund in stand_in.books.refunds.values()) == 185_000


def test_only_an_open_session_can_be_expired_or_paid(stand_in):
    paid, over = gateway.open_session(ask(key="a")).id, gateway.open_session(ask(key="b")).id
    stand_in.books.pay(paid)
    gateway.expire_session(over)

    with pytest.raises(CardPartnerRefused):
        gateway.expire_session(paid)
    stand_in.books.pay(over)

    assert gateway.fetch_session(over).is_paid is False
    assert [entry["what"] for entry in stand_in.books.journal].count("charged") == 1


def test_a_wrong_key_of_the_account_is_refused(stand_in, settings):
    settings.STRIPE_SECRET_KEY = "nonsense"

    with pytest.raises(CardPartnerRefused):
        gateway.open_session(ask())


def test_events_are_signed_so_that_stripes_own_check_takes_them(stand_in):
    known_as = gateway.open_session(ask()).id
    stand_in.books.pay(known_as)
    (event,) = stand_in.post.sent

    read = gateway.read_event(*stand_in.post.signed(event))

    assert (read.id, read.kind, read.about["id"]) == (event["id"], "checkout.session.completed", known_as)
    with pytest.raises(ForgedEvent):
        gateway.read_event(*stand_in.post.signed(event, secret="whsec_other"))
    with pytest.raises(ForgedEvent):
        gateway.read_event(*stand_in.post.signed(event, at=int(time.time()) - 301))


def test_the_post_brings_events_late_twice_and_shuffled_or_loses_them(stand_in, monkeypatch):
    brought: list[str] = []
    post = Post("whsec_test", "http://nowhere.invalid/")
    monkeypatch.setattr(post, "_deliver", lambda event: brought.append(event["type"]) or 200)

    post.way = Way(copies=2)
    post.tell("twice", {})
    post.way = Way(lost=1)
    post.tell("lost", {})
    post.way = Way(shuffled=True)
    kinds = [f"shuffled-{number}" for number in range(20)]
    for kind in kinds:
        post.tell(kind, {})
    wait_for(lambda: len(brought) == 2)
    assert brought == ["twice", "twice"]
    post.flush()
    wait_for(lambda: len(brought) == 22)

    assert brought[2:] != kinds
    assert sorted(brought[2:]) == sorted(kinds)


def wait_for(condition) -> None:
    until = time.monotonic() + 5
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    assert condition()
