"""The order as a text to copy into a chat: what, from whom, how much, where it can be seen."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from shop.core.formats import dong
from shop.order.page import PartCard
from shop.order.purchases.models import Purchase


def message_text(purchase: Purchase, cards: Sequence[PartCard], *, total: int, link: str) -> str:
    """Plain lines. No address and no phone: it is meant for others' eyes, and the link asks who looks."""
    lines = [_("My order %(number)s at %(market)s") % {"number": purchase.order.number, "market": settings.SITE_NAME}]
    for card in cards:
        goods = "; ".join(f"{each.title}, {each.count}" for each in card.goods)
        lines.append(f"• {card.part.shop.name}: {goods} ({card.part.get_state_display()})")
    lines.append(_("Total with delivery: %(total)s") % {"total": dong(total)})
    lines.append(link)
    return "\n".join(line for line in lines if line)
