"""Whether a product may go into a basket, and the sentence that says why not."""

from django.utils.translation import gettext as _
from oscar.apps.partner.availability import Available, Base, Unavailable
from oscar.apps.partner.availability import StockRequired as UpstreamStockRequired

from sellers.listings.selectors import Reason

__all__ = ["Available", "Base", "NotBuyable", "StockRequired", "Unavailable"]


class NotBuyable(Base):
    """The listing or its shop says no, whatever lies in stock."""

    def __init__(self, reason: Reason) -> None:
        self.code = reason.value
        self.message = reason.label

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        return False, str(self.message)


class StockRequired(UpstreamStockRequired):
    """Oscar's rule with our sentences; `num_available` in pieces."""

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        if self.num_available <= 0:
            return False, _("This item has sold out.")
        if quantity > self.num_available:
            return False, _("Only %(left)s left. Please choose fewer.") % {"left": self.num_available}
        return True, ""
