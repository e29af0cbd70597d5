"""Brings the first words up to the file beside, where an earlier one was read: rows that nobody has touched."""

import csv
from datetime import date
from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FILE = Path(__file__).parent.parent / "data" / "words.csv"
SINCE = date(2026, 11, 1)
WHY = "Từ ban đầu của chợ"


def bring(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Words = apps.get_model("search_words", "Words")
    with FILE.open(encoding="utf-8", newline="") as lines:
        wanted = {(row["use"], row["words"], row["others"]) for row in csv.DictReader(lines)}
    there = set()
    for row in Words.objects.filter(by=None, until=None, why=WHY):
        key = (row.use, row.words, row.others)
        if key in wanted:
            there.add(key)
        else:
            row.delete()
    missing = sorted(wanted - there)
    Words.objects.bulk_create(
        Words(use=use, words=words, others=others, since=SINCE, why=WHY) for use, words, others in missing
    )


class Migration(migrations.Migration):
    dependencies = [("search_words", "0002_first_words")]

    operations = [migrations.RunPython(bring, migrations.RunPython.noop, elidable=False)]
