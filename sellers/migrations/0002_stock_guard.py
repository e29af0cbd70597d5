"""The last wall against selling what is not there: CHECKs on Oscar's stock table, which carries no column of ours.

Reversible. Oscar is pinned exactly, so none of its migrations rebuilds this table behind our back; a test looks for the guard.
"""

from django.db import migrations, models

GUARDS = [
    models.CheckConstraint(condition=models.Q(num_allocated__gte=0), name="stock_allocated_not_negative"),
    models.CheckConstraint(
        condition=models.Q(num_allocated__lte=models.F("num_in_stock")), name="stock_not_oversold"
    ),
    models.CheckConstraint(condition=models.Q(price__gte=0), name="stock_price_not_negative"),
]


def add_guards(apps, schema_editor):
    StockRecord = apps.get_model("partner", "StockRecord")
    for guard in GUARDS:
        StockRecord._meta.constraints.append(guard)
        schema_editor.add_constraint(StockRecord, guard)


def remove_guards(apps, schema_editor):
    StockRecord = apps.get_model("partner", "StockRecord")
    StockRecord._meta.constraints.extend(GUARDS)
    for guard in GUARDS:
        StockRecord._meta.constraints.remove(guard)
        schema_editor.remove_constraint(StockRecord, guard)


class Migration(migrations.Migration):
    dependencies = [("sellers", "0001_initial"), ("partner", "0007_partneraddress_code")]

    operations = [migrations.RunPython(add_guards, remove_guards)]
