"""Fork of Oscar's catalogue app: other behaviour, the same columns."""

from oscar.apps.catalogue.apps import CatalogueConfig as Upstream


class CatalogueConfig(Upstream):
    name = "catalog"
