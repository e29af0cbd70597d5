"""Names of places, of the Union's units and of stalls, as pages say them."""

import pytest
from django.utils import translation

from shop.core.names import stall, told


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("xã Lâm Thượng", "Lâm Thượng commune"),
        ("xã Lâm Thượng, tỉnh Lào Cai", "Lâm Thượng commune, Lào Cai province"),
        ("đặc khu Vân Đồn", "Vân Đồn special zone"),
        ("huyện Cẩm Khê (cũ), Phú Thọ", "former Cẩm Khê district, Phú Thọ"),
        ("Chi hội phụ nữ thôn Nà Kéo", "Women's branch of Nà Kéo village"),
        ("chi hội phụ nữ khu phố 3", "the women's branch of neighbourhood 3"),
        ("Hội LHPN xã Lâm Thượng", "Women's Union of Lâm Thượng commune"),
        ("UBND tỉnh Phú Thọ", "People's Committee of Phú Thọ province"),
        ("Huế", "Huế"),
        ("", ""),
    ],
)
def test_english_turns_the_kind_and_leaves_the_proper_name(name: str, english: str) -> None:
    with translation.override("vi"):
        assert told(name) == name
    with translation.override("en"):
        assert told(name) == english


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Hộ kinh doanh Bếp Cốm Nà Kéo", "Bếp Cốm Nà Kéo"),
        ("Tổ hợp tác Vịt bầu Lâm Thượng", "THT Vịt bầu Lâm Thượng"),
        ("HTX Măng sạch Lâm Thượng", "HTX Măng sạch Lâm Thượng"),
        ("Bếp bánh Nà Hốc", "Bếp bánh Nà Hốc"),
    ],
)
def test_a_stall_goes_by_its_name_without_the_form_of_business(name: str, short: str) -> None:
    assert stall(name) == short
