"""The database itself refuses to sell what is not there."""

import pytest
from django.db import IntegrityError, transaction
from oscar.core.loading import get_model

from sellers.models import Shop
from tests.factories.goods import put_on_sale


def test_allocating_more_than_is_there_is_refused_by_the_database(hoa_shop: Shop) -> None:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=2)
    records = get_model("partner", "StockRecord").objects.filter(product=product)

    with pytest.raises(IntegrityError), transaction.atomic():
        records.update(num_allocated=3)

    assert records.get().num_allocated == 0
    assert records.update(num_allocated=2) == 1
