"""Provinces and communes for an address form, by today's names and by those people still use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalog.places.models import Commune, FormerCommune, Province
from shop.core.text import fold

MOST_FOUND = 12
MOST_NAMES, MOST_DISTRICTS = 4, 2  # a label has little room
KINDS = ("xa ", "phuong ", "thi tran ", "dac khu ")
KINDS_WRITTEN = ("xã ", "phường ", "thị trấn ")


@dataclass(frozen=True)
class PlaceFound:
    """A commune of today that a typed name may mean, and the former name it was found by (empty: its own)."""

    commune: Commune
    formerly: str = ""


def provinces() -> QuerySet[Province]:
    return Province.objects.all()


def communes_in(province_code: str) -> QuerySet[Commune]:
    """Empty for a province that does not exist."""
    return Commune.objects.filter(province_id=province_code)


def communes_named(typed: str) -> list[PlaceFound]:
    """Communes meant by "Mai Sơn" or "Mai Sơn, Lục Yên, Yên Bái": a name, then what it lay in, as far as it was typed.

    Today's names first, then former ones, whole names before parts; at most twelve, each commune once. Two queries.
    """
    parts = [_bare(fold(part)) for part in typed.split(",") if part.strip()]
    if not parts or len(parts[0]) < 2:
        return []
    name, *around = parts
    found = {
        place.pk: (_distance(place.search_key, name), PlaceFound(place))
        for place in Commune.objects.filter(search_key__contains=name).select_related("province")
        if _lies_in(around, place.province.search_key)
    }
    for former in FormerCommune.objects.filter(search_key__contains=name).select_related("commune__province"):
        lay_in = f"{fold(former.district)} {fold(former.province_name)} {former.commune.province.search_key}"
        if not _lies_in(around, lay_in):
            continue
        rank = _distance(_bare(former.search_key), name) + 1
        if former.commune_id not in found or found[former.commune_id][0] > rank:
            label = f"{former.name}, {former.district}, {former.province_name}"
            found[former.commune_id] = (rank, PlaceFound(former.commune, label))
    best = sorted(found.values(), key=lambda ranked: (ranked[0], ranked[1].commune.search_key))
    return [place for _rank, place in best[:MOST_FOUND]]


def former_names(codes: Iterable[str]) -> dict[str, str]:
    """By code: what a commune of today was called until 30 June 2025, with district and province, as a sentence's part.

    Carriers and neighbours still go by those names (FIELD 5.2). In Vietnamese: that is what stands on signs. One query.
    """
    rows = FormerCommune.objects.filter(commune_id__in=list(codes)).order_by("-is_default", "former_code")
    around: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        district = f"{_small(row.district)}, {_small(row.province_name)}"
        around.setdefault(row.commune_id, {}).setdefault(district, []).append(_small(row.name))
    return {code: _formerly(districts) for code, districts in around.items()}


def commune_with_province(code: str) -> Commune | None:
    return Commune.objects.select_related("province").filter(pk=code).first()


def _formerly(districts: dict[str, list[str]]) -> str:
    told = [", ".join([*_kinds_once(_few(names)), district]) for district, names in districts.items()]
    return _("formerly %(names)s") % {"names": "; ".join(told[:MOST_DISTRICTS])}


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= MOST_NAMES else [*names[:MOST_NAMES], "…"]


def _kinds_once(names: list[str]) -> list[str]:
    """`xã Lâm Thượng, Mai Sơn`: the kind is said again only where it changes."""
    told, before = [], ""
    for name in names:
        kind = next((kind for kind in KINDS_WRITTEN if name.startswith(kind)), "")
        told.append(name.removeprefix(kind) if kind and kind == before else name)
        before = kind
    return told


def _small(name: str) -> str:
    """`xã Mai Sơn`: inside a sentence the kind begins small."""
    return name[:1].lower() + name[1:]


def _bare(key: str) -> str:
    """A folded name without its kind: `xa mai son` is `mai son`."""
    for kind in KINDS:
        if key.startswith(kind):
            return key.removeprefix(kind)
    return key


def _distance(key: str, name: str) -> int:
    """0 the whole name, 2 its beginning, 4 somewhere in it. Former names come one step later."""
    if key == name:
        return 0
    return 2 if key.startswith(name) else 4


def _lies_in(around: list[str], key: str) -> bool:
    return all(part in key for part in around)
