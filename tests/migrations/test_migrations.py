"""The real migrations, on both databases: they fit the models, and the snapshot is what they make."""

import os

import pytest
from django.core.management import call_command
from django.db import connection



@pytest.mark.sqlite
@pytest.mark.migrations
def test_the_snapshot_is_what_migrate_makes_on_sqlite() -> None:
    if os.environ.get("CI") != "true":
        pytest.skip("migrates for real, about a minute (CI=true)")

    call_command("make_snapshot", check=True)


@pytest.mark.postgres
@pytest.mark.migrations
def test_migrate_leaves_nothing_undone_on_postgres(db: None) -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.postgres
@pytest.mark.migrations
def test_the_guard_on_stock_stands_on_postgres(db: None) -> None:
    with connection.cursor() as cursor:
        guards = connection.introspection.get_constraints(cursor, "partner_stockrecord")

    assert {"stock_allocated_not_negative", "stock_not_oversold", "stock_price_not_negative"} <= set(guards)
