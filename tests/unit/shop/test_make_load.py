"""Synthetic data for measuring: whole, findable, the same each time, and never in a real market."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery
from sellers.listings.selectors import buyable
from sellers.models import SellerOrder, State
from sellers.stock.models import Reservation
from shop.core import clock
from shop.demo.load.goods import synthetic
from shop.payment.books import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(index: SearchEngine, capsys: Any) -> SearchEngine:
    call_command("make_load", products=120, orders=40)
    return index


def test_goods_can_be_found_and_bought(load: SearchEngine) -> None:
    goods = list(synthetic())

    assert len(goods) == 120
    assert set(buyable([product.pk for product in goods], clock.today()).values()) == {None}
    assert load.count() == 246 + 120
    assert load.search(SearchQuery(seller=("tai-nguoi-ban-1",))).total == 60
    assert len({product.title for product in goods}) > 100


def test_orders_have_ended_and_hold_nothing(load: SearchEngine) -> None:
    assert SellerOrder.objects.count() == 40
    assert set(SellerOrder.objects.values_list("state", flat=True)) == {State.COMPLETED, State.CANCELLED}
    assert not Reservation.objects.exists()
    assert faults() == []


def test_asked_again_it_makes_only_what_is_missing(load: SearchEngine, capsys: Any) -> None:
    titles = sorted(synthetic().values_list("title", flat=True))

    call_command("make_load", products=120, orders=41)

    assert "0 products and 1 orders made" in capsys.readouterr().out
    assert sorted(synthetic().values_list("title", flat=True)) == titles


def test_production_refuses_and_makes_nothing(settings: Any) -> None:
    settings.SYNTHETIC_DATA = False

    with pytest.raises(CommandError, match="production mode"):
        call_command("make_load", products=1)
    assert not synthetic().exists()


def test_counts_below_nothing_are_refused(db: None) -> None:
    with pytest.raises(CommandError, match="0 or more"):
        call_command("make_load", products=-1)
