"""What the buyer has seen is what she is charged; what she typed is never lost; her wishes go with the order."""

import re
from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from shop.core.sealing import unseal
from shop.order.purchases.models import Purchase
from shop.payment.taken import takes
from tests.unit.shop.test_checkout_page import URL, filled, hidden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
INVOICE = {
    "wants_invoice": "on",
    "invoice_kind": "company",
    "invoice_name": "Trường mầm non Hoa Ban",
    "invoice_tax_code": "0100109106",
    "invoice_address": "Tổ 3, phường Hoàn Kiếm, Hà Nội",
    "invoice_email": "ketoan@example.org",
}


def test_a_dearer_price_is_shown_old_and_new_and_asked_again_even_where_the_sum_fell(
    shopper: Client, com: Any, mang: Any
) -> None:
    form = filled(shopper)
    set_price(com, 99_000)
    set_price(mang, 150_000)

    answer = shopper.post(URL, form).content.decode()

    assert not Purchase.objects.exists()
    assert "96.000" in answer
    assert "99.000" in answer
    assert "12 ngõ Trung Yên" in answer, "nothing typed is lost"
    shopper.post(URL, {**form, **hidden(answer)})
    assert Purchase.objects.get().goods_dong == 99_000 + 150_000


def test_a_lower_price_applies_by_itself_and_is_said(shopper: Client, com: Any) -> None:
    form = filled(shopper)
    set_price(com, 90_000)

    sent = shopper.post(URL, form)

    assert Purchase.objects.get().goods_dong == 90_000 + 185_000
    assert "thấp hơn" in shopper.get(sent.url).content.decode()


def test_without_the_pages_key_nothing_is_ordered_and_nothing_typed_is_lost(shopper: Client) -> None:
    form = filled(shopper, landmark="cổng xanh")

    answer = shopper.post(URL, {**form, "key": ""}).content.decode()

    assert not Purchase.objects.exists()
    assert 'role="alert"' in answer
    assert "cổng xanh" in answer
    shopper.post(URL, {**form, **hidden(answer)})
    assert Purchase.objects.count() == 1


def test_sent_back_to_the_basket_she_finds_what_she_typed_when_she_returns(shopper: Client, com: Any) -> None:
    form = filled(shopper, landmark="cổng xanh", gift_note="Chúc mẹ khỏe")
    get_model("partner", "StockRecord").objects.filter(product=com).update(num_in_stock=0)
    shopper.post(URL, form)
    shopper.post("/gio-hang/", {"op": f"drop-{get_model('basket', 'Line').objects.get(product=com).pk}"})

    page = shopper.get(URL).content.decode()

    for typed in ("cổng xanh", "Chúc mẹ khỏe", "Nguyễn Thị Mai", "12 ngõ Trung Yên"):
        assert typed in page
    assert not re.search(r'name="consent"[^>]*checked', page)


def test_another_address_than_was_priced_is_priced_anew_and_never_charged_unseen(shopper: Client, com: Any) -> None:
    near = shopper.post(URL, {**filled(shopper), "province": "15", "commune": "04309", "op": "refresh"})

    answer = shopper.post(URL, {**filled(shopper), **hidden(near.content.decode())})

    assert not Purchase.objects.exists()
    assert 'role="alert"' in answer.content.decode()


def test_a_present_and_an_invoice_are_kept_with_the_order(shopper: Client) -> None:
    shopper.post(URL, filled(shopper, is_gift="on", gift_note="Chúc mẹ khỏe", **INVOICE))

    purchase = Purchase.objects.get()
    assert (purchase.is_gift, purchase.gift_note) == (True, "Chúc mẹ khỏe")
    invoice = purchase.invoice
    assert (invoice.name, invoice.kind, invoice.tax_code_end) == ("Trường mầm non Hoa Ban", "company", "9106")
    assert "0100109106" not in invoice.tax_code_sealed
    assert unseal(invoice.tax_code_sealed) == "0100109106"


@pytest.mark.parametrize("field", ["invoice_name", "invoice_tax_code", "invoice_address", "invoice_email"])
def test_what_an_invoice_lacks_is_said_and_without_an_invoice_nothing_is_asked(shopper: Client, field: str) -> None:
    answer = shopper.post(URL, filled(shopper, **{**INVOICE, field: ""}))

    assert not Purchase.objects.exists()
    assert f'href="#id_{field}"' in answer.content.decode()
    shopper.post(URL, filled(shopper, **{**INVOICE, "wants_invoice": "", field: "?"}))
    assert not hasattr(Purchase.objects.get(), "invoice")


def test_a_seller_who_takes_cash_alone_is_named_where_another_way_is_asked_for(shopper: Client, hoa_shop: Any) -> None:
    hoa_shop.payment_methods = ["cod"]
    hoa_shop.save()

    assert takes(hoa_shop.payment_methods, "cod")
    assert not takes(hoa_shop.payment_methods, "card")
    assert takes(["cod", "vietqr"], "card"), "money ahead is one thing to her"
    assert takes([], "transfer")


def set_price(product: Any, dong: int) -> None:
    get_model("partner", "StockRecord").objects.filter(product=product).update(price=dong)
