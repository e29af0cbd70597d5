"""Wagtail announces, a service acts: one line each."""

from typing import Any

from cms.pages.article import ArticlePage
from cms.services import note_publication, note_readers, note_rewording, note_withdrawal


def on_published(sender: type, instance: ArticlePage, **kwargs: Any) -> None:
    note_publication(instance)


def on_plain_published(sender: type, instance: Any, **kwargs: Any) -> None:
    note_rewording(instance)


def on_withdrawn(sender: type, instance: Any, **kwargs: Any) -> None:
    note_withdrawal(instance)


def on_restriction(sender: type, instance: Any, **kwargs: Any) -> None:
    note_readers(instance.page)
