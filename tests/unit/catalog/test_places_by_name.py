"""A buyer types the name she knows; today's commune is found."""

import pytest

from catalog.places.models import FormerCommune
from catalog.places.selectors import communes_in, communes_named
from shop.core.text import fold
from tests.factories.places import commune_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places() -> None:
    lam_thuong, hoan_kiem = commune_of("Lâm Thượng"), commune_of("Hoàn Kiếm")
    for code, name, district, province, commune in (
        ("04309", "Xã Lâm Thượng", "Huyện Lục Yên", "Tỉnh Yên Bái", lam_thuong),
        ("04312", "Xã Mai Sơn", "Huyện Lục Yên", "Tỉnh Yên Bái", lam_thuong),
        ("00085", "Phường Mai Sơn", "Quận Hoàn Kiếm", "Thành phố Hà Nội", hoan_kiem),
    ):
        FormerCommune.objects.create(
            former_code=code,
            name=name,
            district=district,
            province_name=province,
            commune=commune,
            is_default=True,
            split=False,
            search_key=fold(name),
        )


def test_todays_name_is_found_without_marks() -> None:
    (found,) = communes_named("lam thuong")

    assert (found.commune.full_name, found.formerly) == ("xã Lâm Thượng", "")


def test_a_former_name_leads_to_all_the_communes_it_may_mean() -> None:
    assert {place.commune.name for place in communes_named("Mai Sơn")} == {"Lâm Thượng", "Hoàn Kiếm"}


def test_the_district_it_lay_in_settles_which_one() -> None:
    (found,) = communes_named("xã Mai Sơn, Lục Yên, Yên Bái")

    assert found.commune.name == "Lâm Thượng"
    assert found.formerly == "Xã Mai Sơn, Huyện Lục Yên, Tỉnh Yên Bái"


@pytest.mark.parametrize("typed", ["", " ", ",", "x", "không có đâu", "%", "'"])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert communes_named(typed) == []


def test_a_province_that_does_not_exist_has_no_communes() -> None:
    assert not communes_in("99").exists()
