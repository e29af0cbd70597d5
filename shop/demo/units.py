"""The Union's tree and the people of the demonstration."""

from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from sellers.models import Appointment, Unit
from shop.accounts.models import User
from shop.accounts.roles import appoint_finance
from shop.core import clock
from shop.core.text import fold
from shop.demo import source
from shop.demo.people import OFFICES, PASSWORD, PEOPLE

OFFICES_HELD_FROM = date(2025, 7, 1)


def load_units() -> dict[str, Unit]:
    """Units by code, the whole tree in one write a level."""
    rows = source.read("units.json")["units"]
    children: dict[str | None, list[dict]] = {}
    for row in rows:
        children.setdefault(row["parent_id"], []).append(row)

    def branch_of(row: dict) -> dict:
        below = sorted(children.get(row["id"], []), key=lambda child: fold(child["name"]))
        node: dict = {"data": _facts(row)}
        if below:
            node["children"] = [branch_of(child) for child in below]
        return node

    Unit.load_bulk([branch_of(row) for row in children[None]])
    return {unit.code: unit for unit in Unit.objects.all()}


def _facts(row: dict) -> dict:
    return {
        "code": row["id"],
        "name": row["name"],
        "level": row["level"],
        "search_key": fold(row["name"]),
        "commune": row.get("commune_code"),
        "province_name": row.get("province") or "",
        "former_province": row.get("former_province") or "",
        "member_count": row.get("member_count"),
        "branch_count": row.get("branch_count"),
        "figures_are": row["data"],
    }


def load_people(units: dict[str, Unit]) -> dict[str, User]:
    """The accounts by login. One hash serves all: the password is public and the same."""
    secret = make_password(PASSWORD)
    User.objects.bulk_create(
        User(
            email=person.email,
            full_name=person.full_name,
            honorific=person.honorific,
            password=secret,
            is_staff=person.staff,
            is_superuser=person.superuser,
            date_joined=clock.now(),
        )
        for person in PEOPLE
    )
    logins = {person.email: person.login for person in PEOPLE}
    people = {logins[str(user.email)]: user for user in User.objects.filter(email__in=logins)}
    # Proved, else each login would stop to ask for a code by mail.
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in people.values()
    )
    Appointment.objects.bulk_create(
        Appointment(
            person=people[login],
            unit=units[code],
            office=office,
            held_from=OFFICES_HELD_FROM,
            ground="Tài khoản trình diễn",
        )
        for login, (code, office) in OFFICES.items()
    )
    appoint_finance(people["tien"], by=None)
    return people
