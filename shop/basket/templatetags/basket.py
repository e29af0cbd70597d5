"""Small things the basket's, checkout's and order's pages ask for. `{% load basket %}`."""

from typing import Any

from django import template

from sellers.shops.faces import strip_of

register = template.Library()


@register.filter
def at_line(held: dict, line_id: int) -> Any:
    return held.get(line_id)


@register.inclusion_tag("components/seller_strip.html", takes_context=True)
def seller_strip(context: Any, shop: Any) -> dict[str, Any]:
    """The strip of a shop row, whose commune and province came with it."""
    return {"request": context.get("request"), "seller": strip_of(shop)}
