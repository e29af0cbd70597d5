"""Her goods: on sale, drafts, paused; and the buttons that move them between these."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sellers import desk
from sellers.listings import services
from sellers.listings.cards import row_of
from sellers.listings.errors import CannotPublish
from sellers.listings.models import Listing
from sellers.listings.selectors import listings_of_shop


@desk.seller_page
def listings(request: HttpRequest) -> HttpResponse:
    """All of them on one page: a shop has tens, not thousands."""
    rows = [row_of(listing) for listing in listings_of_shop(request.seller)]  # type: ignore[attr-defined]
    context = {
        "on_sale": [row for row in rows if row.listing.on_sale],  # type: ignore[attr-defined]
        "drafts": [row for row in rows if not row.listing.was_on_sale],  # type: ignore[attr-defined]
        "paused": [row for row in rows if row.listing.was_on_sale and not row.listing.on_sale],  # type: ignore[attr-defined]
    }
    return desk.render(request, "sellers/listings/list.html", context, tab="listings")


@require_POST
@desk.seller_page
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing is said on the preview, each with the way to mend it."""
    listing = her_listing(request, pk)
    try:
        services.publish_listing(listing, by=request.user)
    except CannotPublish as refusal:
        messages.error(request, str(refusal.message))
        return redirect("selling:listing_preview", pk=pk)
    messages.success(request, _("“%(title)s” is on sale.") % {"title": listing.product.title})
    return redirect("selling:listings")


@require_POST
@desk.seller_page
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    listing = her_listing(request, pk)
    services.pause_listing(listing, by=request.user, why=_("paused by the seller"))
    messages.success(
        request, _("“%(title)s” is off sale. Orders already placed stay.") % {"title": listing.product.title}
    )
    return redirect("selling:listings")


@require_POST
@desk.seller_page
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    services.discard_draft(her_listing(request, pk), by=request.user)
    messages.success(request, _("The draft has been thrown away."))
    return redirect("selling:listings")


def her_listing(request: HttpRequest, pk: int) -> Listing:
    """404 for another shop's listing, the same as for one that does not exist."""
    return get_object_or_404(listings_of_shop(request.seller), pk=pk)  # type: ignore[attr-defined]
