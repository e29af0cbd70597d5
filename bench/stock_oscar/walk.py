"""A guest buys three goods of two partners in stock Oscar, as a browser would walk it. Prints figures as JSON.

Run by bench/checkout.py: `python -m bench.stock_oscar.walk TURNS` with BENCH_DB naming a SQLite file; with
BENCH_OFFER=1 one offer stands over the whole site, as in the sandbox that Oscar ships.
"""

import json
import os
import sys
from decimal import Decimal

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.stock_oscar.settings"

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from oscar.core.loading import get_model

from bench.walks import Steps, measure

ADDRESS = {
    "first_name": "Mai", "last_name": "Trần", "line1": "12 Hàng Bông", "line4": "Hà Nội",
    "postcode": "100000", "phone_number": "", "notes": "", "country": "VN",
}  # fmt: skip
GOODS = 300


def main(turns: int) -> None:
    call_command("migrate", verbosity=0)
    if not get_model("catalogue", "Product").objects.exists():
        seed()
    get_model("offer", "ConditionalOffer").objects.update(
        status="Open" if os.environ.get("BENCH_OFFER") == "1" else "Suspended"
    )
    print(json.dumps(measure(walk, turns=turns)))


def seed() -> None:
    """As many goods as the demonstration has, of forty partners, with stock enough for every turn."""
    Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
    get_model("address", "Country").objects.create(
        iso_3166_1_a2="VN", printable_name="Việt Nam", name="VIỆT NAM", is_shipping_country=True
    )
    kind = get_model("catalogue", "ProductClass").objects.create(name="Goods", requires_shipping=True, track_stock=True)
    category = get_model("catalogue", "Category").add_root(name="Food")
    Partner = get_model("partner", "Partner")
    partners = [Partner.objects.create(name=f"Partner {number}") for number in range(40)]
    for number in range(GOODS):
        product = Product.objects.create(title=f"Item {number}", product_class=kind, upc=f"U{number}")
        product.categories.add(category)
        StockRecord.objects.create(
            product=product,
            partner=partners[number // 2 % len(partners)],
            partner_sku=f"S{number}",
            price_currency="VND",
            price=Decimal(50_000 + number),
            num_in_stock=1_000_000,
        )
    everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
    get_model("offer", "ConditionalOffer").objects.create(
        name="Three for less",
        offer_type="Site",
        condition=get_model("offer", "Condition").objects.create(range=everything, type="Count", value=3),
        benefit=get_model("offer", "Benefit").objects.create(
            range=everything, type="Percentage", value=5, max_affected_items=1
        ),
    )


def walk() -> Steps:
    client = Client(HTTP_HOST="localhost")
    for pk in get_model("catalogue", "Product").objects.order_by("pk").values_list("pk", flat=True)[1:4]:
        assert client.post(f"/basket/add/{pk}/", {"quantity": 1}).status_code == 302
    return [
        ("gateway", lambda: client.get("/checkout/", follow=True)),
        (
            "guest",
            lambda: client.post("/checkout/", {"username": "g@example.com", "options": "anonymous"}, follow=True),
        ),
        ("address", lambda: client.post("/checkout/shipping-address/", ADDRESS, follow=True)),
        ("preview", lambda: client.get("/checkout/preview/", follow=True)),
        ("place order", lambda: _placed(client)),
    ]


def _placed(client: Client) -> object:
    response = client.post("/checkout/preview/", {"action": "place_order"}, follow=True)
    assert response.request["PATH_INFO"] == "/checkout/thank-you/", response.request["PATH_INFO"]
    return response


if __name__ == "__main__":
    main(int(sys.argv[1]))
