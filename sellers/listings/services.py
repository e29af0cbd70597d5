"""A listing from draft to sale and back. Each time on sale is a row with from, until, who, why."""

import secrets
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from catalog.search.indexing import enqueue
from sellers.listings.errors import CannotPublish, NotHerShop
from sellers.listings.models import Listing, Publication
from sellers.listings.requirements import lacks_of
from sellers.shops.models import Shop
from sellers.shops.selectors import keeps
from shop.core import audit, clock

GOODS = "hang-hoa"


@transaction.atomic
def draft_listing(shop: Shop, *, by: Any) -> Listing:
    """An empty listing nobody sees: product, stock record, label and place, so that each screen only fills in.

    An applicant may draft before her shop opens. Raises NotHerShop.
    """
    require_keeper(shop, by)
    code = secrets.token_hex(5)
    product = get_model("catalogue", "Product").objects.create(
        title="",
        slug=f"mon-{code}",
        is_public=False,
        product_class=get_model("catalogue", "ProductClass").objects.get(slug=GOODS),
    )
    get_model("partner", "StockRecord").objects.create(
        product=product, partner_id=shop.partner_id, partner_sku=code, num_in_stock=0, num_allocated=0
    )
    ProductFacts.objects.create(product=product)
    Origin.objects.create(product=product, commune_id=shop.commune_id)
    listing = Listing.objects.create(product=product, shop=shop, drafted_by=by, drafted_at=clock.now())
    audit.record("draft_listing", listing, by=by)
    return listing


@transaction.atomic
def publish_listing(listing: Listing, *, by: Any) -> Publication:
    """Put it on sale from now. On sale already: the open publication comes back and nothing changes.

    Raises NotHerShop, CannotPublish with all that is missing today.
    """
    require_keeper(listing.shop, by)
    lacks = lacks_of(listing, clock.today())
    if lacks:
        raise CannotPublish(lacks)
    publication, opened = Publication.objects.get_or_create(
        listing=listing, until=None, defaults={"since": clock.now(), "published_by": by}
    )
    if opened:
        _show(listing, True)
        audit.record("publish_listing", listing, by=by)
    return publication


@transaction.atomic
def pause_listing(listing: Listing, *, by: Any, why: str) -> bool:
    """Take it off sale; orders placed stay as they are. False where it was not on sale.

    `by` None is the clock. Raises NotHerShop.
    """
    if by is not None:
        require_keeper(listing.shop, by)
    ended = Publication.objects.filter(listing=listing, until=None).update(
        until=clock.now(), ended_by=by, why_ended=why[:255]
    )
    if not ended:
        return False
    _show(listing, False)
    audit.record("pause_listing", listing, by=by, why=why)
    return True


@transaction.atomic
def discard_draft(listing: Listing, *, by: Any) -> None:
    """Throw away what was never on sale. Raises NotHerShop; what was once sold stays, for orders point to it."""
    require_keeper(listing.shop, by)
    if listing.publications.exists():
        pause_listing(listing, by=by, why="")
        return
    audit.record("discard_draft", listing, by=by, title=listing.product.title)
    listing.product.delete()


def require_keeper(shop: Shop, by: Any) -> None:
    """Raises NotHerShop."""
    if not keeps(by, shop.pk):
        raise NotHerShop


def index(listing: Listing) -> None:
    """What buyers see of a listing on sale is indexed anew after commit; drafts are in no list."""
    if listing.product.is_public:
        enqueue([listing.product_id])


def _show(listing: Listing, public: bool) -> None:
    get_model("catalogue", "Product").objects.filter(pk=listing.product_id).update(
        is_public=public, date_updated=clock.now()
    )
    listing.product.is_public = public
    enqueue([listing.product_id])
