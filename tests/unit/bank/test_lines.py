"""One row a line, whoever tells it and however often; who counts, and what may be the same money."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from shop.bank import services
from shop.bank.errors import AlreadyDealtWith
from shop.bank.models import BankTransaction
from shop.bank.selectors import like_it, lines_found, of_day, queue
from shop.bank.services import park, send_back, set_aside, take, take_in
from shop.core import clock
from tests.factories.bank import incoming
from tests.races import at_once

pytestmark = pytest.mark.django_db
State, Why = BankTransaction.State, BankTransaction.Why


def told(provider: str = "sepay", **facts: Any) -> BankTransaction:
    take_in([incoming(**facts)], provider=provider)
    return BankTransaction.objects.latest("pk")


def test_a_line_is_written_with_its_code_and_waits() -> None:
    taken = take_in([incoming(memo="MBVCB ocp 7k3m9x2 ct")], provider="sepay")

    line = BankTransaction.objects.get()
    assert (line.memo_code, line.state, line.amount_dong) == ("OCP7K3M9X2", State.NEW, 185_000)
    assert (taken.waiting, taken.written, taken.known) == ([line.pk], 1, 0)


def test_a_repeat_is_known_and_a_line_that_nobody_applied_is_named_again() -> None:
    line = told(provider_id="9")

    again = take_in([incoming(provider_id="9"), incoming(provider_id="9")], provider="sepay")

    assert (again.waiting, again.written, again.known) == ([line.pk], 0, 2)
    take(line)
    assert take_in([incoming(provider_id="9")], provider="sepay").waiting == []
    assert BankTransaction.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"direction": "out"}, Why.OUTGOING),
        ({"account": "999"}, Why.OTHER_ACCOUNT),
        ({"account": ""}, Why.OTHER_ACCOUNT),
    ],
)
def test_only_what_comes_into_our_account_counts(facts: dict, why: str) -> None:
    line = told(**facts)

    assert (line.state, line.why) == (State.IGNORED, why)
    assert not queue().exists()


def test_the_same_movement_told_by_another_provider_does_not_count_again() -> None:
    first = told(reference="FT26328001")

    second = told("statement", provider_id="x", reference="ft26328001")

    assert (second.state, second.why, second.same_as) == (State.IGNORED, Why.TOLD_BEFORE, first)


def test_two_movements_with_one_number_stay_two_for_each_provider() -> None:
    for number in ("1", "2"):
        told(provider_id=number, reference="FT26328001")

    take_in([incoming(provider_id=each, reference="FT26328001") for each in "abc"], provider="statement")

    assert BankTransaction.objects.filter(same_as=None).count() == 3
    assert list(BankTransaction.objects.exclude(same_as=None).values_list("provider_id", flat=True)) == ["a", "b"]


@pytest.mark.parametrize("facts", [{"amount": 185_001}, {"reference": "FT26328002"}, {"reference": "12"}])
def test_another_sum_or_number_is_other_money(facts: dict) -> None:
    told(reference="FT26328001")

    assert told("casso", **{"reference": "FT26328001", **facts}).state == State.NEW


def test_a_line_without_number_that_looks_the_same_is_pointed_at(tien: Any) -> None:
    first, again = told(), told("statement", provider_id="x")

    assert like_it(again) == first
    set_aside(again, by=tien, note="SePay đã báo", same_as=first)
    assert like_it(told("statement", provider_id="v")) is None, "two transfers stay two"
    assert like_it(told("statement", provider_id="y", amount=1)) is None
    assert like_it(told("casso", provider_id="w", posted_at=clock.now() - timedelta(days=3))) is None


def test_a_line_is_taken_parked_sent_back_or_put_aside_once(tien: Any) -> None:
    line = told()

    assert park(line, Why.NO_CODE) is True
    assert park(line, Why.NO_CODE) is False
    assert take(line) is True
    assert take(line) is False
    with pytest.raises(AlreadyDealtWith):
        send_back(line, by=tien, note="nhầm")
    with pytest.raises(AlreadyDealtWith):
        set_aside(line, by=tien, note="nhầm")
    line.refresh_from_db()
    assert (line.state, line.note) == (State.APPLIED, "")


def test_the_day_is_summed_in_vietnam(tien: Any) -> None:
    waiting, matched, aside = told(provider_id="1"), told(provider_id="2"), told(provider_id="3", amount=5)
    told(provider_id="4", direction="out")
    told(provider_id="5", account="999")
    told(provider_id="6", posted_at=clock.now() - timedelta(days=1))
    take(matched)
    set_aside(aside, by=tien, note="quà")

    day = of_day(clock.today())

    assert (day.came, day.lines, day.matched, day.waiting) == (370_005, 3, 185_000, 185_000)
    assert waiting in queue()


def test_lines_are_found_by_words_sum_and_number() -> None:
    line = told(memo="cảm ơn chị Hoa", reference="FT26328001", amount=1_250_000)
    told(provider_id="2")

    for text in ("chị Hoa", "1.250.000", "1250000", "ft2632"):
        assert list(lines_found(text)) == [line], text
    assert lines_found("").count() == 2
    assert list(lines_found("không có")) == []


@pytest.mark.django_db(transaction=True)
class TestRivals:
    def test_ten_messages_of_one_line_at_once_write_one_row(self, rivals_database: None) -> None:
        results = at_once([partial(take_in, [incoming()], provider="sepay")] * 10)

        assert [result for result in results if isinstance(result, Exception)] == []
        assert sum(result.written for result in results) == BankTransaction.objects.count() == 1

    def test_two_providers_telling_one_movement_at_once_count_it_once(self, rivals_database: None) -> None:
        line = incoming(reference="FT26328001")

        results = at_once([partial(take_in, [line], provider=name) for name in ("sepay", "casso")] * 4)

        assert [result for result in results if isinstance(result, Exception)] == []
        assert BankTransaction.objects.count() == 2
        assert BankTransaction.objects.filter(same_as=None).count() == 1

    def test_control_who_does_not_look_again_loses_the_race(
        self, rivals_database: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def once_without_looking(line: Any, provider: str) -> tuple:
            row = services._row(line, provider)
            row.save(force_insert=True)
            return row, True

        monkeypatch.setattr(services, "_once", once_without_looking)
        monkeypatch.setattr(BankTransaction.objects, "filter", lambda **facts: BankTransaction.objects.none())

        results = at_once([partial(take_in, [incoming()], provider="sepay")] * 10)

        assert sum(isinstance(result, IntegrityError) for result in results) == 9, "the unique key is the last wall"
