"""Refusals about listings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.core import formats
from shop.core.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from sellers.listings.requirements import Lack


class NotHerShop(NotAllowed):
    def __init__(self) -> None:
        super().__init__("not_her_shop", _("Only those who keep the shop may do this."))


class CannotPublish(DomainError):
    """`lacks` names all that is missing, each with its sentence and the screen that mends it."""

    def __init__(self, lacks: Sequence["Lack"]) -> None:
        self.lacks = list(lacks)
        count = len(self.lacks)
        message = ngettext("One thing is missing before this can be published: ", "Still missing: ", count)
        super().__init__("cannot_publish", message + " ".join(str(lack.label) for lack in self.lacks))


class PriceUnreadable(DomainError):
    def __init__(self) -> None:
        super().__init__("price_unreadable", _("Write the price in đồng, for example 75000, 75.000, 75k or 1tr2."))


class PriceNotPositive(DomainError):
    def __init__(self) -> None:
        super().__init__("price_not_positive", _("The price must be more than 0."))


class PriceTooHigh(DomainError):
    def __init__(self, highest: int) -> None:
        message = _("The highest price is %(price)s. Check the zeros.") % {"price": formats.dong(highest)}
        super().__init__("price_too_high", message)


class PriceChanged(DomainError):
    """Somebody else keeps this shop too, and was quicker."""

    status = 409

    def __init__(self, price: int) -> None:
        message = _("The price was changed meanwhile; it is now %(price)s. Look again.") % {
            "price": formats.dong(price)
        }
        super().__init__("price_changed", message)


class WeightUnreadable(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "weight_unreadable", _("Write the weight like 500 g or 1,2 kg, a volume like 500 ml or 1 lít.")
        )


class TooManyPictures(DomainError):
    def __init__(self, most: int) -> None:
        super().__init__(
            "too_many_pictures", _("There is room for %(most)s pictures. Remove one first.") % {"most": most}
        )


class PictureTooHeavy(DomainError):
    def __init__(self, megabytes: int) -> None:
        message = _("A picture may have at most %(size)s MB. Send a smaller one.") % {"size": megabytes}
        super().__init__("picture_too_heavy", message)
