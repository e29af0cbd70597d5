"""Roles that are given to a person by name and lie in no room of the Union's: finance.

Held apart from staff: who matches money has no key to goods, prices or people, and the operator none to the money.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from shop.accounts.models import User
from shop.core import audit

FINANCE = "finance"


def is_finance(person: Any) -> bool:
    """One query; nobody who is not logged in or no longer active."""
    return bool(person.is_authenticated and person.is_active) and person.groups.filter(name=FINANCE).exists()


def finance_people() -> list[User]:
    """Those whom the books' alarms reach."""
    return list(User.objects.filter(groups__name=FINANCE, is_active=True).order_by("pk"))


@transaction.atomic
def appoint_finance(person: User, *, by: User | None) -> None:
    """`by` None: the demonstration's loader, or a command of the operator."""
    group, _is_new = Group.objects.get_or_create(name=FINANCE)
    person.groups.add(group)
    audit.record("appoint_finance", person, by=by)
