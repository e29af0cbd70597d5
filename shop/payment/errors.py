"""Refusals about paying."""

from django.utils.translation import gettext as _

from shop.core.errors import Busy, DomainError


class MethodNotOffered(DomainError):
    """The way of paying does not exist here, or not for this order."""

    def __init__(self, why: str = "") -> None:
        super().__init__("method_not_offered", why or _("Choose one of the ways of paying that are shown."))


class AmountNotChargeable(DomainError):
    """Refused before the partner is asked (TRUST, T18)."""

    def __init__(self, least: str, most: str) -> None:
        text = _("By card you can pay from %(least)s to %(most)s. Please choose another way for this order.")
        super().__init__("amount_not_chargeable", text % {"least": least, "most": most})


class CardPartnerSilent(Busy):
    """No answer was heard: what was asked may have been done or not, and nobody here knows yet."""

    def __init__(self) -> None:
        text = _("The card partner does not answer at the moment. We keep asking; your order stays as it is.")
        super().__init__("card_partner_silent", text)


class CardPartnerRefused(DomainError):
    """The partner has said no; nothing was done there. `reason` is the partner's word for it."""

    status = 502

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        text = _("The card partner does not take this payment. Please choose another way to pay.")
        super().__init__("card_partner_refused", text)


class UnknownToPartner(CardPartnerRefused):
    """The partner has never heard of it."""


class ForgedEvent(DomainError):
    """Not signed by the partner, or signed too long ago. Nothing was read from it."""

    def __init__(self) -> None:
        super().__init__("forged_event", _("This message is not signed as it must be. It changed nothing."))


class EventParked(DomainError):
    """A true message about an order that is not known here (yet): kept, and asked for again."""

    status = 409
    retryable = True

    def __init__(self) -> None:
        super().__init__("event_parked", _("This order is not known here yet. Please send the message again later."))


class MoreThanReceived(DomainError):
    """What is to go back is more than what is left of the money that came."""

    status = 409

    def __init__(self) -> None:
        super().__init__("more_than_received", _("No more can be sent back than was received. Nothing was changed."))


class NotSoMuchInSuspense(DomainError):
    """Somebody has given this money to an order, or back, already."""

    status = 409

    def __init__(self) -> None:
        super().__init__("not_so_much_in_suspense", _("This money is not free any more. Load the page again."))


class NothingAwaited(DomainError):
    """There is no payment to give up: it came, or its time was over."""

    status = 409

    def __init__(self) -> None:
        super().__init__("nothing_awaited", _("This order waits for no payment any more. Nothing was changed."))
