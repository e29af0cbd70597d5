"""Why a word about an application is not taken."""

from shop.core.errors import DomainError, NotAllowed


class ApplicationRefused(DomainError):
    """The application does not stand so that this can be done."""


class AlreadySigned(ApplicationRefused):
    """Another head was quicker; one word is enough."""


class NotYourApplication(NotAllowed):
    """She holds no office over that branch, or the application is her own."""
