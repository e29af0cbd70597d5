"""Which published text speaks of which product: written at publishing, so that a product page finds its stories."""

from django.db import models


class Mention(models.Model):
    article = models.ForeignKey("cms.ArticlePage", on_delete=models.CASCADE, related_name="mentions")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "product"], name="one_mention_of_a_product")]

    def __str__(self) -> str:
        return f"{self.article_id} speaks of {self.product_id}"
