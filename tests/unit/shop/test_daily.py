"""What a day brings, brought twice, is brought once."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from sellers.models import Reservation
from shop.checkout.services import place_order
from shop.core import clock
from tests.factories.checkout import asked_for, basket_with

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
