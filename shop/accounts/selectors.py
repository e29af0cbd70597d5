"""Questions about people."""

from allauth.account.models import EmailAddress

from shop.accounts.models import User


def has_proved_email(user: User) -> bool:
    return EmailAddress.objects.filter(user=user, verified=True).exists()
