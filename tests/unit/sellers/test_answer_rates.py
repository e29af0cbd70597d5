"""How reliably a shop answers, as search ranks by it."""

from datetime import timedelta

from sellers.models import SellerOrder, Shop, State, StateChange
from sellers.orders.answering import answer_rates, facts_for_search
from shop.accounts.models import User
from shop.core import clock
from tests.factories.goods import put_on_sale
from tests.factories.orders import part_of, place


def parts(shop: Shop, buyer: User, many: int) -> list[SellerOrder]:
    com = put_on_sale(shop, "Cốm Lâm Thượng", price=60_000, stock=50)
    return [part_of(place((com, 1), number=f"CP-{number}", buyer=buyer), shop) for number in range(many)]


def answer(part: SellerOrder, hours: int) -> None:
    """So many hours before her time was over; below zero: after it."""
    over = clock.now() - timedelta(days=1)
    SellerOrder.objects.filter(pk=part.pk).update(answer_by=over)
    StateChange.objects.create(
        seller_order=part,
        from_state=State.PLACED,
        to_state=State.CONFIRMED,
        changed_at=over - timedelta(hours=hours),
        changed_by=None,
    )


def test_answers_in_time_are_counted_among_the_orders_whose_time_is_over(hoa_shop: Shop, mai: User) -> None:
    placed = parts(hoa_shop, mai, 6)
    for part in placed[:4]:
        answer(part, hours=2)
    answer(placed[4], hours=-2)

    assert answer_rates([hoa_shop.slug]) == {hoa_shop.slug: 80}, "the sixth may still be answered"


def test_a_few_orders_say_nothing_yet(hoa_shop: Shop, mai: User) -> None:
    for part in parts(hoa_shop, mai, 4):
        answer(part, hours=-2)

    assert answer_rates([hoa_shop.slug]) == {}
    product = hoa_shop.listings.get().product_id
    assert facts_for_search([product])[product].answers is None
