"""Why a word about a shop cannot be given or taken back."""

from shop.core.errors import DomainError, NotAllowed


class ShopRefused(DomainError):
    """The shop cannot be opened, vouched for or renewed as asked."""


class NotYourShop(NotAllowed):
    """She has no office over the shop's branch."""
