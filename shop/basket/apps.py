"""Fork of Oscar's basket app: other behaviour, the same columns."""

from django.urls import path
from oscar.apps.basket.apps import BasketConfig as Upstream


class BasketConfig(Upstream):
    name = "shop.basket"

    def ready(self) -> None:
        """Oscar's views are not loaded: their addresses would be second doors into the basket."""

    def get_urls(self) -> list:
        from shop.basket import views

        return self.post_process_urls(
            [
                path("", views.BasketView.as_view(), name="summary"),
                path("them/", views.AddView.as_view(), name="add"),
            ]
        )
