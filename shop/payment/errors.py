"""Refusals about paying."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class MethodNotOffered(DomainError):
    """The way of paying does not exist here, or not for this order."""

    def __init__(self, why: str = "") -> None:
        super().__init__("method_not_offered", why or _("Choose one of the ways of paying that are shown."))
