"""What may be bought today, and the seller's facts that search shows."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalog.search.sources import SellerFacts
from sellers.listings.models import Listing, Publication
from sellers.shops.models import Attestation
from sellers.shops.selectors import pauses_now
from shop.core import clock


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
    in_force = Attestation.objects.valid_on(clock.today()).filter(shop=OuterRef("shop_id")).order_by("-valid_until")
    listed = (
        Listing.objects.filter(product_id__in=list(product_ids))
        .annotate(
            until=Subquery(in_force.values("valid_until")[:1]),
            paused=Exists(pauses_now().filter(shop=OuterRef("shop_id"))),
        )
        .values_list("product_id", "shop__slug", "shop__name", "shop__opened_at", "until", "paused")
    )
    return {
        product_id: SellerFacts(slug, name, until, until is not None and not paused and opened_at is not None)
        for product_id, slug, name, opened_at, until, paused in listed
    }


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
