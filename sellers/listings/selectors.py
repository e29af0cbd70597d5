"""What may be bought today, and the seller's facts that search shows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalog.search.sources import SellerFacts
from sellers.listings.models import Listing, Publication
from sellers.shops.models import Attestation, Shop
from sellers.shops.selectors import pauses_now, shops_open_on
from shop.core import clock
from shop.core.money import to_dong

LOW = 5  # pieces; by then she is told that it runs low
FEW_TO_COMPARE = 3  # fewer prices than this would name a neighbour's


class Reason(models.TextChoices):
    """Why a product cannot be bought; the label is what the buyer reads."""

    NOT_ON_SALE = "not_on_sale", _("This item is not on sale at the moment.")
    SHOP_CLOSED = "shop_closed", _("This shop has not opened yet.")
    NOT_VOUCHED = "not_vouched", _("The branch's word for this shop has lapsed and is being renewed.")
    PAUSED = "paused", _("This shop is taking a break and takes no orders at the moment.")


def buyable(product_ids: Iterable[int], day: date) -> dict[int, Reason | None]:
    """Per product (public, standalone or a size): None where it may be bought on `day`, else why not. One query.

    Asked of the rows each time: a published flag that a night job forgot cannot sell anything. Stock is not asked.
    """
    wanted = set(product_ids)
    found = {row["pk"]: reason_of(row) for row in _facts_of(wanted, day)}
    return {pk: found.get(pk, Reason.NOT_ON_SALE) for pk in wanted}


def seller_facts(product_ids: Iterable[int]) -> dict[int, SellerFacts]:
    """Slug, name, until when vouched for, and whether open today, by public product; one query."""
    today = clock.today()
    in_force = Attestation.objects.valid_on(today).filter(shop=OuterRef("shop_id")).order_by("-valid_until")
    listed = (
        Listing.objects.filter(product_id__in=list(product_ids))
        .annotate(
            until=Subquery(in_force.values("valid_until")[:1]),
            open=Exists(shops_open_on(today).filter(pk=OuterRef("shop_id"))),
        )
        .values_list("product_id", "shop__slug", "shop__name", "until", "open")
    )
    return {product_id: SellerFacts(*facts) for product_id, *facts in listed}


def _facts_of(product_ids: set[int], day: date) -> QuerySet:
    owner = OuterRef("owner")
    return (
        get_model("catalogue", "Product")
        .objects.filter(pk__in=product_ids)
        .annotate(owner=Coalesce(F("parent_id"), F("pk")))
        .annotate(
            public=Coalesce(F("parent__is_public"), F("is_public")),
            on_sale=Exists(Publication.objects.filter(listing__product_id=owner, until=None)),
            opened=Exists(Listing.objects.filter(product_id=owner, shop__opened_at__lte=clock.now())),
            vouched=Exists(Attestation.objects.valid_on(day).filter(shop__listings__product_id=owner)),
            paused=Exists(pauses_now().filter(shop__listings__product_id=owner)),
        )
        .values("pk", "public", "is_public", "on_sale", "opened", "vouched", "paused")
    )


def reason_of(row: dict) -> Reason | None:
    if not row["opened"]:
        return Reason.SHOP_CLOSED
    if not row["vouched"]:
        return Reason.NOT_VOUCHED
    if not (row["on_sale"] and row["public"] and row["is_public"]):
        return Reason.NOT_ON_SALE
    return Reason.PAUSED if row["paused"] else None


def listings_of_shop(shop: Shop) -> QuerySet[Listing]:
    """A shop's listings with what its page shows, newest first; six queries. Her listing pages start here."""
    return (
        Listing.objects.filter(shop=shop)
        .select_related("shop", "product__facts")
        .prefetch_related("product__images", "product__stockrecords", "product__children__stockrecords")
        .annotate(
            on_sale=Exists(Publication.objects.filter(listing=OuterRef("pk"), until=None)),
            was_on_sale=Exists(Publication.objects.filter(listing=OuterRef("pk"))),
        )
        .order_by("-drafted_at", "-pk")
    )


def low_stock(shop: Shop, *, at_most: int = LOW) -> list[tuple[str, int, int]]:
    """Goods on sale of which few are left: name with size, pieces left, listing; fewest first. One query."""
    Product = get_model("catalogue", "Product")
    left = F("stockrecords__num_in_stock") - Coalesce(F("stockrecords__num_allocated"), 0)
    rows = (
        Product.objects.filter(stockrecords__partner_id=shop.partner_id)
        .annotate(left=left, owner=Coalesce(F("parent_id"), F("pk")), name=Coalesce(F("parent__title"), F("title")))
        .filter(
            Exists(Publication.objects.filter(listing__product_id=OuterRef("owner"), until=None)), left__lte=at_most
        )
        .annotate(listing_pk=Coalesce(F("parent__listing__pk"), F("listing__pk")))
        .order_by("left", "pk")
        .values_list("name", "facts__size_label", "left", "listing_pk")
    )
    return [(f"{name} {size or ''}".strip(), max(left, 0), pk) for name, size, left, pk in rows]


def prices_of_like_goods(product: Any) -> tuple[str, int, int] | None:
    """Name of its group, lowest and highest price there now, in đồng; None where fewer than three are on sale."""
    category = product.categories.first()
    if category is None:
        return None
    prices = (
        get_model("partner", "StockRecord")
        .objects.filter(
            Q(product__categories=category, product__is_public=True)
            | Q(product__parent__categories=category, product__parent__is_public=True)
        )
        .exclude(Q(product=product) | Q(product__parent=product))
        .aggregate(low=Min("price"), high=Max("price"), count=Count("pk"))
    )
    if prices["count"] < FEW_TO_COMPARE:
        return None
    return category.name, to_dong(prices["low"]), to_dong(prices["high"])
