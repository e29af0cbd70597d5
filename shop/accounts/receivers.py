"""The one signal we listen to: allauth's own, for it offers no other way to hear that an address was proved."""

from typing import Any

from shop.accounts.services import accept_email


def mail_was_confirmed(sender: Any, request: Any, email_address: Any, **kwargs: Any) -> None:
    accept_email(email_address.user, address=email_address.email, request=request)
