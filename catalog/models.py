"""Oscar's catalogue models; ours differ only in where a page lies (CONTRACT, Addresses)."""

from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct


class Product(AbstractProduct):
    class Meta(AbstractProduct.Meta):
        pass

    def get_absolute_url(self) -> str:
        return reverse("catalogue:detail", kwargs={"product_slug": self.parent.slug if self.is_child else self.slug})


class Category(AbstractCategory):
    class Meta(AbstractCategory.Meta):
        pass

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category", kwargs={"category_slug": self.slug})


from oscar.apps.catalogue.models import *  # noqa: E402, F403
