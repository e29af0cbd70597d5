"""The seller as a product's page tells of her."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from catalog.makers import Maker, Vouched
from sellers.listings.models import Listing, Publication
from sellers.listings.selectors import reason_of
from sellers.shops.models import Attestation, Shop
from sellers.shops.selectors import attestations_of_shop, pauses_now
from shop.core import clock
from shop.core.names import told


def maker_of_product(product_id: int, day: date) -> Maker | None:
    """Two queries. `closed` by the same rule that the basket asks (listings.selectors.buyable)."""
    listing = (
        Listing.objects.filter(product_id=product_id)
        .select_related("shop__commune__province", "product")
        .annotate(
            on_sale=Exists(Publication.objects.filter(listing=OuterRef("pk"), until=None)),
            paused=Exists(pauses_now().filter(shop=OuterRef("shop_id"))),
        )
        .first()
    )
    if listing is None:
        return None
    shop = listing.shop
    word = attestations_of_shop(shop, day).order_by("-valid_until").first()
    reason = reason_of(
        {
            "opened": shop.opened_at is not None and shop.opened_at <= clock.now(),
            "vouched": word is not None,
            "on_sale": listing.on_sale,
            "public": listing.product.is_public,
            "is_public": True,
            "paused": listing.paused,
        }
    )
    return Maker(
        name=shop.name,
        slug=shop.slug,
        url=shop.get_absolute_url(),
        picture=shop.picture,
        commune=told(shop.commune.full_name),
        province=shop.commune.province.name,
        kind=shop.get_kind_display(),
        women=shop.women_members,
        legal=_legal(shop),
        vouched=_vouched(word) if word else None,
        closed=str(reason.label) if reason else "",
        pays=tuple(shop.payment_methods),
    )


def _vouched(word: Attestation) -> Vouched:
    name = word.unit_name_as_signed
    return Vouched(told(name), word.valid_from, word.valid_until, short=told(name[:1].lower() + name[1:]))


def _legal(shop: Shop) -> tuple[tuple[str, str], ...]:
    rows = (
        (_("Name"), shop.name),
        (_("Form"), str(shop.get_kind_display())),
        (_("Address"), told(shop.commune.in_province)),
        (_("Founded"), str(shop.founded or "")),
    )
    return tuple(row for row in rows if row[1])
