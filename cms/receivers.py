"""Wagtail announces, a service acts: one line each."""

from typing import Any

from cms.pages.article import ArticlePage
from cms.services import note_publication


def on_published(sender: type, instance: ArticlePage, **kwargs: Any) -> None:
    note_publication(instance)
