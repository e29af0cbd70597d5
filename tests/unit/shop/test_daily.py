"""What a day brings, brought twice, is brought once."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from catalog.certificates.models import Expiry
from sellers.models import Reservation, SellerOrder, State, StateChange
from sellers.orders import services as seller
from shop.accounts.models import User
from shop.checkout.services import place_order
from shop.core import clock
from shop.core.models import AuditEntry
from shop.notices.models import Notice
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import certify

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("command", ["daily", "reconcile_payments"])
def test_pieces_held_until_a_moment_that_passed_return_once(com: Any, command: str) -> None:
    place_order(asked_for(basket_with((com, 2))))
    Reservation.objects.update(held_until=clock.now() - timedelta(seconds=1))

    first, second = StringIO(), StringIO()
    call_command(command, stdout=first)
    call_command(command, stdout=second)

    assert "pieces given back: 2" in first.getvalue()
    assert "pieces given back: 0" in second.getvalue()
    assert com.stockrecords.get().num_allocated == 0
    assert Reservation.objects.get().ended_as == "expired"


def test_the_whole_day_twice_leaves_what_it_left_once(com: Any, hoa: User) -> None:
    part = _delivered(com, hoa, ago=timedelta(days=3))
    certify(com, expires=clock.today() - timedelta(days=1))
    first, second = StringIO(), StringIO()

    call_command("daily", stdout=first)
    after_one = _state_of_the_books()
    call_command("daily", stdout=second)

    assert first.getvalue().splitlines() == [
        "certificates expired: 1",
        "goods indexed anew: 1",
        "payments expired: 0",
        "pieces given back: 0",
        "orders completed: 1",
        "old counts of searches forgotten: 0",
        "postings sealed: 2",
        "notices sent: 5",
    ]
    for nothing in ("certificates expired: 0", "orders completed: 0", "notices sent: 0"):
        assert nothing in second.getvalue()
    assert _state_of_the_books() == after_one
    part.refresh_from_db()
    assert part.state == State.COMPLETED


def test_a_parcel_delivered_less_than_three_days_ago_stays_open(com: Any, hoa: User) -> None:
    part = _delivered(com, hoa, ago=timedelta(days=2, hours=23))

    call_command("daily", stdout=StringIO())

    part.refresh_from_db()
    assert part.state == State.DELIVERED


def test_a_promise_to_pay_at_the_door_does_not_run_out(com: Any) -> None:
    place_order(asked_for(basket_with((com, 2))))

    call_command("daily", stdout=StringIO())

    assert com.stockrecords.get().num_allocated == 2


def test_a_step_that_fails_is_told_and_keeps_no_other_from_its_work(com: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management.base import CommandError

    from shop.management.commands import daily

    def broken() -> int:
        raise OSError("disk full")

    monkeypatch.setattr(daily, "STEPS", (("first", broken), *daily.STEPS))
    place_order(asked_for(basket_with((com, 2))))
    Reservation.objects.update(held_until=clock.now() - timedelta(seconds=1))

    with pytest.raises(CommandError, match="first"):
        call_command("daily", stdout=StringIO())

    assert com.stockrecords.get().num_allocated == 0


def _delivered(product: Any, keeper: User, *, ago: timedelta) -> SellerOrder:
    """A part that reached its buyer so long ago."""
    place_order(asked_for(basket_with((product, 1))))
    part = SellerOrder.objects.get()
    for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.record_delivery):
        step(part, by=keeper)
    StateChange.objects.filter(to_state=State.DELIVERED).update(changed_at=clock.now() - ago)
    return part


def _state_of_the_books() -> list[int]:
    return [model.objects.count() for model in (AuditEntry, Expiry, Notice, StateChange)]
