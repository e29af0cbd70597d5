"""How a figure is written: 36000000000 đồng, more than → "hơn 36 tỷ đồng"; always with its source and year."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.snippets import Figure, Qualifier
from shop.core.formats import is_vietnamese
from shop.core.money import NBSP
from shop.core.names import told

BILLION = Decimal(10) ** 9
MILLION = Decimal(10) ** 6
MONEY = "đồng"


@dataclass(frozen=True)
class Tile:
    """What components/figure_tile.html shows."""

    qualifier: str
    number: str
    unit: str
    name: str
    source: str
    place: str
    year: str


def tile_of(figure: Figure) -> Tile:
    scale, scale_word = _scale(figure)
    year = str(figure.year) if figure.year else _("year not given")
    return Tile(
        qualifier=_qualifier(figure),
        number=_number(figure, scale),
        unit=f"{scale_word} {_measure(figure)}".strip(),
        name=figure.name_vi if is_vietnamese() or not figure.name_en else figure.name_en,
        source=f"{told(figure.place)} · {_source(figure)}, {year}",
        place=told(figure.place),
        year=year,
    )


def _qualifier(figure: Figure) -> str:
    return {
        Qualifier.MORE_THAN: _("more than"),
        Qualifier.NEARLY: _("nearly"),
        Qualifier.RANGE: pgettext("range", "from"),
    }.get(Qualifier(figure.qualifier), "")


def _scale(figure: Figure) -> tuple[Decimal, str]:
    if not figure.measure_vi.startswith(MONEY):
        return Decimal(1), ""
    if figure.value >= BILLION:
        return BILLION, _("billion")
    if figure.value >= MILLION:
        return MILLION, _("million")
    return Decimal(1), ""


def _number(figure: Figure, scale: Decimal) -> str:
    numbers = [_written(figure.value / scale)]
    if figure.value_max is not None:
        numbers.append(_written(figure.value_max / scale))
    joined = pgettext("range", " to ").join(numbers)
    return f"{joined}%" if figure.measure_vi == "%" else joined


def _written(value: Decimal) -> str:
    text = f"{value.normalize():,f}"
    if is_vietnamese():
        text = text.translate(str.maketrans(",.", ".,"))
    return text


def _measure(figure: Figure) -> str:
    if figure.measure_vi == "%":
        return ""
    measure = figure.measure_vi if is_vietnamese() or not figure.measure_en else figure.measure_en
    return measure.replace(" ", NBSP)


def _source(figure: Figure) -> str:
    if figure.demonstration:
        return _("demonstration figures")
    return _("Local press") if figure.source == "Báo địa phương" else figure.source
