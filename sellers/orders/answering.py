"""How reliably a shop answers: a fact that search ranks by, after everything else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from catalog.search.sources import SellerFacts
from sellers.listings.selectors import seller_facts
from sellers.orders.models import SellerOrder, State, StateChange
from shop.core import clock

LOOKED_BACK = timedelta(days=180)
FEWEST = 5  # orders; with fewer one slip would weigh too much


def answer_rates(slugs: Collection[str]) -> dict[str, int]:
    """Of a hundred orders of the last half year, how many were answered in time, by shop. One query.

    An answer is any step out of waiting; an order whose time is not over counts once it is answered.
    """
    now = clock.now()
    answers = StateChange.objects.filter(
        seller_order=OuterRef("pk"), from_state=State.PLACED, changed_at__lte=OuterRef("answer_by")
    )
    counted = (
        SellerOrder.objects.filter(shop__slug__in=slugs, placed_at__gte=now - LOOKED_BACK, answer_by__isnull=False)
        .annotate(answered=Exists(answers))
        .filter(Q(answered=True) | Q(answer_by__lt=now))
        .values("shop__slug")
        .annotate(due=Count("pk"), met=Count("pk", filter=Q(answered=True)))
        .filter(due__gte=FEWEST)
        .values_list("shop__slug", "met", "due")
    )
    return {slug: met * 100 // due for slug, met, due in counted}


def facts_for_search(product_ids: Iterable[int]) -> Mapping[int, SellerFacts]:
    """What search shows and ranks by, by public product; two queries."""
    found = seller_facts(product_ids)
    rates = answer_rates({facts.slug for facts in found.values()})
    return {pk: replace(facts, answers=rates.get(facts.slug)) for pk, facts in found.items()}
