"""A limit for whoever tries numbers and links of orders that are not hers (TRUST, T47)."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.core.errors import DomainError

MOST_WRONG = 30
WITHIN_SECONDS = 600


class TooManyGuesses(DomainError):
    status = 429

    def __init__(self) -> None:
        text = _("Too many links of orders were tried from here. Please wait ten minutes, or ask for your link anew.")
        super().__init__("too_many_guesses", text)


def count_wrong_guess(request: HttpRequest) -> None:
    """From one address, whatever number it tried. A right link opens all the same: nobody is locked out by a neighbour.

    Raises TooManyGuesses from the thirty-first within ten minutes.
    """
    key = f"order-guesses:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, timeout=WITHIN_SECONDS)
    if cache.incr(key) > MOST_WRONG:
        raise TooManyGuesses
