"""The tree of an empty database: home, shelves and information pages in both languages, instead of Wagtail's welcome.

The same on every day and machine. Not reversible: editors' texts would go with the pages.
"""

import datetime as dt
import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations

TEXTS = Path(__file__).parent.parent / "texts"
MADE_AT = dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc)
LANGUAGES = ("vi", "en")
HOME_SLUGS = {"vi": "home", "en": "home-en"}
KINDS_OF_BLOCK = {"p": "paragraph", "h": "heading", "l": "list"}


def make_pages(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    root = Page.objects.get(depth=1)
    welcome = Page.objects.filter(depth=2, slug="home", numchild=0).first()
    homes = {}
    for position, language in enumerate(LANGUAGES, start=2):
        homes[language] = _make_language(apps, language, root.path + _step(position))
    root.numchild = len(homes)
    root.save(update_fields=["numchild"])
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    site.root_page_id = homes["vi"].pk
    site.site_name = "Chợ Phiên"
    site.save()
    if welcome is not None:
        welcome.delete()


def _make_language(apps, language, path):
    Locale = apps.get_model("wagtailcore", "Locale")
    locale, _ = Locale.objects.get_or_create(language_code=language)
    words = _read("home.json")[language]
    shelves, information = _read("shelves.json"), _read("information.json")
    home = _make_page(
        apps,
        "homepage",
        slug=HOME_SLUGS[language],
        path=path,
        url_path=f"/{HOME_SLUGS[language]}/",
        key="home",
        locale=locale,
        title=words["title"],
        search_description=words["description"],
        numchild=len(shelves) + len(information),
        parts=_stream("home", words["parts"]),
    )
    children = [
        (shelf["model"], shelf["slug"], shelf[language]["title"], {"intro": shelf[language]["intro"]})
        for shelf in shelves
    ]
    children += [
        ("plainpage", text["slug"], text["title"][language], {"body": _stream(text["slug"], _body(text, language))})
        for text in information
    ]
    for position, (model, slug, title, facts) in enumerate(children, start=1):
        _make_page(
            apps,
            model,
            slug=slug,
            path=path + _step(position),
            url_path=f"{home.url_path}{slug}/",
            key=slug,
            locale=locale,
            title=title,
            **facts,
        )
    return home


def _make_page(apps, model, *, path, key, title, **facts):
    ContentType = apps.get_model("contenttypes", "ContentType")
    content_type, _ = ContentType.objects.get_or_create(app_label="cms", model=model)
    return apps.get_model("cms", model).objects.create(
        title=title,
        draft_title=title,
        content_type=content_type,
        path=path,
        depth=len(path) // 4,
        translation_key=uuid5(NAMESPACE_URL, f"cms/{key}"),
        live=True,
        first_published_at=MADE_AT,
        last_published_at=MADE_AT,
        **facts,
    )


def _body(text, language):
    return [(KINDS_OF_BLOCK[kind], value) for kind, value in text["body"][language]]


def _stream(key, blocks):
    rows = []
    for number, (kind, value) in enumerate(blocks):
        value = _items(f"{key}/{number}", value)
        rows.append({"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"cms/{key}/{number}"))})
    return json.dumps(rows, ensure_ascii=False)


def _items(key, value):
    """Lists, alone or inside a part, as Wagtail keeps them: each item with a key of its own."""
    if isinstance(value, list):
        return [
            {"type": "item", "value": item, "id": str(uuid5(NAMESPACE_URL, f"cms/{key}/{number}"))}
            for number, item in enumerate(value)
        ]
    if isinstance(value, dict):
        return {name: _items(f"{key}/{name}", part) if isinstance(part, list) else part for name, part in value.items()}
    return value


def _step(position):
    return f"{position:04d}"


def _read(name):
    return json.loads((TEXTS / name).read_text(encoding="utf-8"))


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_models"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make_pages, migrations.RunPython.noop)]
