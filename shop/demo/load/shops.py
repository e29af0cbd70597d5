"""Synthetic shops, each vouched for by a unit of the demonstration."""

import random
from datetime import timedelta
from typing import Any

from oscar.core.loading import get_model

from catalog.places.models import Commune
from sellers.models import Attestation, Kind, Level, Shop, Unit
from sellers.shops.terms import attestation_ends
from shop.core import clock

PREFIX = "tai-nguoi-ban-"
PRODUCTS_A_SHOP = 50
FAMILIES = ["Hợp tác xã", "Tổ hợp tác", "Bếp nhà", "Vườn nhà", "Xưởng", "Cơ sở"]
NAMES = [
    "Hoa Ban",
    "Suối Mơ",
    "Nắng Mai",
    "Thanh Trà",
    "Mây Núi",
    "Lúa Vàng",
    "Sen Hồng",
    "Biển Xanh",
    "Đồi Chè",
    "Quê Nội",
]


def shops_for(products: int, communes: list[Commune]) -> list[Shop]:
    """So many synthetic shops that each has about fifty goods; those that are there stay."""
    there = Shop.objects.filter(slug__startswith=PREFIX).count()
    wanted = max(1, products // PRODUCTS_A_SHOP)
    if there < wanted:
        _open(range(there + 1, wanted + 1), communes)
    return list(Shop.objects.filter(slug__startswith=PREFIX).select_related("partner").order_by("pk")[:wanted])


def _open(numbers: range, communes: list[Commune]) -> None:
    lot = random.Random(numbers.start)
    Partner = get_model("partner", "Partner")
    units = list(Unit.objects.filter(level=Level.COMMUNE).order_by("path"))
    branches = list(Unit.objects.filter(level=Level.BRANCH).order_by("path")) or units
    codes = {f"{PREFIX}{number}": f"{lot.choice(FAMILIES)} {lot.choice(NAMES)} {number}" for number in numbers}
    Partner.objects.bulk_create((Partner(code=code, name=name) for code, name in codes.items()), batch_size=2000)
    partners = Partner.objects.filter(code__startswith=PREFIX).exclude(shop__isnull=False)
    Shop.objects.bulk_create(
        (_shop(partner, lot.choice(units), lot.choice(communes), lot) for partner in partners), batch_size=2000
    )
    new = Shop.objects.filter(slug__in=codes) if len(codes) < 500 else Shop.objects.filter(slug__startswith=PREFIX)
    Attestation.objects.bulk_create(
        (_attestation(shop, lot.choice(branches)) for shop in new.filter(attestations=None)), batch_size=2000
    )


def _shop(partner: Any, unit: Unit, commune: Commune, lot: random.Random) -> Shop:
    return Shop(
        partner=partner,
        slug=partner.code,
        name=partner.name,
        kind=lot.choice(list(Kind)),
        unit=unit,
        commune=commune,
        payment_methods=["cod", "transfer"],
        opened_at=clock.now() - timedelta(days=90),
        demonstration=True,
    )


def _attestation(shop: Shop, branch: Unit) -> Attestation:
    signed = clock.today() - timedelta(days=90)
    return Attestation(
        shop=shop,
        unit=branch,
        unit_name_as_signed=branch.name,
        ground="Dữ liệu đo tải",
        valid_from=signed,
        valid_until=attestation_ends(signed),
    )
