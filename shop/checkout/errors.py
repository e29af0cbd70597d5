"""Refusals at the moment of placing. In each case nothing was written, and the basket is as it was."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from shop.basket.contents import Item
from shop.core.errors import DomainError
from shop.core.formats import dong


class CheckoutError(DomainError):
    """No order was placed. `field` of the form is where the repair is made; None: on the whole page."""

    field: str | None = None


class NothingToOrder(CheckoutError):
    def __init__(self) -> None:
        super().__init__("nothing_to_order", _("Your basket is empty, so there is nothing to order yet."))


class BasketNeedsMending(CheckoutError):
    """Something in the basket cannot be sent as it stands."""

    def __init__(self, items: Iterable[Item]) -> None:
        names = ", ".join(item.title for item in items)
        super().__init__("basket_needs_mending", _("Mend this in your basket first: %(names)s.") % {"names": names})


class ReviewAgain(CheckoutError):
    """What she saw is not what it would be now: shown again, and confirmed again."""

    @classmethod
    def goods(cls) -> "ReviewAgain":
        return cls("goods_changed", _("Your basket has changed since you saw this page. Please look at it once more."))

    @classmethod
    def prices(cls, dearer: Sequence[Any]) -> "ReviewAgain":
        line = _("%(name)s was %(seen)s and is now %(now)s.")
        told = [line % {"name": each.title, "seen": dong(each.seen), "now": dong(each.now)} for each in dearer]
        return cls("prices_changed", " ".join([*told, _("Nothing was ordered yet: please confirm the new price.")]))

    @classmethod
    def total(cls, seen: str, now: str, *, because: str = "") -> "ReviewAgain":
        text = _("The sum was %(seen)s and is now %(now)s. Nothing was ordered yet: please confirm the new sum.")
        return cls("total_changed", f"{because} {text % {'seen': seen, 'now': now}}".strip())


class ChooseDelivery(CheckoutError):
    def __init__(self, shop_name: str) -> None:
        text = _("Choose how the parcel of %(shop)s should reach you.")
        super().__init__("choose_delivery", text % {"shop": shop_name})


class StreetMissing(CheckoutError):
    field = "street"

    def __init__(self) -> None:
        super().__init__("street_missing", _("Write the house, street or hamlet, so that the parcel finds you."))


class NotYourCheckout(CheckoutError):
    """The key of a checkout is missing, belongs to another person's order, or to no basket of this buyer."""

    def __init__(self) -> None:
        text = _("This page was out of date, so nothing was ordered. Please look at it once more and confirm.")
        super().__init__("not_your_checkout", text)
