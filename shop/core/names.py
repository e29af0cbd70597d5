"""Names of places, of the Union's units and of sellers, as a page says them in its language.

The rows keep the Vietnamese name, which addresses and papers need; English pages turn its kind, never its proper part.
"""

import re

from shop.core.formats import is_vietnamese

KINDS = {
    "xã": "commune",
    "phường": "ward",
    "đặc khu": "special zone",
    "tỉnh": "province",
    "thành phố": "city",
    "huyện": "district",
    "thị xã": "town",
    "thị trấn": "town",
    "thôn": "village",
    "bản": "village",
    "xóm": "village",
    "ấp": "village",
    "khu": "village",
    "khu dân cư": "village",
    "phố": "neighbourhood",
    "khu phố": "neighbourhood",
    "tổ dân phố": "neighbourhood",
}
BODIES = {
    "Chi hội phụ nữ": "Women's branch of",
    "Hội LHPN": "Women's Union of",
    "Hội Liên hiệp Phụ nữ": "Women's Union of",
    "UBND": "People's Committee of",
}
COUNTRY = {"Việt Nam": "Viet Nam"}
FORMER = re.compile(r"^(?P<place>.+) \(cũ\)$")
_longest_first = sorted(KINDS, key=len, reverse=True)
_KIND = re.compile(rf"^(?P<kind>{'|'.join(_longest_first)}) (?P<name>.+)$", re.IGNORECASE)
_BODY = re.compile(rf"^(?P<body>{'|'.join(BODIES)}) (?P<where>.+)$", re.IGNORECASE)
_bodies = {vietnamese.lower(): english for vietnamese, english in BODIES.items()}
SHORT_KINDS = (("Hộ kinh doanh ", ""), ("Tổ hợp tác ", "THT "), ("Hợp tác xã ", "HTX "))


def told(name: str) -> str:
    """xã Lâm Thượng, Lào Cai · Lâm Thượng commune, Lào Cai; a unit's name likewise; anything else as it is."""
    if is_vietnamese() or not name:
        return name
    return ", ".join(_english(part) for part in str(name).split(", "))


def _english(name: str) -> str:
    body = _BODY.match(name)
    if body:
        english = f"{_bodies[body['body'].lower()]} {_english(body['where'])}"
        return english if name[0].isupper() else f"the {english[0].lower()}{english[1:]}"
    former = FORMER.match(name)
    if former:
        return f"former {_english(former['place'])}"
    place = _KIND.match(name)
    if place is None:
        return COUNTRY.get(name, name)
    kind = KINDS[place["kind"].lower()]
    return f"{kind} {place['name']}" if place["name"].isdigit() else f"{place['name']} {kind}"


def stall(name: str) -> str:
    """A seller's name beside her goods, without the form of business: Bếp Cốm Nà Kéo, THT Vịt bầu Lâm Thượng.

    Papers (receipt, slip, legal details) keep the whole name.
    """
    for whole, short in SHORT_KINDS:
        if name.startswith(whole):
            return short + name.removeprefix(whole)
    return name
