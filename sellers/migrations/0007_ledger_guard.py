"""The books refuse UPDATE and DELETE, whoever asks, on both databases (decision 0011)."""

from django.db import migrations

TABLES = ("sellers_posting", "sellers_entry")

SQLITE = """
CREATE TRIGGER ledger_{table}_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""
FUNCTION = """
CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRES = """
CREATE TRIGGER ledger_{table}_{deed} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuses()
"""


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
    trigger = POSTGRES if vendor == "postgresql" else SQLITE
    for table in TABLES:
        for deed in ("update", "delete"):
            schema_editor.execute(trigger.format(table=table, deed=deed), params=None)


def open_again(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        for deed in ("update", "delete"):
            on = f" ON {table}" if vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER ledger_{table}_{deed}{on}", params=None)
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION ledger_refuses()", params=None)


class Migration(migrations.Migration):
    dependencies = [("sellers", "0006_ledger")]

    operations = [migrations.RunPython(guard, open_again)]
