"""The road of a part, as a table: which deed leads from which states to which (DESIGN 4)."""

from dataclasses import dataclass

from sellers.orders.models import State


@dataclass(frozen=True)
class Step:
    verb: str
    start: frozenset[State]
    end: State


def _step(verb: str, *start: State, end: State) -> Step:
    return Step(verb, frozenset(start), end)


CONFIRM = _step("confirm_part", State.PLACED, end=State.CONFIRMED)
PACK = _step("pack_part", State.CONFIRMED, end=State.PACKED)
HAND_OVER = _step("hand_over_part", State.PACKED, end=State.HANDED_OVER)
DELIVER = _step("record_delivery", State.HANDED_OVER, end=State.DELIVERED)
COMPLETE = _step("complete_part", State.DELIVERED, end=State.COMPLETED)
CANCEL = _step("cancel_part", State.AWAITING, State.PLACED, State.CONFIRMED, State.PACKED, end=State.CANCELLED)
REFUSE_AT_DOOR = _step("refuse_part_at_door", State.HANDED_OVER, end=State.REFUSED_AT_DOOR)
# Returned and claim come with their own rooms.

STEPS = (CONFIRM, PACK, HAND_OVER, DELIVER, COMPLETE, CANCEL, REFUSE_AT_DOOR)

# What a buyer may still undo by herself: nothing that the seller has begun to work on.
BUYER_MAY_CANCEL = frozenset({State.AWAITING, State.PLACED})
