"""What templates ask of the market: pictograms, pictures, figures, and the ways between pages.

`{% load market %}`; each tag is thin, the work is in formats.py, pictures.py, icons.py beside it.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.core.files.storage import default_storage
from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from shop.core import clock, controls, formats, names, paging, pictures
from shop.core.icons import SYMBOLS

register = template.Library()

ASKED = "_symbols_asked"  # on the request: it reaches parts that are included without their context

register.filter("dong", formats.dong)
register.filter("vn_date", formats.date)
register.filter("vn_time", formats.time)
register.filter("phone", formats.phone)
register.filter("vn_number", formats.number)
register.filter("told", names.told)
register.filter("stall", names.stall)
register.simple_tag(formats.unit_price, name="unit_price")
register.simple_tag(paging.steps, name="page_steps")


@register.tag("sprite")
def sprite(parser: Parser, token: Token) -> Node:
    """{% sprite %}…{% endsprite %} writes, before what it holds, the symbols that were asked for inside it."""
    nodelist = parser.parse(("endsprite",))
    parser.delete_first_token()
    return SpriteNode(nodelist)


class SpriteNode(Node):
    """Draws what it holds first, so that the names asked for are known when the sprite is written."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        request = request_of(context)
        if request is None:
            return self.nodelist.render(context)
        asked: dict[str, None] = {}  # in the order of asking, each once
        setattr(request, ASKED, asked)
        content = self.nodelist.render(context)
        delattr(request, ASKED)
        symbols = "".join(f'<symbol id="i-{name}" viewBox="0 0 24 24">{SYMBOLS[name]}</symbol>' for name in asked)
        return mark_safe(f"<svg hidden>{symbols}</svg>{content}")


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, css: str = "") -> SafeString:
    """A pictogram beside a word, silent for readers.

    Outside {% sprite %} (an error page, a part sent alone) it is drawn in place.
    """
    classes = f"icon {css}".strip()
    asked = getattr(request_of(context), ASKED, None)
    if asked is None:
        return format_html(
            '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', classes, mark_safe(SYMBOLS[name])
        )
    asked.setdefault(name)
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', classes, name)


@register.simple_tag(takes_context=True)
def picture(context: Context, path: str, alt: str = "", **how: Any) -> SafeString:
    """An image in the widths that are there, else the original; without a path, a calm ground with a pictogram.

    `how`: sizes="46vw", width, height (1000 by 1000 unless told), lazy=False, fallback="user".
    """
    if not path:
        return format_html(
            '<span class="nopic nopic--{}">{}</span>', len(alt) % 5, icon(context, how.get("fallback", "basket"))
        )
    links = copies_of(str(path), narrow=saves_data(request_of(context)))
    source_set = format_html(
        ' srcset="{}" sizes="{}"', format_html_join(", ", "{} {}w", links), how.get("sizes", "100vw")
    )
    return format_html(
        '<img src="{}"{} alt="{}" width="{}" height="{}"{} decoding="async">',
        links[min(1, len(links) - 1)][0] if links else default_storage.url(str(path)),
        source_set if len(links) > 1 else "",
        alt,
        how.get("width", 1000),
        how.get("height", 1000),
        mark_safe(' loading="lazy"') if how.get("lazy", True) else "",
    )


def copies_of(path: str, *, narrow: bool) -> list[tuple[str, int]]:
    """Address and width of each copy that is there; the narrowest alone for a browser that saves data."""
    widths = pictures.widths_there(path)
    return [
        (default_storage.url(pictures.derivative_path(path, width)), width) for width in widths[: 1 if narrow else None]
    ]


@register.simple_tag
def picture_url(path: str) -> str:
    """The widest copy that is there, or the original."""
    widths = pictures.widths_there(str(path))
    return default_storage.url(pictures.derivative_path(str(path), widths[-1]) if widths else str(path))


@register.simple_tag
def at(path: str) -> str:
    """An address of the market in the language in force: {% at "/gio-hang/" %} is /en/gio-hang/ on English pages."""
    return with_language(path, translation.get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def current(context: Context, *paths: str) -> SafeString | str:
    """aria-current for a link of the main ways, when the page lies at one of `paths` or beneath it."""
    request = request_of(context)
    here = without_language(request.path) if request else ""
    return mark_safe(' aria-current="page"') if here.startswith(paths) else ""


@register.simple_tag(takes_context=True)
def other_language_url(context: Context) -> str:
    """The same page in the other language; a page that has another address there says so by `language_url`."""
    request = request_of(context)
    other = "en" if formats.is_vietnamese() else "vi"
    if context.get("language_url"):
        return str(context["language_url"])
    if request is None:
        return with_language("/", other)
    query = request.META.get("QUERY_STRING", "")
    return with_language(without_language(request.path), other) + (
        f"?{query}" if query and request.method == "GET" else ""
    )


@register.simple_tag(takes_context=True)
def here(context: Context, **changes: Any) -> str:
    """This page's address with some parameters changed, those that are None left out. `kept` in the context names all
    that its address may hold, in order; without it what came with the request is kept."""
    request = request_of(context)
    given = context.get("kept")
    params = (request.GET if given is None and request else given or QueryDict()).copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = str(value)
    return f"?{params.urlencode()}" if params else (request.path if request else "?")


@register.simple_tag
def this_month() -> int:
    return clock.today().month


@register.simple_tag
def control(field: BoundField, hint: str = "", **attributes: Any) -> SafeString:
    """The control of a form field in the market's dress, tied to its hint and its error."""
    return controls.dressed(field, attributes, hinted=bool(hint))


@register.filter
def kind_of(field: BoundField) -> str:
    """input, select, tick, choices or file: what components/field.html needs to know of a field."""
    return controls.kind(field)


@register.filter
def counting(total: int) -> range:
    """1, 2, … total."""
    return range(1, total + 1)


@register.filter
def any_chosen(values: Iterable[Any]) -> bool:
    """Whether one of the values of a filter is ticked; values are objects, or dictionaries on the style page."""
    return any(each["chosen"] if isinstance(each, dict) else each.chosen for each in values)


@register.filter
def words(text: str) -> list[str]:
    return text.split()


def request_of(context: Context) -> HttpRequest | None:
    return getattr(context, "request", None) or context.get("request")


def saves_data(request: HttpRequest | None) -> bool:
    return request is not None and request.headers.get("Save-Data", "").lower() == "on"


def without_language(path: str) -> str:
    return path[3:] if path.startswith("/en/") else path


def with_language(path: str, language: str) -> str:
    return path if language.startswith("vi") else f"/{language}{path}"
