"""A shop says how it sends from now on; what was said before stays with its dates."""

from dataclasses import asdict
from typing import Any

from django.db import transaction

from sellers.delivery.errors import TermsRefused
from sellers.delivery.models import DeliveryTerms, Terms
from sellers.delivery.ways import NAMES, Way
from sellers.shops.models import Shop
from sellers.shops.selectors import keeps
from shop.core import audit, clock
from shop.core.locks import lock_row


@transaction.atomic
def set_terms(shop: Shop, *, terms: Terms, by: Any, why: str = "") -> DeliveryTerms:
    """Closes the terms in force and opens these. Raises TermsRefused; then nothing has changed."""
    shop = lock_row(Shop.objects.all(), shop.pk)
    if not keeps(by, shop.pk):
        raise TermsRefused.not_hers()
    _refuse_the_impossible(terms)
    now = clock.now()
    DeliveryTerms.objects.filter(shop=shop, until=None).update(until=now)
    opened = DeliveryTerms.objects.create(shop=shop, since=now, set_by=by, why=why.strip()[:255], **asdict(terms))
    audit.record("shop.delivery_set", shop, by=by, ways=list(terms.ways), cut_off_hour=terms.cut_off_hour)
    return opened


def _refuse_the_impossible(terms: Terms) -> None:
    if not terms.ways or not set(terms.ways) <= set(NAMES) - {Way.NONE}:
        raise TermsRefused.no_way()
    if not terms.weekdays or not set(terms.weekdays) | set(terms.fresh_weekdays) <= set(range(7)):
        raise TermsRefused.no_day()
    if Way.GATHERED in terms.ways and terms.run_weekday not in range(7):
        raise TermsRefused.no_run()
    if (Way.OWN in terms.ways and not terms.own_communes) or (Way.COACH in terms.ways and not terms.coach_provinces):
        raise TermsRefused.nowhere()
