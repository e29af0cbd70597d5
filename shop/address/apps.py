"""Fork of Oscar's address app: other behaviour, the same columns."""

from oscar.apps.address.apps import AddressConfig as Upstream


class AddressConfig(Upstream):
    name = "shop.address"
