"""A sale as the drill needs it: few pieces of one product, and many baskets that hold one piece each."""

from typing import Any

from django.conf import settings
from oscar.core.loading import get_model

from catalog.places.models import Commune
from sellers.models import Reservation, Shop
from shop.basket.current import signed
from shop.basket.parcels import parcels_of
from shop.basket.selectors import contents_of
from shop.checkout.services import checkout_key, fingerprint
from shop.order.purchases.models import Purchase
from tests.drills.flash_sale import CSRF, Buyer
from tests.factories.checkout import basket_with
from tests.factories.goods import put_on_sale


def a_sale(buyers: int, units: int, *, name: str) -> tuple[Any, list[Buyer]]:
    """The product with `units` pieces, and the buyers ready to press the button of a page that showed her the sum."""
    shop = Shop.objects.exclude(opened_at=None).order_by("pk")[0]
    commune = Commune.objects.get(pk="00070")
    product = put_on_sale(shop, f"Hàng phiên {name}", price=50_000, stock=units)
    first = basket_with((product, 1))
    contents = contents_of(first)
    seen = {
        "seen_goods": fingerprint(contents),
        "seen_total": str(contents.goods + sum(parcel.fee for parcel in parcels_of(contents, commune.province_id))),
    }
    baskets = [first, *_copies(first, buyers - 1)]
    return product, [_buyer(basket, number, name, seen) for number, basket in enumerate(baskets)]


def what_was_sold(product: Any) -> tuple[int, int, int]:
    """Purchases that hold it, pieces allocated, pieces reserved."""
    lines = get_model("order", "Line").objects.filter(product=product)
    purchases = Purchase.objects.filter(order__lines__in=lines).distinct().count()
    held = Reservation.objects.filter(line__in=lines, ended_at=None).count()
    return purchases, product.stockrecords.get().num_allocated or 0, held


def _copies(first: Any, count: int) -> list[Any]:
    Basket, Line = get_model("basket", "Basket"), get_model("basket", "Line")
    before = Basket.objects.order_by("-pk").values_list("pk", flat=True)[0]
    Basket.objects.bulk_create(Basket() for _ in range(count))
    baskets = list(Basket.objects.filter(pk__gt=before).order_by("pk"))
    line = first.all_lines()[0]
    Line.objects.bulk_create(
        Line(
            basket=basket,
            line_reference=line.line_reference,
            product=line.product,
            stockrecord=line.stockrecord,
            quantity=1,
            price_currency=line.price_currency,
            price_excl_tax=line.price_excl_tax,
            price_incl_tax=line.price_incl_tax,
        )
        for basket in baskets
    )
    return baskets


def _buyer(basket: Any, number: int, name: str, seen: dict[str, str]) -> Buyer:
    """Each has a phone and a house of her own: the caps of cash on delivery are another drill's."""
    sale = name.replace("-", "")[-4:].rjust(4, "0")
    return Buyer(
        cookie=f"{settings.OSCAR_BASKET_COOKIE_OPEN}={signed(basket.pk)}; csrftoken={CSRF}",
        form={
            **seen,
            "key": checkout_key(basket),
            "recipient": f"Người mua {number}",
            "phone": f"09{sale}{number:04d}",
            "province": "01",
            "commune": "00070",
            "street": f"{number} phố Hàng {name}",
            "payment": "cod",
            "consent": "on",
        },
    )
