"""The forty-one sellers, each vouched for by her branch for 24 months from the day the data says."""

from datetime import date, datetime, time

from oscar.core.loading import get_model

from sellers.models import Attestation, Shop, ShopKeeper, Unit
from sellers.shops.terms import attestation_ends
from shop.accounts.models import User
from shop.core.clock import VIETNAM
from shop.demo import source
from shop.demo.people import KEEPERS


def load_shops(units: dict[str, Unit], people: dict[str, User]) -> dict[str, Shop]:
    """Shops by slug."""
    rows = source.read("sellers.json")["sellers"]
    Partner = get_model("partner", "Partner")
    Partner.objects.bulk_create(Partner(code=row["id"], name=shop_name(row)) for row in rows)
    partners = {partner.code: partner for partner in Partner.objects.all()}
    Shop.objects.bulk_create(_shop(row, units, partners[row["id"]]) for row in rows)
    shops = {shop.slug: shop for shop in Shop.objects.all()}
    Attestation.objects.bulk_create(_attestation(row, units, shops[row["id"]]) for row in rows)
    ShopKeeper.objects.bulk_create(
        ShopKeeper(shop=shops[slug], person=people[login], since=date(2026, 6, 2)) for login, slug in KEEPERS.items()
    )
    return shops


def shop_name(row: dict) -> str:
    return row["name"].replace(" (demo)", "")


def _shop(row: dict, units: dict[str, Unit], partner: object) -> Shop:
    unit = units[row["unit_id"]]
    return Shop(
        partner=partner,
        slug=row["id"],
        name=shop_name(row),
        kind=row["type"],
        unit=unit,
        branch=units.get(row["branch_id"]),
        commune_id=unit.commune_id,
        about_vi=row["about_vi"],
        about_en=source.read("english.json")["about"][row["id"]],
        founded=row["founded"],
        women_members=row["women_members"],
        women_share_pct=row["women_share_pct"],
        phone=row["phone"],
        email=row["email"],
        ships_to=row["ships_to"],
        payment_methods=row["payment"],
        picture=f"sellers/{row['id']}.webp",
        opened_at=datetime.combine(date.fromisoformat(row["verified_on"]), time(9), tzinfo=VIETNAM),
        demonstration=True,
    )


def _attestation(row: dict, units: dict[str, Unit], shop: Shop) -> Attestation:
    signed = date.fromisoformat(row["verified_on"])
    branch = units.get(row["branch_id"]) or units[row["unit_id"]]  # where no branch is named, the commune signs
    return Attestation(
        shop=shop,
        unit=branch,
        unit_name_as_signed=branch.name,
        ground="Dữ liệu trình diễn",
        valid_from=signed,
        valid_until=attestation_ends(signed),
    )
