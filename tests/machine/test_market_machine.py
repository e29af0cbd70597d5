"""Hundreds of short histories of the market, each step held against plain sums (TRUST, B2).

MACHINE_RUNS and MACHINE_STEPS make it longer: 10000 and 60 is the night's portion.
"""

import os
from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from sellers.models import Shop
from sellers.stock import services as stock
from shop.payment import settling
from tests.factories.goods import put_on_sale
from tests.machine.market import MarketMachine

pytestmark = pytest.mark.django_db
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("MACHINE_SHRINKS") else (Phase.generate,)
RUNS, STEPS = int(os.environ.get("MACHINE_RUNS", "300")), int(os.environ.get("MACHINE_STEPS", "30"))


@pytest.fixture
def machine(hoa: Any, sen: Any, hoa_shop: Shop, sen_shop: Shop, settings: Any) -> type[MarketMachine]:
    settings.BANK_BIN, settings.BANK_ACCOUNT, settings.BANK_ACCOUNT_NAME = "970405", "8888000111222", "CHO PHIEN"
    settings.STRIPE_SECRET_KEY = "sk_test_machine"

    class Market(MarketMachine):
        goods = [  # so cheap that nine of a kind ask for no deposit at the door
            put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=96_000, stock=5),
            put_on_sale(sen_shop, "Măng khô Lâm Thượng", price=85_000, stock=12),
            put_on_sale(sen_shop, "Măng ớt ngâm mắc mật", price=55_000, stock=3),
        ]
        keepers = {hoa_shop.pk: hoa, sen_shop.pk: sen}

    return Market


def run(machine: type[MarketMachine], runs: int) -> None:
    patience = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=patience,
            database=None,
            report_multiple_bugs=False,
            derandomize="MACHINE_RUNS" not in os.environ,  # one known portion for everybody, chance for who asks
            phases=PHASES,
        ),
    )


def test_no_history_breaks_pieces_parts_or_money(machine: type[MarketMachine]) -> None:
    run(machine, RUNS)


def test_control_without_the_guard_of_stock_a_history_breaks_it(
    machine: type[MarketMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stock, "_allocate", lambda record_id, quantity: True)

    with pytest.raises((AssertionError, IntegrityError)):
        run(machine, 30)


def test_control_a_door_that_counts_the_same_word_twice_is_found_out(
    machine: type[MarketMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in = settling._take_in
    count = iter(range(10_000))

    def forgetful(payment: Any, evidence: Any, wrong: str) -> Any:
        from dataclasses import replace

        return taken_in(payment, replace(evidence, reference=f"{evidence.reference}-{next(count)}"), wrong)

    monkeypatch.setattr(settling, "_take_in", forgetful)

    with pytest.raises(AssertionError):
        run(machine, 60)
