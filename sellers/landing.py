"""Where officers and sellers land after logging in."""

from django.urls import reverse

from sellers.access import OFFICERS, offices_held
from sellers.shops.selectors import shops_kept_by
from shop.accounts.models import User


def workspace_of(person: User) -> str | None:
    """An officer's inbox before her shop: women wait there."""
    if offices_held(person, *OFFICERS):
        return reverse("union:inbox")
    if shops_kept_by(person).exists():
        return reverse("selling:today")
    return None
