"""What the sellers' templates write that the market's do not."""

from django import template

from shop.core import formats

register = template.Library()


@register.filter
def percent(basis_points: int) -> str:
    """5%, 0,5% from 500, 50."""
    whole, rest = divmod(basis_points, 100)
    if not rest:
        return f"{whole}%"
    point = "," if formats.is_vietnamese() else "."
    return f"{whole}{point}{rest:02d}".rstrip("0") + "%"
