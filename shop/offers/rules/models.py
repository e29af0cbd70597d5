"""Oscar's models for this app, unchanged columns (decision 0002)."""

from oscar.apps.offer.abstract_models import AbstractConditionalOffer


class ConditionalOffer(AbstractConditionalOffer):
    """Oscar suspends by saving the whole row as it was read, and so takes back uses counted meanwhile (TRUST, O8)."""

    def suspend(self) -> None:
        self._write_state(self.SUSPENDED)

    def unsuspend(self) -> None:
        self._write_state(self.OPEN)

    suspend.alters_data = unsuspend.alters_data = True  # type: ignore[attr-defined]

    def _write_state(self, state: str) -> None:
        type(self).objects.filter(pk=self.pk).update(status=state)
        self.status = state


from oscar.apps.offer.models import *  # noqa: E402,F403
