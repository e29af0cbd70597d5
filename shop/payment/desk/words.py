"""A line of the queue in plain words: what it is, and what she can do with it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shop.bank.models import BankTransaction
from shop.core import clock, formats
from shop.core.desks import Row, Tag
from shop.core.formats import dong

Why, State = BankTransaction.Why, BankTransaction.State


def explained(line: BankTransaction) -> str:
    """Why it waits, and where its money is."""
    sentences = {
        Why.NO_CODE: _("The memo holds no code of the market, so no order is known."),
        Why.UNKNOWN_CODE: _("The memo holds a code that no order has: it may be mistyped, or not ours."),
        Why.SEVERAL_ORDERS: _("The memo names several orders, and the sum is not what they cost together."),
        Why.LIKE_ANOTHER: _("Another source has told of the same sum on the same day: it may be the same money."),
        Why.OUTGOING: _("Money that left the account."),
        Why.OTHER_ACCOUNT: _("It came into another account than the market's."),
        Why.TOLD_BEFORE: _("Another source has told of this money; there it counts."),
        Why.BY_PERSON: _("Put aside by a person."),
    }
    if line.state == State.NEW:
        return _("It came a moment ago and is being matched.")
    return sentences.get(Why(line.why), "") if line.why else ""


def advised(line: BankTransaction) -> str:
    """What she can do now."""
    if not line.waits:
        return ""
    if line.why == Why.LIKE_ANOTHER:
        return _("Compare the two. Nothing is booked until you say whether it is the same money.")
    if line.why == Why.SEVERAL_ORDERS:
        return _("Share the sum among the orders, or send it back. Until then it lies in suspense.")
    return _("Find the order and give it the money, or send it back. Until then it lies in suspense; nothing is lost.")


def rows_of(lines: Any) -> list[Row]:
    return [_row(line) for line in lines]


def _row(line: BankTransaction) -> Row:
    short = {
        Why.NO_CODE: Tag(_("No code"), "time"),
        Why.UNKNOWN_CODE: Tag(_("Unknown code"), "time"),
        Why.SEVERAL_ORDERS: Tag(_("Several orders"), "time"),
        Why.LIKE_ANOTHER: Tag(_("Perhaps told twice"), "bad"),
    }
    tags = [short[Why(line.why)]] if line.why in short else []
    return Row(
        name=dong(line.amount_dong),
        url=reverse("finance:line", kwargs={"pk": line.pk}),
        age=formats.age(line.posted_at),
        late=is_late(line),
        what=line.memo_raw or _("(no words)"),
        tags=[*tags, Tag(str(BankTransaction.Provider(line.provider).label))],
    )


def is_late(line: BankTransaction) -> bool:
    """Somebody has been waiting for an answer for more than a day."""
    return line.waits and (clock.now() - line.received_at).days >= 1
