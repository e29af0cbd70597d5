"""Bringing a unit's register in: read, matched with what is known, written in one transaction."""

from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from sellers import access
from sellers.members.columns import Line, lines_of
from sellers.members.errors import NotYourRegister
from sellers.members.matching import Register
from sellers.members.models import Member, RegisterImport
from sellers.members.reading import Branches, Entry, Remarks, RowRefused, entries_of
from sellers.units.models import Unit
from sellers.units.selectors import branches_beneath
from shop.accounts.models import User
from shop.core import audit, clock
from shop.core.locks import lock_row
from shop.core.names import told
from shop.core.sheets import sheets_of

TOLD_BY_A_ROW: tuple[str, ...] = (
    "full_name",
    "search_key",
    "sort_key",
    "birth_year",
    "branch_id",
    "position",
    "joined_as_written",
    "joined_on",
    "phone",
    "card_number",
)
AT_ONCE = 5_000  # values in one IN list: SQLite stops at 32,766


@dataclass
class Outcome:
    """What came, or in a dry run would come, of each row. created + updated + unchanged + rejected = rows."""

    rows: int
    created: list[Member] = field(default_factory=list)
    updated: dict[int, set[str]] = field(default_factory=dict)
    unchanged: int = 0
    remarks: Remarks = field(default_factory=Remarks)
    written: RegisterImport | None = None

    def as_json(self) -> dict[str, Any]:
        """The form of CONTRACT.md."""
        return {
            "rows": self.rows,
            "created": len(self.created),
            "updated": len(self.updated),
            "unchanged": self.unchanged,
            "rejected": self.remarks.rejected,
            "warnings": self.remarks.warnings,
        }


def read_register(file: BinaryIO) -> list[Line]:
    """The members' rows of a file. Outside any transaction: a large file takes seconds. Raises UnreadableFile."""
    return lines_of(sheets_of(file))


@transaction.atomic
def import_register(lines: list[Line], *, unit: Unit, by: User, file_name: str, dry_run: bool = False) -> Outcome:
    """Bring the rows into the register of `unit`; broken rows are told and left out, the rest is written.

    The same file again changes nothing. A dry run tells the same and writes nothing. Raises NotYourRegister.
    """
    # Read anew under the lock: two files at once would both miss what the other adds, and tree paths move.
    unit = lock_row(Unit.objects.all(), unit.pk)
    if not access.may_import(by, unit):
        raise NotYourRegister(
            "not_your_register",
            _("Only an officer of %(unit)s or above brings in its register.") % {"unit": told(unit.name)},
        )
    outcome = Outcome(rows=len(lines))
    entries = entries_of(lines, Branches(branches_beneath(unit)), outcome.remarks)
    known = list(Member.objects.filter(branch__path__startswith=unit.path))
    _match(entries, Register(known, _cards_elsewhere(entries, unit)), outcome)
    if not dry_run:
        _write(outcome, known, RegisterImport(unit=unit, imported_by=by, file_name=file_name[:255]))
    return outcome


def _cards_elsewhere(entries: list[Entry], unit: Unit) -> set[str]:
    cards = sorted({entry.card_number for entry in entries if entry.card_number})
    elsewhere = Member.objects.exclude(branch__path__startswith=unit.path)
    return {
        card
        for start in range(0, len(cards), AT_ONCE)
        for card in elsewhere.filter(card_number__in=cards[start : start + AT_ONCE]).values_list(
            "card_number", flat=True
        )
    }


def _match(entries: list[Entry], register: Register, outcome: Outcome) -> None:
    told_in: dict[int, int] = {}  # which row spoke of this woman first, by identity: new ones have no key yet
    for entry in entries:
        try:
            member = register.find(entry)
        except RowRefused as refused:
            outcome.remarks.reject(entry.row, refused.code, refused.message)
            continue
        if member is None:
            member = Member(**{name: getattr(entry, name) for name in TOLD_BY_A_ROW})
            outcome.created.append(member)
        elif id(member) in told_in:
            _repeat(member, entry, told_in[id(member)], outcome)
        elif changed := _take_over(member, entry):
            outcome.updated[member.pk] = changed
        else:
            outcome.unchanged += 1
        told_in.setdefault(id(member), entry.row)
        register.learn(member)


def _repeat(member: Member, entry: Entry, first_row: int, outcome: Outcome) -> None:
    """A second row about the same woman may fill a gap; it overrules nothing the first has said."""
    outcome.unchanged += 1
    filled = _take_over(member, entry, only_gaps=True)
    added = _("It only fills what was missing there.") if filled else _("It adds nothing.")
    sentence = _("Row %(row)s is about the same woman.") % {"row": first_row}
    outcome.remarks.warn(entry.row, "repeated", f"{sentence} {added}")
    if filled and member.pk:
        if member.pk not in outcome.updated:
            outcome.unchanged -= 1
        outcome.updated.setdefault(member.pk, set()).update(filled)


def _take_over(member: Member, entry: Entry, only_gaps: bool = False) -> set[str]:
    """Write what the row tells onto the member; what it leaves out is kept. Returns the fields that changed."""
    changed = set()
    for name in TOLD_BY_A_ROW:
        told, known = getattr(entry, name), getattr(member, name)
        if told in ("", None) or told == known or (only_gaps and known not in ("", None)):
            continue
        if name == "joined_as_written" and (entry.joined_on == member.joined_on or only_gaps):
            continue  # the same day in another style
        setattr(member, name, told)
        changed.add(name)
    return changed


def _write(outcome: Outcome, known: list[Member], written: RegisterImport) -> None:
    counts = outcome.as_json()
    written.imported_at = clock.now()
    written.created, written.updated, written.unchanged = counts["created"], counts["updated"], counts["unchanged"]
    written.rejected, written.warnings = counts["rejected"], counts["warnings"]
    written.save()
    for member in outcome.created:
        member.first_import = written
    Member.objects.bulk_create(outcome.created)
    changed = [member for member in known if member.pk in outcome.updated]
    if changed:
        Member.objects.bulk_update(changed, [name.removesuffix("_id") for name in TOLD_BY_A_ROW], batch_size=100)
    outcome.written = written
    audit.record(
        "register.imported",
        written,
        by=written.imported_by,
        unit=written.unit.code,
        created=counts["created"],
        updated={str(pk): sorted(fields) for pk, fields in outcome.updated.items()},
        rejected=len(counts["rejected"]),
    )
