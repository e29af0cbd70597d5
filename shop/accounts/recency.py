"""How fresh a proof in this session is."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from shop.core import clock

FRESH_SECONDS = 300


def code_is_fresh(request: HttpRequest) -> bool:
    """She came by a code within the last five minutes."""
    records = get_authentication_records(request, request.user)
    moments = [each["at"] for each in records if each["method"] == "code"]
    return bool(moments) and clock.now().timestamp() - moments[-1] < FRESH_SECONDS


def second_factor_was_given(request: HttpRequest) -> bool:
    return any(each["method"] == "mfa" for each in get_authentication_records(request, request.user))
