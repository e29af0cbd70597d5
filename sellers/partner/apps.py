"""Fork of Oscar's partner app: other behaviour, the same columns."""

from oscar.apps.partner.apps import PartnerConfig as Upstream


class PartnerConfig(Upstream):
    name = "sellers.partner"
