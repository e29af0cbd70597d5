"""Refusals about stock."""

from typing import Any

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class StockGone(DomainError):
    """Fewer pieces are left than were wanted. `left` is what could still be had, in pieces."""

    def __init__(self, product: Any, *, left: int) -> None:
        self.product = product
        self.left = left
        name = product.get_title()
        if left > 0:
            message = _("Only %(left)s left of %(name)s. Please choose fewer.") % {"left": left, "name": name}
        else:
            message = _("%(name)s has just sold out.") % {"name": name}
        super().__init__("stock_gone", message)


class CountChanged(DomainError):
    """Between her look and her save somebody bought or counted; `left` is what may be sold now, in pieces."""

    status = 409

    def __init__(self, left: int) -> None:
        self.left = left
        super().__init__(
            "count_changed",
            _("Meanwhile the number changed: %(left)s can be sold now. Look again before saving.") % {"left": left},
        )
