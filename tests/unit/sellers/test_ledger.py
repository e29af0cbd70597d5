"""The books: balanced, once for each reason, and closed to every change."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sellers.models import Account, Entry, Posting
from sellers.payouts.ledger import Sum, Unbalanced, balance, ledger_hash, move, post
from sellers.payouts.seals import broken_seals, seal_books
from shop.core import clock

pytestmark = pytest.mark.django_db


def money_in(reason: str = "receipt-1", amount: int = 50_000) -> Posting | None:
    return post(
        reason, "money_in", move(amount, out_of=Account.BUYER_CLEARING, into=Account.MONEY_BANK), at=clock.now()
    )


def test_a_posting_is_written_once_for_its_reason() -> None:
    assert money_in() is not None
    assert money_in() is None

    assert balance(Account.MONEY_BANK) == 50_000
    assert balance(Account.BUYER_CLEARING) == -50_000
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("amounts", [(1, -2), (5,), (), (0, 0)])
def test_what_does_not_come_to_zero_is_not_written(amounts: tuple[int, ...]) -> None:
    with pytest.raises(Unbalanced):
        post("x", "x", [Sum(Account.SUSPENSE, amount) for amount in amounts], at=clock.now())

    assert not Posting.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sellers_entry SET amount_dong = 1",
        "DELETE FROM sellers_entry",
        "UPDATE sellers_posting SET reason = 'another'",
        "DELETE FROM sellers_posting",
        "UPDATE sellers_seal SET until = 0",
        "DELETE FROM sellers_seal",
    ],
)
def test_the_database_refuses_to_change_or_take_out_a_row_of_the_books(statement: str) -> None:
    money_in()
    seal_books(date(2026, 11, 24))
    said = ledger_hash()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)

    assert ledger_hash() == said


@pytest.mark.parametrize("statement", ["UPDATE sellers_entry SET amount_dong = 1", "DELETE FROM sellers_entry"])
def test_control_without_the_triggers_the_same_statement_goes_through(statement: str) -> None:
    money_in()
    said = ledger_hash()
    on = " ON sellers_entry" if connection.vendor == "postgresql" else ""

    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER ledger_sellers_entry_update{on}")
        cursor.execute(f"DROP TRIGGER ledger_sellers_entry_delete{on}")
        cursor.execute(statement)

    assert ledger_hash() != said


def test_the_hash_knows_what_was_written_and_not_in_which_order() -> None:
    undo = transaction.savepoint()
    money_in("a", 1)
    money_in("b", 2)
    one = ledger_hash()
    transaction.savepoint_rollback(undo)

    money_in("b", 2)
    money_in("a", 1)
    assert ledger_hash() == one
    money_in("c", 3)
    assert ledger_hash() != one


def test_a_day_is_sealed_once_and_the_next_goes_on_from_it() -> None:
    money_in("a")
    money_in("b")

    assert [seal_books(date(2026, 11, 24)), seal_books(date(2026, 11, 24))] == [2, 0]
    assert seal_books(date(2026, 11, 25)) == 0, "nothing new to seal"
    money_in("c")
    assert seal_books(date(2026, 11, 26)) == 1
    assert list(broken_seals()) == []


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE sellers_entry SET amount_dong = amount_dong * 2", ["2026-11-24", "2026-11-26"]),
        ("UPDATE sellers_posting SET about = 'CP-OTHER' WHERE reason = 'c'", ["2026-11-26"]),
    ],
)
def test_who_takes_the_triggers_away_and_changes_a_sealed_row_is_found(statement: str, broken: list[str]) -> None:
    for day, reason in ((24, "a"), (26, "c")):
        money_in(reason)
        seal_books(date(2026, 11, day))
    on = " ON sellers_{}" if connection.vendor == "postgresql" else ""

    with connection.cursor() as cursor:
        for table in ("entry", "posting"):
            cursor.execute(f"DROP TRIGGER ledger_sellers_{table}_update{on.format(table)}")
        cursor.execute(statement)

    assert [seal.split()[3].rstrip(":") for seal in broken_seals()] == broken
