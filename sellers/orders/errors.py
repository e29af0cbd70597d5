"""Refusals about a seller's part of a purchase."""

from django.utils.translation import gettext as _

from sellers.orders.models import State
from shop.core.errors import DomainError, NotAllowed


class WrongStep(DomainError):
    """The part is at another step than the deed needs: pressed twice, or somebody was quicker."""

    status = 409

    def __init__(self, state: State) -> None:
        self.state = state
        message = _("This order is already at the step “%(step)s”. Nothing was changed.") % {"step": state.label}
        super().__init__("wrong_step", message)


class NotHerOrder(NotAllowed):
    def __init__(self) -> None:
        super().__init__("not_her_order", _("Only those who keep the shop may do this."))


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("reason_missing", _("Write the reason: the buyer will read it."))
