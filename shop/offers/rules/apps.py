"""Fork of Oscar's offer app: other behaviour, the same columns."""

from oscar.apps.offer.apps import OfferConfig as Upstream


class OfferConfig(Upstream):
    name = "shop.offers.rules"
