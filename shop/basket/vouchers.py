"""A voucher's way into the basket and out of it. Whether it holds is asked again at each look and at the order."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from shop.basket import errors
from shop.basket.selectors import contents_of
from shop.core.text import clean

MOST_VOUCHERS = 3
LONGEST_CODE = 40


@transaction.atomic
def add_voucher(basket: Any, typed: str) -> str:
    """Lay the voucher of that code into the basket; returns its code. Letters count alike in both cases.

    Raises BasketError with the reason, and then the basket is as it was.
    """
    code = clean(typed).replace(" ", "").upper()
    if not code:
        raise errors.voucher_refused("", _("Write its code into the field first."))
    Voucher = get_model("voucher", "Voucher")
    voucher = Voucher.objects.filter(code=code).first() if len(code) <= LONGEST_CODE else None
    if voucher is None:
        raise errors.unknown_voucher(code)
    if not basket.pk or not basket.lines.exists():
        raise errors.voucher_refused(code, _("Put goods into your basket first."))
    held = set(basket.vouchers.values_list("pk", flat=True))
    if voucher.pk in held:
        return code
    if len(held) >= MOST_VOUCHERS:
        raise errors.too_many_vouchers(MOST_VOUCHERS)
    basket.vouchers.add(voucher)
    note = next((note for note in contents_of(basket, pictured=False).vouchers if note.voucher_id == voucher.pk), None)
    if note is None or note.problem:
        raise errors.voucher_refused(code, note.problem if note else _("It is not given at the moment."))
    Voucher.objects.filter(pk=voucher.pk).update(num_basket_additions=F("num_basket_additions") + 1)
    return code


@transaction.atomic
def remove_voucher(basket: Any, voucher_id: int) -> None:
    """One that is gone already counts as removed."""
    if basket.pk:
        basket.vouchers.remove(voucher_id)
