"""Steps between the password (or code) and being in: a login asks proof of one contact, a sign-up of each given."""

from typing import Any

from allauth.account.stages import EmailVerificationStage, PhoneVerificationStage

from shop.accounts.selectors import has_proved_email
from shop.accounts.services import forget_unproved_email


class ProveEmailWhenGiven(EmailVerificationStage):
    """allauth's own stage aborts the login of a person who has no address at all."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is None or self.login.email:
            return super().handle()
        if user.phone_verified_at and not self.login.signup:
            forget_unproved_email(user)
        return super().handle() if user.email else (None, True)


class ProvePhoneWhenAlone(PhoneVerificationStage):
    """A number typed by staff does not shut out a person who comes by her proved address."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is not None and not self.login.signup and has_proved_email(user):
            return None, True
        return super().handle()
