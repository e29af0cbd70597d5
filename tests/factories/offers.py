"""Oscar's offers and vouchers, made in a line."""

from datetime import timedelta
from typing import Any

from oscar.core.loading import get_model

from sellers.models import Shop
from shop.core import clock
from shop.offers.models import Funding


def offer(name: str = "Giảm giá", *, kind: str = "Percentage", value: int | None = 10, **facts: Any) -> Any:
    """An offer of Oscar's. `facts`: goods (products; none: all), needs=(type, value), funded_by (a shop), columns."""
    goods, needs = facts.pop("goods", None), facts.pop("needs", ("Count", 1))
    funded_by: Shop | None = facts.pop("funded_by", None)
    on_goods = not kind.startswith("Shipping") and kind != "Fixed price"
    held = _range(name, goods)
    made = get_model("offer", "ConditionalOffer").objects.create(
        name=name,
        condition=get_model("offer", "Condition").objects.create(range=held, type=needs[0], value=needs[1]),
        benefit=get_model("offer", "Benefit").objects.create(range=held if on_goods else None, type=kind, value=value),
        **{"offer_type": "Site", "max_basket_applications": None, **facts},
    )
    if funded_by is not None:
        Funding.objects.create(offer=made, shop=funded_by)
    return made


def voucher(code: str, usage: str = "Multi-use", *, days: tuple[int, int] = (-1, 30), **facts: Any) -> Any:
    """A voucher with an offer of its own, good from and until so many days from now."""
    voucher = get_model("voucher", "Voucher").objects.create(
        name=f"Phiếu {code}",
        code=code,
        usage=usage,
        start_datetime=clock.now() + timedelta(days=days[0]),
        end_datetime=clock.now() + timedelta(days=days[1]),
    )
    voucher.offers.add(offer(f"Ưu đãi {code}", offer_type="Voucher", **facts))
    return voucher


def _range(name: str, goods: Any) -> Any:
    made = get_model("offer", "Range").objects.create(name=name, includes_all_products=goods is None)
    for product in goods or []:
        made.add_product(product)
    return made
