"""Refusals at the basket; each leaves it as it was."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class BasketError(DomainError):
    """Something asked of the basket cannot be done."""


def not_a_count(most: int) -> BasketError:
    message = _("The quantity is a whole number from 1 to %(most)s. Your basket is unchanged.")
    return BasketError("not_a_count", message % {"most": most})


def not_enough(name: str, *, left: int, held: int) -> BasketError:
    """`left` pieces can be had, `held` of them lie in the basket already."""
    if left <= 0:
        return BasketError("sold_out", _("%(name)s is sold out for now. Your basket is unchanged.") % {"name": name})
    if held:
        message = _("Only %(left)s left of %(name)s, and %(held)s are in your basket. Your basket is unchanged.")
    else:
        message = _("Only %(left)s left of %(name)s. Your basket is unchanged.")
    return BasketError("not_enough", message % {"left": left, "name": name, "held": held})


def not_for_sale(name: str, reason: object) -> BasketError:
    return BasketError("not_for_sale", _("%(name)s: %(reason)s") % {"name": name, "reason": reason})


def unknown_item() -> BasketError:
    return BasketError("unknown_item", _("We do not know this item any more. Your basket is unchanged."))


def choose_a_size(name: str) -> BasketError:
    return BasketError("choose_a_size", _("%(name)s comes in several sizes. Please choose one.") % {"name": name})


class AlreadyOrdered(BasketError):
    """What lies in it was confirmed as it is; what comes now goes into a new basket."""


def already_ordered() -> AlreadyOrdered:
    text = _("This basket has become an order a moment ago, and that order stays as you confirmed it.")
    return AlreadyOrdered("already_ordered", text)


def unknown_voucher(code: str) -> BasketError:
    text = _("We do not know the voucher %(code)s. Please look at its letters and figures once more.")
    return BasketError("unknown_voucher", text % {"code": code[:40]})


def voucher_refused(code: str, problem: str) -> BasketError:
    return BasketError("voucher_refused", _("Voucher %(code)s: %(problem)s") % {"code": code, "problem": problem})


def too_many_tries() -> BasketError:
    return BasketError("too_many_tries", _("Many codes were tried in a short time. Please wait a minute."))


def too_many_vouchers(most: int) -> BasketError:
    text = _("A basket takes at most %(most)s vouchers. Take one out first.")
    return BasketError("too_many_vouchers", text % {"most": most})


def basket_full(most: int) -> BasketError:
    return BasketError(
        "basket_full",
        _("A basket holds at most %(most)s different items. Place this order first, then go on.") % {"most": most},
    )
