"""The demonstration's texts, figures and pictures, and its editors let in. Safe to run twice: what is there stays."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from oscar.core.loading import get_model
from wagtail.models import Collection
from wagtail.search.backends import get_search_backend

from cms.mentions import Mention
from cms.pages.article import ArticlePage, Kind
from cms.pages.home import HomePage
from cms.pages.shelves import SHELVES
from cms.pictures import Picture
from cms.services import give_editor_access
from cms.snippets import Figure
from sellers.access import EDITORS
from sellers.models import Appointment, Unit
from shop.accounts.models import User
from shop.core.clock import VIETNAM

HERO = "home/hero-highland-market.webp"
SIZES = {"stories": (1200, 675), "home": (1600, 640)}
# The articles that the figures come from name a place; this is the unit that answers for it today.
UNIT_OF_FIGURES = {
    "lt": "lam-thuong",
    "ck": "cam-khe",
    "bc": "ba-che",
    "md": "mong-duong",
    "qn": "quang-ninh",
    "hue": "hue",
}
MEASURES_EN = {
    "buổi": "sessions", "chi hội": "branches", "cuộc thi": "contest", "câu lạc bộ": "clubs", "công trình": "works",
    "em": "children", "gia đình": "families", "hộ": "households", "hội thi": "contests", "lượt người": "attendances",
    "lớp": "classes", "mô hình": "models", "người": "people", "nhà": "houses", "nhóm": "groups", "tuyến": "roads",
    "tổ": "groups", "tờ": "leaflets", "xã": "communes", "đồng": "đồng", "đồng/năm": "đồng a year", "km": "km", "%": "%",
}  # fmt: skip


@transaction.atomic
def load_stories(folder: Path, by: User | None = None) -> int:
    """Texts, figures and rows of pictures from `folder` (stories.json, figures.json, pictures/alt.json).

    Units and products have to be there; the picture files are copied by the caller. `by` becomes the texts' owner.
    Returns how many texts came.
    """
    figures = _load_figures(_read(folder / "figures.json")["figures"])
    pictures = _load_pictures(_read(folder / "pictures" / "alt.json"))
    rows = _read(folder / "stories.json")["stories"]
    made = _load_articles(rows, figures, pictures, by)
    _hang_hero(pictures.get(HERO))
    for post in Appointment.objects.held_now().filter(office__in=EDITORS).select_related("person"):
        give_editor_access(post.person, by=by)
    return made


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def _load_figures(rows: list[dict]) -> dict[str, Figure]:
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=UNIT_OF_FIGURES.values())}
    known = set(Figure.objects.values_list("code", flat=True))
    new = [_figure(row, units) for row in rows if row["id"] not in known]
    Figure.objects.bulk_create(new)
    figures = {figure.code: figure for figure in Figure.objects.filter(code__in=[row["id"] for row in rows])}
    _index(Figure, [figures[figure.code] for figure in new])
    return figures


def _figure(row: dict, units: dict[str, Unit]) -> Figure:
    return Figure(
        code=row["id"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        value=row["value"],
        value_max=row["value_max"],
        measure_vi=row["unit"],
        measure_en=MEASURES_EN.get(row["unit"], ""),
        qualifier=row["qualifier"],
        union_unit=units.get(UNIT_OF_FIGURES[row["id"].split("-")[0]]),
        place=row["place"],
        year=row["year"],
        source="Báo địa phương",
        source_file=row["seed_file"],
    )


def _load_pictures(alt: dict[str, dict]) -> dict[str, Picture]:
    """Rows over files that lie in the media folder already, by path."""
    wanted = {path: words for path, words in alt.items() if path.split("/")[0] in SIZES}
    there = set(Picture.objects.filter(file__in=wanted).values_list("file", flat=True))
    root = Collection.get_first_root_node()
    new = [_picture(path, words, root) for path, words in wanted.items() if path not in there]
    Picture.objects.bulk_create(new)
    pictures = {picture.file.name: picture for picture in Picture.objects.filter(file__in=wanted)}
    _index(Picture, [pictures[picture.file.name] for picture in new])
    return pictures


def _picture(path: str, words: dict, collection: Collection) -> Picture:
    width, height = SIZES[path.split("/")[0]]
    sentence = words["vi"].removeprefix("Tranh minh họa: ").rstrip(".")
    return Picture(
        title=f"{sentence[:1].upper()}{sentence[1:]}"[:255],
        file=path,
        width=width,
        height=height,
        description=words["vi"][:255],
        alt_en=words["en"][:255],
        credit="Tranh minh họa của bản trình diễn",
        collection=collection,
    )


def _load_articles(rows: list[dict], figures: dict, pictures: dict, by: User | None) -> int:
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={row["unit_id"] for row in rows})}
    products = _products(rows)
    there = set(ArticlePage.objects.values_list("slug", flat=True))
    shelf_of = {kind: model.objects.get(locale__language_code="vi") for model in SHELVES for kind in model.kinds}
    new = []
    for row in sorted(rows, key=lambda row: row["date"]):
        if row["id"] in there or row["unit_id"] not in units:
            continue
        article = _article(row, units[row["unit_id"]], pictures)
        article.owner = by
        article.body = json.dumps(_body(row, figures, products), ensure_ascii=False)
        shelf = shelf_of[Kind(row["kind"])]
        shelf.add_child(instance=article)
        new.append(article)
    Mention.objects.bulk_create(
        [Mention(article=article, product_id=pk) for article in new for pk in article.product_ids()]
    )
    return len(new)


def _article(row: dict, unit: Unit, pictures: dict[str, Picture]) -> ArticlePage:
    written = datetime.combine(date.fromisoformat(row["date"]), time(8), tzinfo=VIETNAM)
    return ArticlePage(
        title=row["title_vi"],
        draft_title=row["title_vi"],
        slug=row["id"],
        kind=row["kind"],
        unit=unit,
        date=date.fromisoformat(row["date"]),
        summary=_lead(row),
        title_en=row["title_en"],
        summary_en=row["summary_en"],
        picture=pictures.get(f"stories/{row['id']}.webp"),
        caption="Tranh minh họa.",
        contains_demo_people=row["contains_demo_people"],
        source=", ".join(row["seed_files"]),
        live=True,
        first_published_at=written,
        last_published_at=written,
        latest_revision_created_at=written,
    )


def _lead(row: dict) -> str:
    """Her own words where she speaks, else the first sentence."""
    quotes = [block["text"] for block in row["body"] if block["type"] == "quote"]
    if quotes:
        return f"“{quotes[0]}”"
    paragraphs = [block["text"] for block in row["body"] if block["type"] == "paragraph"]
    sentence, dot, _rest = paragraphs[0].partition(". ") if paragraphs else ("", "", "")
    return f"{sentence}{dot.strip()}"[:300]


def _body(row: dict, figures: dict[str, Figure], products: dict[str, int]) -> list[dict]:
    blocks = []
    for number, block in enumerate(row["body"]):
        value = _value(f"{row['id']}/{number}", block, figures, products)
        blocks.append({"type": block["type"], "value": value, "id": _key(f"{row['id']}/{number}")})
    return blocks


def _value(key: str, block: dict, figures: dict[str, Figure], products: dict[str, int]) -> Any:
    match block["type"]:
        case "quote":
            return {"text": block["text"], "attribution": block["attribution"], "illustrative": block["demo"]}
        case "list":
            return _items(key, block["items"])
        case "figures":
            return _items(key, [figures[code].pk for code in block["figure_ids"] if code in figures])
        case "products":
            known = [products[slug] for slug in block["product_ids"] if slug in products]
            return {"title": "", "products": _items(key, known)}
        case "gallery":
            return {"pictures": [], "caption": block["caption"]}
        case _:
            return block["text"]


def _items(key: str, values: Iterable[Any]) -> list[dict]:
    return [{"type": "item", "value": value, "id": _key(f"{key}/{number}")} for number, value in enumerate(values)]


def _key(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"demo/{name}"))


def _products(rows: list[dict]) -> dict[str, int]:
    slugs = {slug for row in rows for block in row["body"] for slug in block.get("product_ids", ())}
    Product = get_model("catalogue", "Product")
    return dict(Product.objects.filter(slug__in=slugs, parent=None).values_list("slug", "pk"))


def _hang_hero(picture: Picture | None) -> None:
    """A picture for the head of both home pages, unless an editor has hung one."""
    for home in HomePage.objects.all() if picture else ():
        for block in home.parts:
            if block.block_type == "hero" and not block.value["picture"]:
                block.value["picture"] = picture
                home.save(update_fields=["parts"])


def _index(model: type, rows: list) -> None:
    """Rows written in bulk announce nothing: tell Wagtail's search here."""
    backend = get_search_backend()
    backend.get_index_for_model(model).add_items(model, rows)
