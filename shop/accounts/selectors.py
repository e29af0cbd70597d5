"""Questions about people."""

from allauth.account.models import EmailAddress
from django.utils.text import capfirst

from shop.accounts.models import User
from shop.core.formats import is_vietnamese


def has_proved_email(user: User) -> bool:
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def addressed(person: User) -> str:
    """As a desk greets her: Chị Cúc; in English her whole name."""
    return capfirst(person.called()) if is_vietnamese() else person.full_name
