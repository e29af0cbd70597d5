"""Texts of the Union, as drafts or published, and what stands in them."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

from cms.models import ArticlePage, Kind, NewsIndex, StoryIndex
from cms.services import note_publication
from sellers.models import Unit
from shop.accounts.models import User
from shop.core import clock
from shop.core.text import slug


def paragraph(text: str) -> tuple[str, Any]:
    return "paragraph", text


def goods(*products: Any) -> tuple[str, Any]:
    return "products", {"title": "", "products": _items([product.pk for product in products])}


def figures(*rows: Any) -> tuple[str, Any]:
    return "figures", _items([row.pk for row in rows])


def draft_text(unit: Unit, title: str, *blocks: tuple[str, Any], by: User | None = None, **facts: Any) -> ArticlePage:
    """A draft with one revision by its writer, on the shelf of its kind (role models unless told)."""
    kind = Kind(facts.pop("kind", Kind.ROLE_MODEL))
    shelf = (NewsIndex if kind in NewsIndex.kinds else StoryIndex).objects.get(locale__language_code="vi")
    facts.setdefault("date", date(2026, 11, 20))
    article = ArticlePage(title=title, slug=slug(title), unit=unit, kind=kind, owner=by, live=False, **facts)
    article.body = json.dumps([{"type": kind_of, "value": value} for kind_of, value in blocks])
    shelf.add_child(instance=article)
    article.save_revision(user=by)
    return article


def publish_text(unit: Unit, title: str, *blocks: tuple[str, Any], **facts: Any) -> ArticlePage:
    article = draft_text(unit, title, *blocks, **facts)
    article.live = True
    article.first_published_at = clock.now()
    article.live_revision = article.latest_revision
    article.save(clean=False)
    note_publication(article)
    return article


def _items(values: list[Any]) -> list[dict]:
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]
