"""Refusals about lines of the bank account."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError, NotAllowed


class NotFromTheBank(NotAllowed):
    """A message without the right key: nothing of it is kept."""

    status = 401

    def __init__(self) -> None:
        super().__init__("not_from_the_bank", _("This message does not carry the bank service's key."))


class UnreadableEvent(DomainError):
    """The key is right, the message is not in the form that the service has described."""

    def __init__(self, what: str) -> None:
        super().__init__("unreadable_event", _("The message cannot be read: %(what)s.") % {"what": what})


class AlreadyDealtWith(DomainError):
    """A second press, or a colleague was quicker."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            "already_dealt_with", _("This line has been dealt with already. Nothing was done a second time.")
        )
