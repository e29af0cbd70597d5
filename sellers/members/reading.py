"""From rows of a file to entries of the register: each cell cleaned, each branch found in the tree, each fault told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from sellers.members import cleaning
from sellers.members.columns import Line
from sellers.units.models import Unit
from shop.core.phones import NotAPhone
from shop.core.text import sort_key


class Remark(TypedDict):
    """A sentence about one row, for the officer who sent the file. `code` is for programs."""

    row: int
    code: str
    message: str


class RowRefused(Exception):
    """This row is left out; the others are not touched by it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Entry:
    row: int
    full_name: str
    search_key: str
    sort_key: str
    birth_year: int | None
    branch_id: int
    position: str
    joined_as_written: str
    joined_on: date | None
    phone: str
    card_number: str


@dataclass
class Remarks:
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)

    def reject(self, row: int, code: str, message: str) -> None:
        self.rejected.append(Remark(row=row, code=code, message=message))

    def warn(self, row: int, code: str, message: str) -> None:
        self.warnings.append(Remark(row=row, code=code, message=message))


class Branches:
    """The branches a file may name, by their own village name; its marks decide where two fold to the same."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_key: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            self._by_key[cleaning.branch_key(unit.name)].append(unit)

    def named(self, written: str) -> Unit:
        """Raises RowRefused."""
        if not written:
            raise RowRefused("unknown_branch", _("The branch is missing."))
        found = self._by_key.get(cleaning.branch_key(written), [])
        if len(found) > 1:
            spelling = cleaning.branch_spelling(written)
            found = [unit for unit in found if cleaning.branch_spelling(unit.name) == spelling] or found
        if not found:
            raise RowRefused("unknown_branch", _("No branch here is called “%(name)s”.") % {"name": written})
        if len(found) > 1:
            raise RowRefused("ambiguous_branch", _("Several branches may be meant by “%(name)s”.") % {"name": written})
        return found[0]


def entries_of(lines: Iterable[Line], branches: Branches, remarks: Remarks) -> list[Entry]:
    entries = []
    for line in lines:
        try:
            entries.append(_entry(line, branches, remarks))
        except RowRefused as refused:
            remarks.reject(line.row, refused.code, refused.message)
    return entries


def _entry(line: Line, branches: Branches, remarks: Remarks) -> Entry:
    name = cleaning.name_of(line["full_name"])
    if not name:
        raise RowRefused("bad_name", _("The name is missing or holds no letters."))
    branch = branches.named(cleaning.text_of(line["branch"], 160))
    if cleaning.looks_like_a_formula(line["full_name"]):
        remarks.warn(
            line.row, "formula_like", _("The name looks like a formula. It is kept as plain text: look at it.")
        )
    joined_as_written, joined_on = _joined(line, remarks)
    return Entry(
        row=line.row,
        full_name=name,
        search_key=cleaning.search_key(name),
        sort_key=" ".join(sort_key(name))[:200],
        birth_year=_birth_year(line, remarks),
        branch_id=branch.pk,
        position=cleaning.text_of(line["position"], 80),
        joined_as_written=joined_as_written,
        joined_on=joined_on,
        phone=_phone(line, remarks),
        card_number=cleaning.card_of(line["card"]),
    )


def _birth_year(line: Line, remarks: Remarks) -> int | None:
    try:
        return cleaning.birth_year_of(line["birth_year"])
    except ValueError as unread:
        remarks.warn(
            line.row, "bad_birth_year", _("“%(written)s” is no birth year. It is left empty.") % {"written": unread}
        )
        return None


def _joined(line: Line, remarks: Remarks) -> tuple[str, date | None]:
    try:
        return cleaning.joined_of(line["joined"])
    except ValueError:
        written = cleaning.text_of(line["joined"], 20)
        remarks.warn(
            line.row,
            "bad_date",
            _("“%(written)s” is no day she can have joined. Only the words are kept.") % {"written": written},
        )
        return written, None


def _phone(line: Line, remarks: Remarks) -> str:
    try:
        return cleaning.phone_of(line["phone"])
    except NotAPhone as refused:
        written = cleaning.text_of(line["phone"], 60)
        remarks.warn(
            line.row,
            "bad_phone",
            _("The phone “%(written)s” is left out. %(why)s") % {"written": written, "why": refused.message},
        )
        return ""
