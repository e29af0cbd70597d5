"""A vouched shop and its keeper."""

from datetime import date

from oscar.core.loading import get_model

from sellers.models import Attestation, Kind, Shop, ShopKeeper, Unit
from shop.accounts.models import User
from shop.core import clock
from shop.core.text import slug


def open_shop(name: str, *, keeper: User, branch: Unit, vouched_until: date = date(2028, 6, 2)) -> Shop:
    partner = get_model("partner", "Partner").objects.create(name=name, code=slug(name))
    commune_unit = branch.get_parent()
    shop = Shop.objects.create(
        partner=partner,
        slug=slug(name),
        name=name,
        kind=Kind.COOPERATIVE,
        unit=commune_unit,
        branch=branch,
        commune=commune_unit.commune,
        opened_at=clock.now(),
    )
    ShopKeeper.objects.create(shop=shop, person=keeper, since=date(2026, 6, 2))
    Attestation.objects.create(
        shop=shop, unit=branch, unit_name_as_signed=branch.name, valid_from=date(2026, 6, 2), valid_until=vouched_until
    )
    return shop
