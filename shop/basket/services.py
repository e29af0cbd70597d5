"""Changing a basket. Stock asked here is advice for the buyer; the guarded update at the order decides.

Each change first holds the basket open: one that has become an order stays as it was confirmed (TRUST, O6, T11).
"""

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from catalog.selectors import MOST_AT_ONCE, free_stock
from sellers.listings.selectors import buyable
from shop.basket import errors, selectors
from shop.basket.contents import Item
from shop.core import clock
from shop.core.text import whole_number

MOST_LINES = 60


def read_count(typed: str, *, least: int = 1) -> int:
    """A quantity as typed. Raises BasketError for letters, fractions, negatives and absurd numbers."""
    count = whole_number(typed.strip())
    if count is None or not least <= count <= MOST_AT_ONCE:
        raise errors.not_a_count(MOST_AT_ONCE)
    return count


@transaction.atomic
def add_item(basket: Any, record: Any, *, quantity: int) -> Any:
    """Put `quantity` pieces of a stock record into the basket, saving it if it is new. Returns the line.

    Raises BasketError, and then the basket is as it was.
    """
    _hold_open(basket)
    name = record.product.get_title()
    reason = buyable([record.product_id], clock.today())[record.product_id]
    if reason is not None:
        raise errors.not_for_sale(name, reason.label)
    line = basket.lines.filter(stockrecord=record).first() if basket.pk else None
    held = line.quantity if line else 0
    _refuse_more_than_there_is(record, wanted=held + quantity, held=held)
    if line is None and basket.pk and basket.lines.count() >= MOST_LINES:
        raise errors.basket_full(MOST_LINES)
    if basket.pk is None:
        basket.save()
    return _write(basket, line, record, held + quantity)


@transaction.atomic
def change_quantity(basket: Any, line_id: int, *, quantity: int) -> None:
    """Raises BasketError where there are fewer pieces, or where the line is not in this basket."""
    _hold_open(basket)
    line = _line(basket, line_id)
    _refuse_more_than_there_is(line.stockrecord, wanted=quantity, held=0)
    basket.lines.filter(pk=line.pk).update(quantity=quantity, date_updated=clock.now())


@transaction.atomic
def drop_line(basket: Any, line_id: int) -> None:
    """A line that is gone already counts as dropped."""
    _hold_open(basket)
    if basket.pk:
        basket.lines.filter(pk=line_id).delete()


@transaction.atomic
def mend_line(basket: Any, line_id: int) -> None:
    """One tap: what cannot be had leaves the basket, what is left of it stays, a changed price is agreed to."""
    _hold_open(basket)
    item = selectors.contents_of(basket, pictured=False).item(line_id)
    if item is None:
        raise errors.unknown_item()
    _mend(basket, item)


@transaction.atomic
def mend_all(basket: Any) -> list[Item]:
    """One tap for everything that is wrong. Returns the lines as they were."""
    _hold_open(basket)
    wrong = [item for item in selectors.contents_of(basket, pictured=False).items if item.trouble]
    for item in wrong:
        _mend(basket, item)
    return wrong


@transaction.atomic
def merge_baskets(kept: Any, other: Any) -> None:
    """Everything of `other` comes into `kept`; the same item adds up, as far as there are pieces of it.

    Vouchers come along. Of two logins at the same moment one brings the goods, once.
    """
    if not _leave_to(other, other.MERGED):
        return
    held = {line.stockrecord_id: line for line in kept.lines.select_related("stockrecord")}
    for line in other.lines.select_related("stockrecord"):
        mine = held.get(line.stockrecord_id)
        if mine is None:
            other.lines.filter(pk=line.pk).update(basket=kept)
            continue
        most = min(max(free_stock(line.stockrecord), mine.quantity, line.quantity), MOST_AT_ONCE)
        kept.lines.filter(pk=mine.pk).update(quantity=min(mine.quantity + line.quantity, most))
    kept.vouchers.add(*other.vouchers.all())


def _write(basket: Any, line: Any | None, record: Any, quantity: int) -> Any:
    if line is not None:
        basket.lines.filter(pk=line.pk).update(quantity=quantity, date_updated=clock.now())
        return line
    return basket.lines.create(
        line_reference=f"{record.product_id}_{record.pk}",  # as Oscar names a line without options
        product_id=record.product_id,
        stockrecord=record,
        quantity=quantity,
        price_currency=record.price_currency,
        price_excl_tax=record.price,
        price_incl_tax=record.price,
    )


def _hold_open(basket: Any) -> None:
    """Keeps an order from being made of it until this change is whole. Raises BasketError if it is an order already."""
    if basket.pk and not _leave_to(basket, basket.OPEN):
        raise errors.already_ordered()


def _leave_to(basket: Any, status: str) -> bool:
    """From open to `status`, by one guarded update: whether it was still open."""
    changes = {"status": status, **({"date_merged": clock.now()} if status == basket.MERGED else {})}
    return bool(get_model("basket", "Basket").open.filter(pk=basket.pk).update(**changes))


def _mend(basket: Any, item: Item) -> None:
    line = basket.lines.filter(pk=item.line_id)
    if item.trouble in ("closed", "gone"):
        line.delete()
    elif item.trouble == "less":
        line.update(quantity=item.left, date_updated=clock.now())
    _agree_to_price(basket, item.line_id)


def _agree_to_price(basket: Any, line_id: int) -> None:
    line = basket.lines.filter(pk=line_id).select_related("stockrecord").first()
    if line is not None:
        price = line.stockrecord.price
        basket.lines.filter(pk=line_id).update(price_excl_tax=price, price_incl_tax=price)


def _line(basket: Any, line_id: int) -> Any:
    line = basket.lines.filter(pk=line_id).select_related("stockrecord__product__parent").first() if basket.pk else None
    if line is None:
        raise errors.unknown_item()
    return line


def _refuse_more_than_there_is(record: Any, *, wanted: int, held: int) -> None:
    left = free_stock(record)
    if wanted > left:
        raise errors.not_enough(record.product.get_title(), left=left, held=held)
    if wanted > MOST_AT_ONCE:
        raise errors.not_a_count(MOST_AT_ONCE)
