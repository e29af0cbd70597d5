"""Vouchers of the demonstration (CONTRACT): one for one order in all, one a buyer, and one that a seller pays for."""

from datetime import timedelta
from typing import Any

from oscar.core.loading import get_model

from sellers.models import Shop
from shop.core import clock
from shop.core.money import to_decimal
from shop.offers.models import Funding

GOOD_FOR = timedelta(days=365)
GIVES_A_VOUCHER = "htx-mang-sach-lam-thuong"
EVERYTHING = "Tất cả hàng của chợ"


def load_vouchers(shops: dict[str, Shop]) -> list[Any]:
    Range, Voucher = get_model("offer", "Range"), get_model("voucher", "Voucher")
    everything = Range.objects.create(name=EVERYTHING, includes_all_products=True)
    once = _offer("Giảm 10 % một đơn hàng", everything, "Percentage", 10)
    welcome = _offer("Chào bạn mới, tặng 20.000 ₫", everything, "Absolute", 20_000)
    hers = _offer("HTX Măng sạch tặng 15.000 ₫", everything, "Absolute", 15_000, least=200_000)
    Funding.objects.create(offer=hers, shop=shops[GIVES_A_VOUCHER])
    return [
        _voucher("MOTLAN", once, Voucher.SINGLE_USE),
        _voucher("CHAOBAN", welcome, Voucher.ONCE_PER_CUSTOMER),
        _voucher("MANGSACH", hers, Voucher.MULTI_USE),
    ]


def _offer(name: str, goods: Any, kind: str, value: int, *, least: int = 0) -> Any:
    """`value` per cent or đồng; from goods of `least` đồng on."""
    Offer = get_model("offer", "ConditionalOffer")
    condition = get_model("offer", "Condition").objects.create(
        range=goods, type="Value" if least else "Count", value=to_decimal(least or 1)
    )
    benefit = get_model("offer", "Benefit").objects.create(range=goods, type=kind, value=to_decimal(value))
    return Offer.objects.create(
        name=name, offer_type=Offer.VOUCHER, condition=condition, benefit=benefit, max_basket_applications=1
    )


def _voucher(code: str, offer: Any, usage: str) -> Any:
    now = clock.now()
    made = get_model("voucher", "Voucher").objects.create(
        name=offer.name, code=code, usage=usage, start_datetime=now, end_datetime=now + GOOD_FOR
    )
    made.offers.add(offer)
    return made
