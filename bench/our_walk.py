"""A guest buys three goods of two sellers on the demonstration market: the page, the send, the order. JSON on stdout.

Run by bench/checkout.py: `python -m bench.our_walk TURNS`, with an environment that points at a copy of the market.
Paid on delivery, as stock Oscar's walk pays nothing. BENCH_OFFER=1: one offer over the whole market.
"""

import itertools
import json
import os
import re
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")

import django

django.setup()

from django.test import Client
from oscar.core.loading import get_model

from bench.walks import Steps, measure

GOODS = ("mang-kho-lam-thuong", "mang-nua-kho-muong-lai", "com-lam-thuong")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TYPED = {
    "recipient": "Nguyễn Thị Mai", "province": "01", "commune": "00070", "payment": "cod", "consent": "on",
}  # fmt: skip
buyers = itertools.count(100)  # each her own phone and house: what one may owe at the door has a limit


def main(turns: int) -> None:
    get_model("partner", "StockRecord").objects.update(num_in_stock=1_000_000)
    if os.environ.get("BENCH_OFFER") == "1":
        put_offer_over_everything()
    print(json.dumps(measure(walk, turns=turns)))


def put_offer_over_everything() -> None:
    """The same offer that stock Oscar's walk meets: one of three pieces 5 % less."""
    Range, Condition, Benefit, Offer = (
        get_model("offer", name) for name in ("Range", "Condition", "Benefit", "ConditionalOffer")
    )
    everything, _made = Range.objects.get_or_create(name="Everything", includes_all_products=True)
    Offer.objects.get_or_create(
        name="Three for less",
        defaults={
            "offer_type": "Site",
            "condition": Condition.objects.create(range=everything, type="Count", value=3),
            "benefit": Benefit.objects.create(range=everything, type="Percentage", value=5, max_affected_items=1),
        },
    )


def walk() -> Steps:
    client = Client(HTTP_HOST="localhost", REMOTE_ADDR="127.0.0.1")
    for product in get_model("catalogue", "Product").objects.filter(slug__in=GOODS):
        piece = product.children.first() or product
        assert client.post("/gio-hang/them/", {"product": piece.pk, "quantity": 1}).status_code == 302
    number = next(buyers)
    page: dict[str, Any] = {"phone": f"0900 000 {number:03}", "street": f"{number} ngõ Trung Yên"}
    return [("checkout page", lambda: _page(client, page)), ("place and see the order", lambda: _placed(client, page))]


def _page(client: Client, page: dict[str, Any]) -> Any:
    response = client.get("/thanh-toan/", follow=True)
    assert response.request["PATH_INFO"] == "/thanh-toan/", response.request["PATH_INFO"]
    page.update(HIDDEN.findall(response.content.decode()))
    return response


def _placed(client: Client, page: dict[str, Any]) -> Any:
    response = client.post("/thanh-toan/", {**page, **TYPED}, follow=True)
    assert response.request["PATH_INFO"].startswith("/don-hang/"), "no order was placed"
    return response


if __name__ == "__main__":
    main(int(sys.argv[1]))
