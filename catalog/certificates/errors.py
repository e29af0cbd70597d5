"""Refusals about certificates."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class NumberTaken(DomainError):
    def __init__(self, number: str) -> None:
        super().__init__(
            "certificate_number_taken",
            _("A certificate with the number %(number)s is here already.") % {"number": number},
        )


class WrongDates(DomainError):
    def __init__(self) -> None:
        super().__init__("certificate_dates", _("A certificate must end after the day on which it was signed."))


class WrongStars(DomainError):
    def __init__(self) -> None:
        super().__init__("certificate_stars", _("OCOP certificates have three, four or five stars."))


class AlreadyRevoked(DomainError):
    def __init__(self) -> None:
        super().__init__("certificate_revoked", _("This certificate has been revoked already."))


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("certificate_no_reason", _("Say why the certificate is revoked: buyers read it."))
