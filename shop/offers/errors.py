"""A discount that was there a moment ago is not: the buyer is told, and nothing was ordered (TRUST, T6)."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class DiscountGone(DomainError):
    """Somebody was quicker, or the offer was ended."""

    @classmethod
    def voucher(cls, code: str) -> "DiscountGone":
        text = _("The voucher %(code)s was used by another order a moment ago. Nothing was ordered: see the new sum.")
        return cls("voucher_taken", text % {"code": code})

    @classmethod
    def offer(cls, name: str) -> "DiscountGone":
        text = _("%(name)s is no longer given. Nothing was ordered: see the new sum.")
        return cls("offer_gone", text % {"name": name})
