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


class CountBelowHeld(DomainError):
    """A seller's new count would be less than what buyers have already ordered."""

    def __init__(self, held: int) -> None:
        self.held = held
        super().__init__(
            "count_below_held", _("%(held)s pieces are already ordered; the count cannot be lower.") % {"held": held}
        )
