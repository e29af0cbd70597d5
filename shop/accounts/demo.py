"""The people of the demonstration who may be entered by one press of a button (CONTRACT). Only where DEMO is on."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.accounts.models import User

DOMAIN = "demo.test"

# login → who she is, in the order of the login page
ROLES = {
    "mai": _("buyer"),
    "binh": _("second buyer"),
    "hoa": _("seller, household business, Lâm Thượng"),
    "sen": _("seller, cooperative, Lâm Thượng"),
    "thu": _("seller, household business, Ba Chẽ"),
    "dao": _("member who has applied and waits, Lâm Thượng"),
    "lan": _("branch head, Lâm Thượng"),
    "cuc": _("officer of the commune's Union, Lâm Thượng"),
    "bien": _("editor, Lâm Thượng"),
    "duyet": _("approving editor, Lâm Thượng"),
    "tin": _("editor, Cẩm Khê"),
    "tien": pgettext_lazy("person", "finance"),
    "admin": _("operator"),
}


@dataclass(frozen=True)
class DemoPerson:
    login: str
    name: str
    role: str


def demo_people() -> list[DemoPerson]:
    """Those of the table who are in the database, in its order. None where DEMO is off."""
    if not settings.DEMO:
        return []
    rows = User.objects.filter(email__in=[address_of(login) for login in ROLES], is_active=True)
    names = {row.email: row.form_of_address() for row in rows}
    return [
        DemoPerson(login, names[address_of(login)], str(role))
        for login, role in ROLES.items()
        if address_of(login) in names
    ]


def find_demo_person(login: str) -> User | None:
    if not settings.DEMO or login not in ROLES:
        return None
    return User.objects.filter(email=address_of(login), is_active=True).first()


def is_demo_person(user: User) -> bool:
    """Nobody outside the table, whatever her address, and nobody at all where DEMO is off."""
    login, _at, domain = (user.email or "").partition("@")
    return bool(settings.DEMO) and domain == DOMAIN and login in ROLES


def address_of(login: str) -> str:
    return f"{login}@{DOMAIN}"
