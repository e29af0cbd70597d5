"""A buyer with goods in her basket, and what she sends to place an order."""

from typing import Any

from oscar.core.loading import get_model

from catalog.places.models import Commune
from shop.basket import services
from shop.basket.parcels import parcels_of, to_pay
from shop.basket.selectors import contents_of
from shop.checkout.review import fingerprint
from shop.checkout.services import Asked, checkout_key
from shop.order.services import Buyer
from tests.factories.places import commune_of


def basket_with(*goods: tuple[Any, int], owner: Any = None) -> Any:
    """Products with quantities, in a saved open basket."""
    basket = get_model("basket", "Basket").objects.create(owner=owner)
    for product, quantity in goods:
        services.add_item(basket, product.stockrecords.get(), quantity=quantity)
    return basket


def buyer(person: Any = None, commune: Commune | None = None) -> Buyer:
    return Buyer(
        person=person,
        recipient="Nguyễn Thị Mai",
        phone="+84900000123",
        email="" if person else "mai@example.org",
        commune=commune or commune_of("Hoàn Kiếm"),
        street="12 ngõ Trung Yên",
        landmark="",
        note="",
        language="vi",
    )


def asked_for(basket: Any, *, by: Any = None, **changes: Any) -> Asked:
    """What the checkout page of this basket would send now."""
    who = buyer(by)
    contents = contents_of(basket)
    parcels = parcels_of(contents, who.commune.province_id)
    facts = {
        "basket": basket,
        "key": checkout_key(basket),
        "buyer": who,
        "delivery": {},
        "method": "cod",
        "seen_goods": fingerprint(contents),
        "seen_total": to_pay(parcels),
    }
    return Asked(**{**facts, **changes})
