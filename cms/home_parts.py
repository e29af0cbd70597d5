"""Content for the parts of the home page, in the editor's order. A part with nothing to show is left out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from cms import goods
from cms.pages.article import Kind
from cms.selectors import card_of, makers_of_the_day, place_of, published_texts

NEWEST = 12
Content = dict[str, Any]


def parts_with_content(home: Any) -> list[Content]:
    """Each with `template`, `value` and what the template shows. At most three queries besides the page's own row."""
    parts: list[Content] = []
    for block in home.parts:
        content = CONTENT_OF[block.block_type](block.value, parts)
        if content is not None:
            parts.append({"template": f"cms/home/{block.block_type}.html", "value": block.value, **content})
    return parts


def _hero(value: Any, above: list[Content]) -> Content | None:
    picture = value["picture"]
    return {"picture": picture.file.name if picture else "", "alt": picture.alt if picture else ""}


def _always(value: Any, above: list[Content]) -> Content | None:
    return {}


def _season(value: Any, above: list[Content]) -> Content | None:
    cards = goods.in_season(value["count"])
    return {"cards": cards} if cards else None


def _often(value: Any, above: list[Content]) -> Content | None:
    """A young market has not been ordered from: then the stalls are shown, and called so."""
    if cards := goods.often_ordered(value["count"]):
        return {"cards": cards, "title": value["title"]}
    seen = {card.id for part in above for card in part.get("cards", ())}
    cards = goods.on_the_stalls(value["count"], besides=seen)
    return {"cards": cards, "title": _("On the stalls today")} if cards else None


def _makers(value: Any, above: list[Content]) -> Content | None:
    makers = makers_of_the_day(value["count"])
    return {"makers": makers} if makers else None


def _story(value: Any, above: list[Content]) -> Content | None:
    """The chosen story, or the newest told about a person; then the newest texts of every kind."""
    newest = list(published_texts()[:NEWEST])
    chosen = value["story"]
    told = [text for text in newest if text.kind in (Kind.ROLE_MODEL, Kind.GOOD_DEED)]
    lead = chosen.specific if chosen and chosen.live else next(iter(told or newest), None)
    if lead is None:
        return None
    others = [text for text in newest if text.pk != lead.pk][: value["others"]]
    return {"lead": replace(card_of(lead), place=place_of(lead.unit)), "others": [card_of(text) for text in others]}


def _trust(value: Any, above: list[Content]) -> Content | None:
    return {} if value["reasons"] else None


CONTENT_OF: dict[str, Callable[[Any, list[Content]], Content | None]] = {
    "hero": _hero,
    "groups": _always,
    "season": _season,
    "makers": _makers,
    "often": _often,
    "story": _story,
    "trust": _trust,
}
