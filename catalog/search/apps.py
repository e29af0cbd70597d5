"""Fork of Oscar's search app; haystack is never imported (STACK 3)."""

from oscar.core.application import OscarConfig


class SearchConfig(OscarConfig):
    name = "catalog.search"
    label = "search"
    namespace = "search"

    def ready(self) -> None:
        from catalog.search import indexing  # noqa: F401  # its task is known from the start

    def get_urls(self) -> list:
        from catalog.search.urls import urlpatterns

        return self.post_process_urls(urlpatterns)
