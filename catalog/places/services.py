"""Brings the country's provinces and communes, old and new, into the database."""

import csv
from pathlib import Path

from django.db import models, transaction

from catalog.places.models import Commune, FormerCommune, Province
from shop.core.text import clean, fold

DATA = Path(__file__).parent / "data"
BATCH = 500


@transaction.atomic
def import_places(folder: Path = DATA) -> dict[str, int]:
    """Read the three files of `folder`; counts by name. Safe to run again: names and kinds are brought up to date."""
    provinces = [
        Province(code=row["code"], name=clean(row["name"]), kind=row["kind"], search_key=fold(row["name"]))
        for row in _rows(folder / "provinces.csv")
    ]
    communes = [
        Commune(
            code=row["code"],
            name=clean(row["name"]),
            kind=row["kind"],
            province_id=row["province_code"],
            search_key=fold(row["name"]),
        )
        for row in _rows(folder / "communes.csv")
    ]
    former = [
        FormerCommune(
            former_code=row["former_code"],
            name=clean(row["former_commune"]),
            district=clean(row["former_district"]),
            province_name=clean(row["former_province"]),
            commune_id=row["commune_code"],
            is_default=row["is_default"] == "1",
            split=row["split"] == "1",
            search_key=fold(row["former_commune"]),
        )
        for row in _rows(folder / "former_communes.csv")
    ]
    _store(Province, provinces, key=["code"])
    _store(Commune, communes, key=["code"])
    _store(FormerCommune, former, key=["former_code", "commune"])
    return {"provinces": len(provinces), "communes": len(communes), "former_communes": len(former)}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _store(model: type[models.Model], rows: list, *, key: list[str]) -> None:
    others = [field.name for field in model._meta.concrete_fields if field.name not in {*key, "id"}]
    model._default_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=key, update_fields=others
    )
