"""Pictures of a listing: opened, measured, drawn anew without what the camera wrote, then kept."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max, QuerySet
from oscar.core.loading import get_model

from sellers.listings.errors import PictureTooHeavy, TooManyPictures
from sellers.listings.models import Listing
from sellers.listings.services import index, require_keeper
from shop.core import audit
from shop.core.pictures import clean_picture
from shop.core.tasks import enqueue_pictures

MOST_PICTURES = 5
MOST_MEGABYTES = 15


def pictures_of(listing: Listing) -> QuerySet:
    """Main picture first."""
    return (
        get_model("catalogue", "ProductImage")
        .objects.filter(product_id=listing.product_id)
        .order_by("display_order", "pk")
    )


def add_picture(listing: Listing, upload: UploadedFile, *, by: Any) -> Any:
    """Keep a picture as WebP, last in the row. The file is opened before the transaction begins.

    Raises NotHerShop, PictureTooHeavy, UnreadablePicture, TooManyPictures.
    """
    require_keeper(listing.shop, by)
    if (upload.size or 0) > MOST_MEGABYTES * 1_000_000:
        raise PictureTooHeavy(MOST_MEGABYTES)
    drawn = clean_picture(upload)  # type: ignore[arg-type]
    return _keep(listing, drawn, by)


@transaction.atomic
def remove_picture(listing: Listing, picture_id: int, *, by: Any) -> None:
    """Raises NotHerShop. Another listing's picture is not found and nothing happens."""
    require_keeper(listing.shop, by)
    removed, _rows = pictures_of(listing).filter(pk=picture_id).delete()
    if removed:
        audit.record("remove_picture", listing, by=by, picture=picture_id)
        index(listing)


@transaction.atomic
def make_main_picture(listing: Listing, picture_id: int, *, by: Any) -> None:
    """It goes before all others. Raises NotHerShop."""
    require_keeper(listing.shop, by)
    if pictures_of(listing).filter(pk=picture_id).exists():
        pictures_of(listing).exclude(pk=picture_id).update(display_order=F("display_order") + 1)
        pictures_of(listing).filter(pk=picture_id).update(display_order=0)
        index(listing)


@transaction.atomic
def _keep(listing: Listing, drawn: bytes, by: Any) -> Any:
    if pictures_of(listing).count() >= MOST_PICTURES:
        raise TooManyPictures(MOST_PICTURES)
    last = pictures_of(listing).aggregate(last=Max("display_order"))["last"]
    path = default_storage.save(f"products/{secrets.token_hex(8)}.webp", ContentFile(drawn))
    picture = get_model("catalogue", "ProductImage").objects.create(
        product_id=listing.product_id, original=path, display_order=0 if last is None else last + 1
    )
    audit.record("add_picture", listing, by=by, picture=picture.pk)
    transaction.on_commit(lambda: enqueue_pictures([path]), robust=True)
    index(listing)
    return picture
