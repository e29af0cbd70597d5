"""Refusals when a shop says how it sends; the terms in force stay."""

from django.utils.translation import gettext as _

from shop.core.errors import DomainError


class TermsRefused(DomainError):
    @classmethod
    def no_way(cls) -> "TermsRefused":
        return cls("no_way", _("Choose at least one way of sending."))

    @classmethod
    def no_day(cls) -> "TermsRefused":
        return cls("no_day", _("Choose at least one weekday on which you send."))

    @classmethod
    def no_run(cls) -> "TermsRefused":
        return cls("no_run", _("Say on which weekday the cooperative's run leaves."))

    @classmethod
    def nowhere(cls) -> "TermsRefused":
        return cls("nowhere", _("Say which places you bring it to yourself, or send to by coach."))

    @classmethod
    def not_hers(cls) -> "TermsRefused":
        return cls("not_hers", _("Only who keeps the shop says how it sends."))
