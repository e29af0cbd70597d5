"""Which shops there are, whose they are, and whether they may sell on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, Max, OuterRef, Q, QuerySet

from sellers.shops.models import Attestation, Shop, ShopKeeper, ShopPause
from shop.core import clock


def shop_of(partner_ids: Iterable[int]) -> dict[int, Shop]:
    """Shop by Oscar partner id, with its place and its terms of delivery (`terms_row`); one query."""
    now, row = clock.now(), "delivery_terms"
    in_force = Q(**{f"{row}__since__lte": now}) & (Q(**{f"{row}__until": None}) | Q(**{f"{row}__until__gt": now}))
    found = Shop.objects.filter(partner_id__in=list(partner_ids))
    found = found.annotate(terms_row=FilteredRelation(row, condition=in_force))
    found = found.select_related("commune__province", "terms_row")  # type: ignore[misc]  # the plugin knows no such name
    return {shop.partner_id: shop for shop in found}


def shops_open_on(day: date) -> QuerySet[Shop]:
    """Opened, vouched for on `day`, and not paused at this moment: buyers may order from these."""
    return Shop.objects.filter(
        Exists(attestations_of_shop(OuterRef("pk"), day)),
        ~Exists(pauses_now().filter(shop=OuterRef("pk"))),
        opened_at__lte=clock.now(),
    )


def shops_kept_by(person: Any) -> QuerySet[Shop]:
    """Shops that `person` may act for today."""
    if not person.is_authenticated:
        return Shop.objects.none()
    keeps = ShopKeeper.objects.keeping_now().filter(shop=OuterRef("pk"), person=person)
    return Shop.objects.filter(Exists(keeps)).select_related("commune__province", "branch")


def attestations_of_shop(shop: Any, day: date) -> QuerySet[Attestation]:
    return Attestation.objects.valid_on(day).filter(shop=shop)


def shops_with_word(shops: QuerySet[Shop]) -> QuerySet[Shop]:
    """With `vouched_until`, the last day on which somebody stands behind the shop (None: nobody), soonest first."""
    return (
        shops.annotate(vouched_until=Max("attestations__valid_until", filter=Q(attestations__withdrawn_on=None)))
        .select_related("branch", "unit")
        .order_by(F("vouched_until").asc(nulls_first=True), "name")
    )


def attestations_ending(day: date) -> QuerySet[Attestation]:
    """The last words of shops that end on `day`: nothing longer stands behind them. For reminders and renewals."""
    longer = Attestation.objects.filter(shop=OuterRef("shop"), valid_until__gt=day, withdrawn_on=None)
    return (
        Attestation.objects.filter(~Exists(longer), valid_until=day, withdrawn_on=None)
        .select_related("shop", "unit")
        .order_by("shop__slug")
    )


def pauses_now() -> QuerySet[ShopPause]:
    now = clock.now()
    return ShopPause.objects.filter(Q(until=None) | Q(until__gt=now), since__lte=now)


def keeps(person: Any, shop_id: int) -> bool:
    """Whether she may act for that shop today; one query."""
    return shops_kept_by(person).filter(pk=shop_id).exists()
