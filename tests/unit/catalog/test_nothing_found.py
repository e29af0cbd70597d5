"""A page that found nothing says what was looked for and what there is instead, apart from any result."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from catalog.search.popular.counting import write_count
from shop.core import clock


def test_nothing_at_all(few_goods: Any, client: Client) -> None:
    cache.clear()
    write_count(clock.today(), "mang kho", "măng khô", 9)

    page = client.get("/tim-kiem/?q=iphone+15").content.decode()

    assert "Chưa có món nào" in page
    assert "“iphone 15”" in page
    assert "Ý bạn là" not in page
    assert 'href="/tim-kiem/?q=m%C4%83ng%20kh%C3%B4">măng khô' in page
    assert page.index("iphone 15") < page.index('id="near"') < page.index("<article")


def test_filters_that_are_too_narrow_name_the_way_back(few_goods: Any, client: Client) -> None:
    page = client.get("/en/tim-kiem/?q=mang&stars=5").content.decode()

    assert "Nothing for “mang” fits these filters" in page
    assert 'href="/en/tim-kiem/?q=mang">Without filters: 3 items' in page
    assert "Without the filters" in page
    assert page.count("<article") == 3
