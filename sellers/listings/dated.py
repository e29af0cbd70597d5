"""What a day changes by itself: words and certificates that begin or end. Pages ask the date, the index is told."""

from datetime import date, timedelta

from django.db.models import Q

from catalog.certificates.models import Certificate
from catalog.search.indexing import enqueue
from sellers.listings.models import Listing
from sellers.shops.models import Attestation

LOOK_BACK = timedelta(days=3)  # a night or two on which nothing ran


def index_what_the_day_changed(day: date) -> int:
    """Have goods indexed anew whose certificate or whose shop's word began or ended by `day`. Safe to run twice.

    Nothing is taken off sale: without the branch's word nothing can be bought that day, and when the word is renewed
    her goods are back without her doing; stars come and go with their certificate. Returns how many products.
    """
    since = day - LOOK_BACK
    certified = Certificate.objects.filter(_turned(("issued_on", "expires_on", "revoked_on"), since, day))
    shops = Attestation.objects.filter(_turned(("valid_from", "valid_until", "withdrawn_on"), since, day))
    product_ids = set(certified.values_list("product_id", flat=True)) | set(
        Listing.objects.filter(shop__in=shops.values("shop")).values_list("product_id", flat=True)
    )
    enqueue(product_ids)
    return len(product_ids)


def _turned(fields: tuple[str, str, str], since: date, day: date) -> Q:
    """Start, end, taken back: the end is the last day on which it still holds, so the change is on the next."""
    starts, ends, taken_back = fields
    return (
        Q(**{f"{starts}__range": (since, day)})
        | Q(**{f"{ends}__range": (since - timedelta(days=1), day - timedelta(days=1))})
        | Q(**{f"{taken_back}__range": (since, day)})
    )
