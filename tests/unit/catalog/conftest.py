"""An index of a test's own, and how to fill it."""

from typing import Any

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from sellers.models import Shop
from tests.factories.goods import certify, put_on_sale


@pytest.fixture
def reindex(index: SearchEngine) -> Any:
    return rebuild


@pytest.fixture
def few_goods(sen_shop: Shop, index: SearchEngine) -> list[Any]:
    """Three of măng, one of them certified, made in Lào Cai."""
    goods = [
        put_on_sale(sen_shop, name, season_months=[*range(1, 13)]) for name in ("Măng khô", "Măng ớt", "Măng tươi")
    ]
    certify(goods[0])
    rebuild()
    return goods
