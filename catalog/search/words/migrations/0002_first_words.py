"""The words that the market starts with, from the file beside."""

import csv
from datetime import date
from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FILE = Path(__file__).parent.parent / "data" / "words.csv"
SINCE = date(2026, 11, 1)
WHY = "Từ ban đầu của chợ"


def write(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Words = apps.get_model("search_words", "Words")
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = [Words(**row, since=SINCE, why=WHY) for row in csv.DictReader(lines)]
    Words.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("search_words", "0001_initial")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop, elidable=False)]
