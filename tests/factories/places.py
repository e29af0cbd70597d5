"""A few real places."""

from catalog.places.models import Commune, Province
from shop.core.text import fold

COMMUNES = {
    "Lâm Thượng": ("04309", "xã", "15", "Lào Cai", "tỉnh"),
    "Ba Chẽ": ("06970", "xã", "22", "Quảng Ninh", "thành phố"),
    "Hoàn Kiếm": ("00070", "phường", "01", "Hà Nội", "thành phố"),
}


def commune_of(name: str) -> Commune:
    code, kind, province_code, province_name, province_kind = COMMUNES[name]
    province, _ = Province.objects.get_or_create(
        code=province_code, defaults={"name": province_name, "kind": province_kind, "search_key": fold(province_name)}
    )
    commune, _ = Commune.objects.get_or_create(
        code=code, defaults={"name": name, "kind": kind, "province": province, "search_key": fold(name)}
    )
    return commune
