"""A listing from draft to sale: what it must have, who may move it, what is refused."""

import io
import time
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from oscar.core.loading import get_model
from PIL import Image

from catalog.facts.models import ProductFacts
from sellers.listings import editing, photos, services
from sellers.listings.errors import (
    CannotPublish,
    NotHerShop,
    PictureTooHeavy,
    PriceChanged,
    PriceNotPositive,
    PriceTooHigh,
    TooManyPictures,
)
from sellers.listings.requirements import Lack, lacks_of
from sellers.listings.selectors import buyable
from sellers.listings.weights import Weight
from sellers.models import Attestation, Listing, Publication, Shop, ShopPause
from shop.accounts.models import User
from shop.core import clock
from shop.core.audit import entries_for
from shop.core.pictures import UnreadablePicture
from tests.factories.goods import put_on_sale
from tests.factories.orders import place
from tests.factories.pictures import jpeg, png_that_claims, pretender


@pytest.fixture
def food(db: None) -> Any:
    return (
        get_model("catalogue", "Category")
        .add_root(name="Thực phẩm", slug="thuc-pham")
        .add_child(name="Bánh", slug="banh")
    )


def filled(shop: Shop, by: User, category: Any) -> Listing:
    """A draft with all that five screens ask for."""
    listing = services.draft_listing(shop, by=by)
    photos.add_picture(listing, jpeg(), by=by)
    naming = editing.Naming("Bánh cốm nhân đậu xanh", category.pk, shop.commune_id, "hộp")
    editing.name_listing(listing, naming, by=by)
    record = listing.product.stockrecords.get()
    editing.set_price(listing, record, price=75_000, was=0, by=by)
    editing.set_count(listing, record, count=20, was=0, by=by)
    label = editing.Label(Weight(400, False), 5, "Để chỗ mát", "Nếp, đậu xanh, đường", ())
    editing.label_listing(listing, label, by=by)
    return Listing.objects.get(pk=listing.pk)


def test_a_full_draft_of_a_vouched_shop_goes_on_sale_and_can_be_bought(hoa_shop: Shop, hoa: User, food: Any) -> None:
    listing = filled(hoa_shop, hoa, food)
    assert buyable([listing.product_id], clock.today())[listing.product_id] is not None

    services.publish_listing(listing, by=hoa)

    assert buyable([listing.product_id], clock.today()) == {listing.product_id: None}
    assert listing.product.slug == "banh-com-nhan-dau-xanh"
    assert Publication.objects.get().published_by == hoa
    assert entries_for(listing)[0].verb == "publish_listing"


def test_publishing_twice_is_one_publication(hoa_shop: Shop, hoa: User, food: Any) -> None:
    listing = filled(hoa_shop, hoa, food)

    first = services.publish_listing(listing, by=hoa)

    assert services.publish_listing(listing, by=hoa) == first
    assert Publication.objects.count() == 1


def test_an_empty_draft_names_all_that_is_missing_and_stays_a_draft(hoa_shop: Shop, hoa: User) -> None:
    listing = services.draft_listing(hoa_shop, by=hoa)

    with pytest.raises(CannotPublish) as refusal:
        services.publish_listing(listing, by=hoa)

    assert refusal.value.lacks == [
        Lack.NO_PICTURE,
        Lack.NO_NAME,
        Lack.NO_CATEGORY,
        Lack.NO_UNIT,
        Lack.NO_PRICE,
        Lack.NO_STOCK,
    ]
    assert not Publication.objects.exists()
    assert get_model("catalogue", "Product").objects.get(pk=listing.product_id).is_public is False


def test_what_is_eaten_needs_weight_use_by_and_storage(hoa_shop: Shop, hoa: User, food: Any) -> None:
    listing = filled(hoa_shop, hoa, food)
    ProductFacts.objects.update(net_weight=None, shelf_life_days=None, storage="")

    listing = Listing.objects.get(pk=listing.pk)

    assert lacks_of(listing, clock.today()) == [Lack.NO_WEIGHT, Lack.NO_USE_BY, Lack.NO_STORAGE]


def test_an_applicant_drafts_but_only_the_branchs_word_lets_her_publish(hoa_shop: Shop, hoa: User, food: Any) -> None:
    word = Attestation.objects.get()
    Attestation.objects.all().delete()
    Shop.objects.update(opened_at=None)
    listing = filled(Shop.objects.get(), hoa, food)
    with pytest.raises(CannotPublish) as refusal:
        services.publish_listing(listing, by=hoa)
    assert refusal.value.lacks == [Lack.NOT_VOUCHED]
    assert not Publication.objects.exists()

    word.save(force_insert=True)
    Shop.objects.update(opened_at=clock.now())

    services.publish_listing(Listing.objects.get(pk=listing.pk), by=hoa)
    assert buyable([listing.product_id], clock.today()) == {listing.product_id: None}


def test_a_lapsed_word_and_a_pause_stop_publishing(hoa_shop: Shop, hoa: User, food: Any) -> None:
    listing = filled(hoa_shop, hoa, food)
    ShopPause.objects.create(shop=hoa_shop, since=clock.now(), why="nghỉ Tết")

    assert lacks_of(listing, date(2028, 6, 2)) == [Lack.SHOP_PAUSED]
    assert lacks_of(listing, date(2028, 6, 3)) == [Lack.NOT_VOUCHED, Lack.SHOP_PAUSED]


def test_nobody_but_her_keepers_drafts_changes_or_publishes(
    hoa_shop: Shop, hoa: User, sen_shop: Shop, sen: User, cuc: User, food: Any
) -> None:
    listing = filled(hoa_shop, hoa, food)
    record = listing.product.stockrecords.get()
    trail = entries_for(listing).count()

    for stranger in (sen, cuc):
        for deed in (
            lambda by: services.draft_listing(hoa_shop, by=by),
            lambda by: services.publish_listing(listing, by=by),
            lambda by: services.pause_listing(listing, by=by, why=""),
            lambda by: services.discard_draft(listing, by=by),
            lambda by: editing.set_price(listing, record, price=1, was=75_000, by=by),
            lambda by: editing.set_count(listing, record, count=1, was=20, by=by),
            lambda by: photos.add_picture(listing, jpeg(), by=by),
        ):
            with pytest.raises(NotHerShop):
                deed(stranger)

    assert entries_for(listing).count() == trail
    assert Listing.objects.count() == 1


def test_paused_it_is_off_sale_and_its_time_on_sale_has_an_end(hoa_shop: Shop, hoa: User) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")

    assert services.pause_listing(com.listing, by=hoa, why="hết vụ") is True
    assert services.pause_listing(com.listing, by=hoa, why="hết vụ") is False

    span = Publication.objects.get()
    assert (span.ended_by, span.why_ended) == (hoa, "hết vụ")
    assert get_model("catalogue", "Product").objects.get(pk=com.pk).is_public is False


def test_a_draft_is_thrown_away_and_what_was_sold_is_not(hoa_shop: Shop, hoa: User, mai: User) -> None:
    nhap = services.draft_listing(hoa_shop, by=hoa)
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    place((com, 1), buyer=mai)

    services.discard_draft(nhap, by=hoa)
    services.discard_draft(com.listing, by=hoa)

    assert list(Listing.objects.all()) == [com.listing]
    assert Publication.objects.get().until is not None


@pytest.mark.parametrize(("price", "error"), [(0, PriceNotPositive), (-5, PriceNotPositive), (10**9 + 1, PriceTooHigh)])
def test_a_price_out_of_reason_is_refused(hoa_shop: Shop, hoa: User, price: int, error: type) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000)

    with pytest.raises(error):
        editing.set_price(com.listing, com.stockrecords.get(), price=price, was=60_000, by=hoa)

    assert com.stockrecords.get().price == 60_000


def test_a_price_that_changed_since_she_looked_is_not_overwritten(hoa_shop: Shop, hoa: User) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000)
    record = com.stockrecords.get()
    editing.set_price(com.listing, record, price=65_000, was=60_000, by=hoa)

    with pytest.raises(PriceChanged):
        editing.set_price(com.listing, record, price=59_000, was=60_000, by=hoa)

    assert com.stockrecords.get().price == 65_000
    assert entries_for(com.listing)[0].details == {"record": record.pk, "price": 65_000, "was": 60_000}


def test_another_shops_stock_record_cannot_be_priced_through_her_listing(
    hoa_shop: Shop, hoa: User, sen_shop: Shop
) -> None:
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng"), put_on_sale(sen_shop, "Măng khô", price=185_000)
    foreign = mang.stockrecords.get()

    with pytest.raises(type(foreign).DoesNotExist):
        editing.set_price(com.listing, foreign, price=1_000, was=185_000, by=hoa)

    assert mang.stockrecords.get().price == 185_000


def test_two_goods_of_one_name_have_two_addresses_and_a_sold_one_keeps_its_own(
    hoa_shop: Shop, hoa: User, food: Any
) -> None:
    first, second = filled(hoa_shop, hoa, food), filled(hoa_shop, hoa, food)
    assert second.product.slug == f"banh-com-nhan-dau-xanh-{second.product_id}"
    services.publish_listing(first, by=hoa)

    editing.name_listing(first, editing.Naming("Bánh cốm Nà Kéo", food.pk, hoa_shop.commune_id, "hộp"), by=hoa)

    assert Listing.objects.get(pk=first.pk).product.slug == "banh-com-nhan-dau-xanh"


def test_a_phone_picture_is_kept_upright_without_place_or_owner(hoa_shop: Shop, hoa: User) -> None:
    listing = services.draft_listing(hoa_shop, by=hoa)

    kept = photos.add_picture(listing, jpeg("../../x.jpg", turned=True), by=hoa)

    assert kept.original.name.startswith("products/")
    assert ".." not in kept.original.name
    with default_storage.open(kept.original.name) as file:
        picture = Image.open(io.BytesIO(file.read()))
    assert (picture.format, picture.size) == ("WEBP", (900, 1200))
    assert dict(picture.getexif()) == {}


@pytest.mark.parametrize(
    "upload",
    [
        png_that_claims(30_000, 30_000),
        pretender("x.jpg", b"<html><script>alert(1)</script>"),
        pretender("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        pretender("x.jpg", b"<?php system($_GET[0]); ?>"),
        pretender("x.jpg", jpeg().read()[:300]),
        pretender("x.jpg", b""),
    ],
    ids=["bomb", "html", "svg", "php", "cut off", "empty"],
)
def test_what_is_no_picture_is_refused_quickly_and_nothing_is_kept(hoa_shop: Shop, hoa: User, upload: Any) -> None:
    listing = services.draft_listing(hoa_shop, by=hoa)
    upload.seek(0)
    began = time.monotonic()

    with pytest.raises(UnreadablePicture):
        photos.add_picture(listing, upload, by=hoa)

    assert time.monotonic() - began < 2
    assert not photos.pictures_of(listing).exists()


def test_too_heavy_or_too_many_pictures_are_refused(hoa_shop: Shop, hoa: User) -> None:
    listing = services.draft_listing(hoa_shop, by=hoa)
    heavy = jpeg()
    heavy.size = 200_000_000
    with pytest.raises(PictureTooHeavy):
        photos.add_picture(listing, heavy, by=hoa)
    for _ in range(5):
        photos.add_picture(listing, jpeg(size=(60, 60)), by=hoa)

    with pytest.raises(TooManyPictures):
        photos.add_picture(listing, jpeg(size=(60, 60)), by=hoa)

    assert photos.pictures_of(listing).count() == 5


def test_another_listings_picture_is_neither_removed_nor_made_main(
    hoa_shop: Shop, hoa: User, sen_shop: Shop, sen: User
) -> None:
    hers, other = services.draft_listing(hoa_shop, by=hoa), services.draft_listing(sen_shop, by=sen)
    kept = photos.add_picture(other, jpeg(), by=sen)

    photos.remove_picture(hers, kept.pk, by=hoa)
    photos.make_main_picture(hers, kept.pk, by=hoa)

    assert list(photos.pictures_of(other)) == [kept]


def test_a_picture_made_main_comes_first(hoa_shop: Shop, hoa: User) -> None:
    listing = services.draft_listing(hoa_shop, by=hoa)
    first, second = (photos.add_picture(listing, jpeg(size=(60, 60)), by=hoa) for _ in range(2))

    photos.make_main_picture(listing, second.pk, by=hoa)

    assert list(photos.pictures_of(listing)) == [second, first]
