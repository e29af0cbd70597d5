"""What the sellers' templates write that the market's do not."""

import re

from django import template

from sellers.members.models import Member
from shop.core import formats
from shop.core.text import given_name

register = template.Library()

register.filter("given_name", given_name)


@register.filter
def percent(basis_points: int) -> str:
    """5%, 0,5% from 500, 50."""
    whole, rest = divmod(basis_points, 100)
    if not rest:
        return f"{whole}%"
    point = "," if formats.is_vietnamese() else "."
    return f"{whole}{point}{rest:02d}".rstrip("0") + "%"


@register.filter
def joined(member: Member) -> str:
    """When she joined, as exactly as the register says: 17/06/2012, 06/2012 or 2012; unread words stay as written."""
    day = member.joined_on
    if day is None:
        return member.joined_as_written
    figures = re.findall(r"\d+", member.joined_as_written)
    return {1: f"{day:%Y}", 2: f"{day:%m/%Y}"}.get(len(figures), formats.date(day))
