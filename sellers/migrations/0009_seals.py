"""A seal a day over the books, closed to changes as they are (decision 0011)."""

from django.db import migrations, models

SQLITE = """
CREATE TRIGGER ledger_sellers_seal_{deed} BEFORE {deed} ON sellers_seal
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
"""
POSTGRES = """
CREATE TRIGGER ledger_sellers_seal_{deed} BEFORE {deed} ON sellers_seal
FOR EACH ROW EXECUTE FUNCTION ledger_refuses()
"""


def guard(apps, schema_editor):
    trigger = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for deed in ("update", "delete"):
        schema_editor.execute(trigger.format(deed=deed), params=None)


def open_again(apps, schema_editor):
    on = " ON sellers_seal" if schema_editor.connection.vendor == "postgresql" else ""
    for deed in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER ledger_sellers_seal_{deed}{on}", params=None)


class Migration(migrations.Migration):
    dependencies = [("sellers", "0008_delivery")]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('until', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.RunPython(guard, open_again),
    ]
