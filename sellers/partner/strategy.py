"""Price and availability for Oscar: one seller a product, price with tax, sold only while its listing may sell."""

from collections.abc import Iterable
from typing import Any

from oscar.apps.partner import strategy as upstream

from sellers.listings.selectors import Reason, buyable
from sellers.partner.availability import NotBuyable, StockRequired, Unavailable
from shop.core import clock


class MarketStrategy(upstream.UseFirstStockRecord, upstream.NoTax, upstream.StockRequired, upstream.Structured):
    """Lives as long as a request. Ask `prepare` first for a page of products: one query instead of one each."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._reasons: dict[int, Reason | None] = {}

    def prepare(self, product_ids: Iterable[int]) -> None:
        self._reasons.update(buyable(product_ids, clock.today()))

    def availability_policy(self, product: Any, stockrecord: Any) -> Any:
        if product.pk not in self._reasons:
            self.prepare([product.pk])
        reason = self._reasons[product.pk]
        if reason is not None:
            return NotBuyable(reason)
        return StockRequired(stockrecord.net_stock_level) if stockrecord else Unavailable()

    def parent_availability_policy(self, product: Any, children_stock: list) -> Any:
        """A product with sizes is there while one of its sizes is; else the first size's reason stands for it."""
        self.prepare(child.pk for child, _record in children_stock)
        policies = [self.availability_policy(child, record) for child, record in children_stock]
        return next((policy for policy in policies if policy.is_available_to_buy), (policies or [Unavailable()])[0])

    def parent_pricing_policy(self, product: Any, children_stock: list) -> Any:
        """From the lowest price of its sizes."""
        priced = [(child, record) for child, record in children_stock if record and record.price is not None]
        return super().parent_pricing_policy(product, sorted(priced, key=lambda pair: pair[1].price))


class Selector(upstream.Selector):
    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> MarketStrategy:
        return MarketStrategy(request)
