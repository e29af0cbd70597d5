"""One name for one place, however it was typed."""

import re

from shop.core.text import fold

_SIGNS = re.compile(r"[^a-z0-9]+")


def address_key(commune_code: str, street: str) -> str:
    """`00070:12 ngo trung yen`: commune by its code, street folded and without signs; empty where nothing is sent to.

    "12, Ngõ Trung Yên" and "12 ngo trung yen" are one door. Who writes a door in other words is found by her phone.
    """
    words = _SIGNS.sub(" ", fold(street)).strip()
    return f"{commune_code}:{words}" if words else ""
