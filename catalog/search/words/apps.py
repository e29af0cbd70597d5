"""Words that searching knows, edited by operators while the market runs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchWordsConfig(AppConfig):
    name = "catalog.search.words"
    label = "search_words"
    verbose_name = _("Words for searching")
    default_auto_field = "django.db.models.BigAutoField"
