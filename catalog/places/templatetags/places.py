"""Former names of a commune beside today's, for those who find their way by them. `{% load places %}`."""

from typing import Any

from django import template

from catalog.places.selectors import former_names

register = template.Library()


@register.simple_tag
def formerly(commune: Any) -> str:
    """`trước là xã Mai Sơn, xã Khánh Thiện, huyện Lục Yên, tỉnh Yên Bái`; empty where none is known. One query."""
    return former_names([commune.pk]).get(commune.pk, "")
