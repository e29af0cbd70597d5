"""Many buyers of the last discount (TRUST, T6–T8): its limits hold, losers are told and charged nothing unseen.

Each race has its control: with the wall off it shows.
"""

from functools import partial

import pytest
from oscar.core.loading import get_model

from sellers.models import Shop
from shop.basket.vouchers import add_voucher
from shop.checkout.errors import ReviewAgain
from shop.checkout.services import Asked, Placed, place_order
from shop.core.errors import DomainError
from shop.offers import services
from shop.offers.errors import DiscountGone
from shop.order.purchases.models import Purchase
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale
from tests.factories.offers import offer, voucher
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
Offer = get_model("offer", "ConditionalOffer")
PRICE = 96_000


def checkouts(shop: Shop, count: int, *, code: str = "") -> list[Asked]:
    com = put_on_sale(shop, "Cốm Lâm Thượng", price=PRICE, stock=500)
    asked = []
    for _ in range(count):
        basket = basket_with((com, 1))
        if code:
            add_voucher(basket, code)
        asked.append(asked_for(basket))
    return asked


def discounts() -> list[int]:
    return sorted(Purchase.objects.exclude(discount_dong=0).values_list("discount_dong", flat=True))


def test_fifty_checkouts_with_a_voucher_for_one_order_one_gets_it_and_nobody_pays_more_unseen(
    rivals_database: None, hoa_shop: Shop
) -> None:
    voucher("MOTLAN", "Single use")
    sends = checkouts(hoa_shop, 50, code="MOTLAN")

    results = at_once([partial(place_order, asked) for asked in sends])

    assert [type(result) for result in results].count(Placed) == 1
    refused = [result for result in results if isinstance(result, (DiscountGone, ReviewAgain))]
    assert len(refused) == 49
    assert all("MOTLAN" in refusal.message for refusal in refused)
    assert Purchase.objects.count() == 1
    assert discounts() == [9_600]
    assert get_model("basket", "Basket").open.count() == 49
    assert get_model("voucher", "Voucher").objects.get().num_orders == 1


def test_control_without_the_claim_more_than_one_order_gets_it(
    rivals_database: None, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    voucher("MOTLAN", "Single use")
    sends = checkouts(hoa_shop, 8, code="MOTLAN")
    monkeypatch.setattr(services, "claim", lambda claims, order: True)

    at_once([partial(place_order, asked) for asked in sends])

    assert len(discounts()) > 1, "the race shows"


def test_a_hundred_checkouts_of_an_offer_with_five_uses_and_a_budget_keep_both_to_the_dong(
    rivals_database: None, hoa_shop: Shop
) -> None:
    made = offer(max_global_applications=5, max_discount=40_001)
    sends = checkouts(hoa_shop, 100)

    results = at_once([partial(place_order, asked) for asked in sends])

    assert discounts() == [9_600] * 4, "a fifth would be over the budget"
    assert sum(isinstance(result, DomainError) for result in results) == 96
    still_open = get_model("basket", "Basket").open.first()
    assert place_order(asked_for(still_open)).purchase.discount_dong == 1_601, "what is left, once she has seen it"
    made.refresh_from_db()
    assert (made.num_applications, int(made.total_discount), made.status) == (5, 40_001, "Consumed")


def test_control_without_the_guarded_count_the_offer_is_given_more_than_five_times(
    rivals_database: None, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(max_global_applications=5, max_discount=40_001)
    sends = checkouts(hoa_shop, 12)
    monkeypatch.setattr(services, "count_use", lambda offer_id, times, given: True)

    at_once([partial(place_order, asked) for asked in sends])

    assert len(discounts()) > 5, "the race shows"


def test_an_offer_suspended_while_fifty_checkouts_run_stays_suspended(rivals_database: None, hoa_shop: Shop) -> None:
    made = offer()
    sends = checkouts(hoa_shop, 50)

    results = at_once([partial(place_order, asked) for asked in sends[:25]]
                      + [partial(suspend, made.pk)]
                      + [partial(place_order, asked) for asked in sends[25:]])  # fmt: skip

    made.refresh_from_db()
    assert made.status == Offer.SUSPENDED
    given = discounts()
    assert len(given) == sum(isinstance(result, Placed) for result in results)
    assert (made.num_orders, int(made.total_discount)) == (len(given), sum(given)), "no use counted meanwhile is lost"
    assert all(isinstance(result, (Placed, DiscountGone, ReviewAgain, type(None))) for result in results)


def suspend(pk: int) -> None:
    """As Oscar's dashboard does it."""
    Offer.objects.get(pk=pk).suspend()


def test_suspended_between_pricing_and_counting_is_noticed(hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    made = offer()
    (asked,) = checkouts(hoa_shop, 1)
    counting = services.count_use

    def suspended_first(offer_id: int, **use: int) -> bool:
        suspend(made.pk)
        return counting(offer_id, **use)

    monkeypatch.setattr(services, "count_use", suspended_first)

    with pytest.raises(DiscountGone, match="Giảm giá"):
        place_order(asked)

    assert not Purchase.objects.exists()


def test_control_oscars_own_counting_opens_the_suspended_offer_again(
    hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = offer()
    (asked,) = checkouts(hoa_shop, 1)

    def as_oscar_counts(offer_id: int, *, times: int, given: int) -> bool:
        read_before = Offer.objects.get(pk=offer_id)
        suspend(offer_id)
        read_before.record_usage({"freq": times, "discount": given})
        return True

    monkeypatch.setattr(services, "count_use", as_oscar_counts)

    place_order(asked)

    made.refresh_from_db()
    assert made.status == Offer.OPEN, "the suspension is undone: the test above can fail"


def test_a_suspension_decided_on_an_old_reading_takes_back_no_use_counted_since(hoa_shop: Shop) -> None:
    made = offer()
    (asked,) = checkouts(hoa_shop, 1)
    read_before = Offer.objects.get(pk=made.pk)
    place_order(asked)

    read_before.suspend()

    made.refresh_from_db()
    assert (made.status, made.num_orders, int(made.total_discount)) == (Offer.SUSPENDED, 1, 9_600)
