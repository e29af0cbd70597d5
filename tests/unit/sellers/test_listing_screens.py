"""A listing from a phone, screen by screen: what is saved, what is refused, what is none of her business."""

from typing import Any

import pytest
from oscar.core.loading import get_model

from sellers.listings import services as listing_services
from sellers.models import Attestation, Listing, Shop
from shop.accounts.models import User
from tests.factories.goods import put_on_sale
from tests.factories.pictures import jpeg, pretender


def text_of(response: Any) -> str:
    return response.content.decode()


def test_five_screens_from_pictures_to_sale(as_person: Any, hoa: User, hoa_shop: Shop) -> None:
    group = get_model("catalogue", "Category").add_root(name="Thực phẩm", slug="thuc-pham")
    hers = as_person(hoa)
    assert not Listing.objects.exists()
    assert hers.get("/ban-hang/hang/moi/").status_code == 200
    assert not Listing.objects.exists()

    hers.post("/ban-hang/hang/moi/", {"pictures": [jpeg(), jpeg()], "op": "next"})
    listing = Listing.objects.get()
    base = f"/ban-hang/hang/{listing.pk}"
    record = listing.product.stockrecords.get()
    hers.post(
        f"{base}/ten/",
        {"title": "Bánh cốm  nhân đậu xanh", "category": group.pk, "commune": hoa_shop.commune_id, "unit": "hộp"},
    )
    stays = hers.post(f"{base}/gia/", {f"r{record.pk}-price": "75k", f"r{record.pk}-was": "0"})
    assert stays.url == f"{base}/gia/"
    page = text_of(hers.get(f"{base}/gia/"))
    assert "Bảy mươi lăm nghìn đồng" in page
    assert "71.250" in page
    onward = hers.post(f"{base}/gia/", {f"r{record.pk}-price": "75.000", f"r{record.pk}-was": "75000"})
    assert onward.url == f"{base}/so-luong/"
    details = {
        f"r{record.pk}-count": "20",
        f"r{record.pk}-was": "0",
        "weight": "400 g",
        "shelf_life_days": "5",
        "storage": "Để chỗ mát",
        "season": ["9", "10"],
        "text": "Cốm làm trong ngày.",
    }
    assert hers.post(f"{base}/so-luong/", details).url == f"{base}/xem/"
    assert "Bánh cốm nhân đậu xanh" in text_of(hers.get(f"{base}/xem/"))
    hers.post(f"{base}/dang/")

    product = get_model("catalogue", "Product").objects.get()
    assert (product.title, product.is_public, product.images.count()) == ("Bánh cốm nhân đậu xanh", True, 2)
    assert product.facts.season_months == [9, 10]


def test_later_leaves_a_draft_and_the_preview_says_what_is_missing(as_person: Any, hoa: User, hoa_shop: Shop) -> None:
    hers = as_person(hoa)

    answer = hers.post("/ban-hang/hang/moi/", {"op": "later"})

    assert answer.url == "/ban-hang/hang/"
    listing = Listing.objects.get()
    refused = hers.post(f"/ban-hang/hang/{listing.pk}/dang/", follow=True)
    assert f"/ban-hang/hang/{listing.pk}/gia/" in text_of(refused)
    assert listing.publications.count() == 0


def test_a_refused_file_is_named_and_the_good_one_stays(as_person: Any, hoa: User, hoa_shop: Shop) -> None:
    answer = as_person(hoa).post(
        "/ban-hang/hang/moi/",
        {"pictures": [jpeg("tot.jpg"), pretender("xau.jpg", b"<html>")], "op": "next"},
        follow=True,
    )

    assert "xau.jpg" in text_of(answer)
    assert Listing.objects.get().product.images.count() == 1


@pytest.mark.parametrize("typed", ["-75000", "0", "7.5", "miễn phí", "9999999999"])
def test_a_price_that_cannot_be_comes_back_with_the_reason(
    as_person: Any, hoa: User, hoa_shop: Shop, typed: str
) -> None:
    listing = listing_services.draft_listing(hoa_shop, by=hoa)
    record = listing.product.stockrecords.get()

    answer = as_person(hoa).post(
        f"/ban-hang/hang/{listing.pk}/gia/", {f"r{record.pk}-price": typed, f"r{record.pk}-was": "0"}
    )

    assert answer.status_code == 422
    assert "field--bad" in text_of(answer)
    record.refresh_from_db()
    assert record.price is None


def test_another_shops_listing_is_not_found_by_any_screen_or_button(
    as_person: Any, hoa: User, hoa_shop: Shop, sen_shop: Shop, sen: User
) -> None:
    foreign = put_on_sale(sen_shop, "Măng khô").listing
    hers = as_person(hoa)

    for tail in ("anh", "ten", "gia", "so-luong", "xem"):
        assert hers.get(f"/ban-hang/hang/{foreign.pk}/{tail}/").status_code == 404
        assert hers.post(f"/ban-hang/hang/{foreign.pk}/{tail}/", {"title": "x"}).status_code == 404
    for tail in ("dang", "tam-dung", "bo-nhap"):
        assert hers.post(f"/ban-hang/hang/{foreign.pk}/{tail}/").status_code == 404

    assert foreign.publications.get().until is None


def test_fields_she_has_no_business_with_are_ignored(
    as_person: Any, hoa: User, hoa_shop: Shop, sen_shop: Shop, sen: User
) -> None:
    group = get_model("catalogue", "Category").add_root(name="Thực phẩm", slug="thuc-pham")
    foreign = put_on_sale(sen_shop, "Măng khô")
    listing = listing_services.draft_listing(hoa_shop, by=hoa)
    sent = {"title": "Cốm", "category": group.pk, "commune": hoa_shop.commune_id, "unit": "túi"}

    as_person(hoa).post(
        f"/ban-hang/hang/{listing.pk}/ten/",
        {
            **sent,
            "shop": sen_shop.pk,
            "parent": foreign.pk,
            "is_public": "1",
            "is_staff": "1",
            "status": "approved",
            "slug": "mang-kho",
        },
    )

    listing.refresh_from_db()
    product = get_model("catalogue", "Product").objects.get(pk=listing.product_id)
    assert (listing.shop, product.parent_id, product.is_public, product.slug) == (hoa_shop, None, False, "com")
    hoa.refresh_from_db()
    assert hoa.is_staff is False


def test_an_applicant_drafts_and_is_told_that_she_waits(as_person: Any, hoa: User, hoa_shop: Shop) -> None:
    Attestation.objects.all().delete()
    Shop.objects.update(opened_at=None)
    hers = as_person(hoa)

    page = text_of(hers.get("/ban-hang/"))
    hers.post("/ban-hang/hang/moi/", {"op": "later"})

    assert "notice--time" in page
    assert "/gian-hang/" not in page
    assert Listing.objects.count() == 1
    assert hers.get("/gian-hang/bep-com-na-keo/").status_code == 404
