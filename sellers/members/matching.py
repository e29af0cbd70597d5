"""Which woman of the register a row speaks of: by card number, else by phone, else by name, birth year and branch.

Two women may share name and birth year; one woman may stand in a file twice. Joining two women loses one of them, so
where cards or phones differ they stay two, and where several fit the row is refused rather than guessed.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from sellers.members.models import Member
from sellers.members.reading import Entry, RowRefused
from shop.core.text import given_name


class Register:
    """The women known so far: those of the database and those of the earlier rows."""

    def __init__(self, members: Iterable[Member], cards_elsewhere: Iterable[str]) -> None:
        self._by_card: dict[str, Member] = {}
        self._by_phone: dict[str, list[Member]] = defaultdict(list)
        self._by_name: dict[tuple[str, int], list[Member]] = defaultdict(list)
        self._cards_elsewhere = frozenset(cards_elsewhere)
        for member in members:
            self.learn(member)

    def learn(self, member: Member) -> None:
        """Remember a new woman, or what a row has told about a known one."""
        if member.card_number:
            self._by_card[member.card_number] = member
        for known, key in ((self._by_phone, member.phone), (self._by_name, (member.search_key, member.branch_id))):
            if key and not any(other is member for other in known[key]):  # type: ignore[index]
                known[key].append(member)  # type: ignore[index]

    def find(self, entry: Entry) -> Member | None:
        """Raises RowRefused when the card is another woman's, or when several women fit."""
        if entry.card_number in self._cards_elsewhere:
            raise RowRefused("card_elsewhere", _("This card number belongs to a member of another unit."))
        holder = self._by_card.get(entry.card_number) if entry.card_number else None
        if holder is not None:
            if not _may_be_her(holder, entry):
                raise RowRefused("card_conflict", _("This card number already belongs to a woman with another name."))
            return holder
        namesakes = [m for m in self._by_phone.get(entry.phone, []) if entry.phone and m.search_key == entry.search_key]
        return _only(namesakes, entry) or _only(self._by_name.get((entry.search_key, entry.branch_id), []), entry)


def _only(candidates: list[Member], entry: Entry) -> Member | None:
    fitting = [member for member in candidates if _fits(member, entry)]
    if len(fitting) > 1:
        raise RowRefused("ambiguous", _("Two women of the register fit this row. Write her card number."))
    return fitting[0] if fitting else None


def _fits(member: Member, entry: Entry) -> bool:
    """Nothing that both sides tell differs."""
    pairs = (
        (member.birth_year, entry.birth_year),
        (member.card_number, entry.card_number),
        (member.phone, entry.phone),
    )
    return all(not hers or not told or hers == told for hers, told in pairs)


def _may_be_her(holder: Member, entry: Entry) -> bool:
    """The same card: her name may have been corrected, but then her phone, or her year and given name, still agree."""
    if holder.search_key == entry.search_key or (entry.phone and holder.phone == entry.phone):
        return True
    same_year = entry.birth_year is not None and holder.birth_year == entry.birth_year
    return same_year and given_name(holder.search_key) == given_name(entry.search_key)
