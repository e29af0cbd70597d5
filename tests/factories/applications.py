"""A woman's application, as it lies on the branch head's desk."""

from typing import Any

from sellers.models import Application, Kind, Unit
from shop.accounts.models import User
from shop.core import clock


def application_of(person: User, branch: Unit, **facts: Any) -> Application:
    """Only the row: no shop, no notices. Services make the whole of it."""
    facts = {"full_name": person.full_name, "shop_name": f"Bếp {person.get_short_name()}", **facts}
    return Application.objects.create(
        person=person, branch=branch, kind=Kind.HOUSEHOLD, submitted_at=clock.now(), **facts
    )
