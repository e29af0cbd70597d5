"""Today: what is to be done by when, money on its way, what runs low."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from sellers import desk
from sellers.listings.selectors import low_stock
from sellers.orders.selectors import ON_THE_WAY, TO_SEND, WAITING_FOR_SELLER, parts_for_shop
from sellers.orders.todo import todo_of
from sellers.workspace.certificates import todos_of_certificates
from sellers.workspace.money import money_waiting
from shop.accounts.models import User
from shop.core import clock, formats

SHOWN = 20


@desk.seller_page
def today(request: HttpRequest) -> HttpResponse:
    seller = request.seller  # type: ignore[attr-defined]
    parts = parts_for_shop(seller).filter(state__in=[*WAITING_FOR_SELLER, *TO_SEND]).order_by("answer_by", "pk")[:SHOWN]
    # New ones first, for their buyers wait for a word; then what waits for the road.
    todos = [todo_of(part) for part in sorted(parts, key=lambda part: part.state not in WAITING_FOR_SELLER)]
    todos += todos_of_certificates(seller)
    context = {
        "called": called(request.user),  # type: ignore[arg-type]
        "todos": todos,
        "day_words": _in_full(clock.today()),
        "money": money_waiting(seller, ON_THE_WAY),
        "low": low_stock(seller),
    }
    return desk.render(request, "sellers/today.html", context, tab="today")


def _in_full(day: date) -> str:
    """Thứ Bảy 21/11/2026 · Saturday 21 Nov 2026."""
    words = formats.weekday(day)
    return f"{words[0].upper()}{words[1:]}{'/' if formats.is_vietnamese() else formats.NBSP}{day.year}"


def called(person: User) -> str:
    """chị Hoa; in English the name alone."""
    return person.called() if formats.is_vietnamese() else person.get_short_name()
