"""The part of the books that counts pieces: what is allocated is what is held, and only open parts hold."""

from collections.abc import Iterator

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from sellers.models import Reservation, State

HOLDING = (State.AWAITING, State.PLACED, State.CONFIRMED, State.PACKED)


def allocated_is_what_is_held() -> Iterator[str]:
    held = dict(
        Reservation.objects.filter(ended_at=None).order_by().values_list("stock_record").annotate(n=Sum("quantity"))
    )
    allocated_now = Coalesce("num_allocated", 0)
    rows = get_model("partner", "StockRecord").objects.values_list("pk", "partner_sku", "num_in_stock", allocated_now)
    for pk, sku, there, allocated in rows:
        if allocated != held.get(pk, 0):
            yield f"{sku}: {allocated} allocated, {held.get(pk, 0)} held"
        if allocated < 0 or (there is not None and allocated > there):
            yield f"{sku}: {allocated} allocated of {there}"


def held_for_open_parts() -> Iterator[str]:
    """Pieces are held as long as their part may still be sent; where it waits for money, until its time is over."""
    mine = Reservation.objects.values_list("line_id", "line__seller_line__seller_order__number")
    is_open = Q(line__seller_line__seller_order__state__in=HOLDING)
    for _line, number in mine.filter(ended_at=None).exclude(is_open):
        yield f"{number or 'no part'}: pieces are held for nothing"
    ended = mine.filter(is_open).exclude(ended_at=None)
    for _line, number in ended.exclude(line__seller_line__seller_order__state=State.AWAITING):
        yield f"{number}: pieces of an open part are not held"
