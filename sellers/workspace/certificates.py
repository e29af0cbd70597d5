"""Certificates of her goods that end soon, as things to do."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.certificates.models import Certificate
from sellers.orders.todo import Todo
from sellers.shops.models import Shop
from shop.core import clock, formats

TOLD_DAYS_AHEAD = 60


def todos_of_certificates(shop: Shop) -> list[Todo]:
    """Soonest first; one query."""
    day = clock.today()
    ending = (
        Certificate.objects.valid_on(day)
        .filter(product__listing__shop=shop, expires_on__lte=day + timedelta(days=TOLD_DAYS_AHEAD))
        .order_by("expires_on", "pk")
    )
    return [_todo(certificate, (certificate.expires_on - day).days) for certificate in ending]


def _todo(certificate: Certificate, days: int) -> Todo:
    facts = {"name": certificate.product_name, "day": formats.date(certificate.expires_on)}
    return Todo(
        tag=_("last day") if days == 0 else ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days},
        title=_("The OCOP paper of %(name)s ends on %(day)s") % facts,
        lines=[_("After that day the stars disappear by themselves; the goods stay on sale.")],
    )
