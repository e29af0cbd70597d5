"""The clock of a running market: its rounds, steps that fail beside steps that do not, what a lost task left behind."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from shop.core.errors import Busy
from shop.payment import reconciling
from shop.payment.attempts.models import Payment, Refund
from shop.payment.reconciling import reconcile
from shop.payment.refunds import refund
from shop.payment.settling import settle
from tests.factories.payments import bank, run_out, unpaid

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)  # between rounds it lets go of its connection
def test_each_round_reconciles_and_the_first_of_an_hour_does_the_days_work(com: Any, settings: Any) -> None:
    settings.RECONCILE_EVERY_SECONDS = 1
    run_out(payment := unpaid((com, 1)))
    said = StringIO()

    call_command("keep_time", rounds=2, stdout=said)

    assert said.getvalue().count("payments expired: 1") == 1
    assert said.getvalue().count("refunds sent: 0") == 2
    assert said.getvalue().count("orders completed: 0") == 1
    assert Payment.objects.get(pk=payment.pk).state == "expired"


@pytest.mark.parametrize("failure", [OperationalError("locked"), Busy("busy", "Busy"), OSError("down")])
def test_a_step_that_fails_is_told_and_the_others_do_their_work(
    com: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any, failure: Exception
) -> None:
    run_out(payment := unpaid((com, 1)))

    def fails() -> int:
        raise failure

    monkeypatch.setattr(reconciling, "STEPS", (("asking", fails), *reconciling.STEPS))

    done = reconcile()

    assert done["asking"] is None
    assert done["payments expired"] == 1
    assert Payment.objects.get(pk=payment.pk).state == "expired"
    assert "reconcile_step_failed" in caplog.text
    with pytest.raises(CommandError, match="asking"):
        call_command("reconcile_payments", stdout=StringIO())


def test_a_refund_whose_task_was_lost_is_sent_by_the_next_round(com: Any) -> None:
    payment = unpaid((com, 1))
    settle(payment, bank(payment.due_dong))
    owed = refund(payment, 1_000, key="claim", why="claim")  # the test's transaction never commits: no task runs
    assert owed.state == "due"

    assert reconcile()["refunds sent"] == 1

    assert Refund.objects.get().state == "by_hand"
    assert reconcile()["refunds sent"] == 0
