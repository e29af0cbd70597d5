"""Reading a Vietnamese tax code (mã số thuế) as people write it."""

import re

from django.utils.translation import gettext as _

from shop.core.errors import DomainError

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
BETWEEN = re.compile(r"[\s.\-–]")


class NotATaxCode(DomainError):
    def __init__(self, message: str) -> None:
        super().__init__("not_a_tax_code", message)


def read_tax_code(typed: str, *, of_company: bool) -> str:
    """Figures alone; 13 of them as `0100109106-001`, the way it is printed.

    A company has 10 figures, its branch 13; a person since 01-07-2025 her personal number of 12 (Circular
    86/2024/TT-BTC), or still an old code of 10. The tenth figure is a checksum: 10 minus the weighted sum of the nine
    before it modulo 11 (the rule of python-stdnum's `vn.mst`, FIELD 2.3); twelve figures carry none.
    Raises NotATaxCode with the reason.
    """
    figures = BETWEEN.sub("", typed)
    if not figures.isascii() or not figures.isdecimal():
        raise NotATaxCode(_("A tax code has figures only, for example 0100109106."))
    if len(figures) == 12 and not of_company:
        return figures
    if len(figures) == 12:
        raise NotATaxCode(_("Twelve figures are a person's number. A company's tax code has 10, a branch's 13."))
    if len(figures) not in (10, 13):
        text = _("A tax code has 10 or 13 figures, a personal number 12; this has %(count)s.")
        raise NotATaxCode(text % {"count": len(figures)})
    if not _sums_up(figures) or figures.endswith("000", 10):
        raise NotATaxCode(_("A figure of this tax code is mistyped. Please compare it with the paper."))
    return figures if len(figures) == 10 else f"{figures[:10]}-{figures[10:]}"


def _sums_up(figures: str) -> bool:
    total = sum(weight * int(figure) for weight, figure in zip(WEIGHTS, figures, strict=False))
    return figures[2:9] != "0000000" and 10 - total % 11 == int(figures[9])
