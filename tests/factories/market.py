"""The demonstration's goods as search documents, made without a database."""

from collections.abc import Iterator
from datetime import date

from catalog.search.document import CategoryName, Document, Place, Size, Stars
from catalog.search.sources import SellerFacts
from shop.core.text import slug
from shop.demo import source


def goods() -> Iterator[Document]:
    sellers = {row["id"]: row["name"] for row in source.read("sellers.json")["sellers"]}
    english = source.read("english.json")["categories"]
    for key, row in enumerate(source.read("catalogue.json")["products"], 1):
        sizes = row["variants"] or [{**row, "label": ""}]
        yield Document(
            key=key,
            slug=row["id"],
            title=row["title_vi"],
            title_en=row["title_en"],
            sizes=tuple(Size(each["label"], each["price_vnd"], each["stock"], each["net_weight_g"]) for each in sizes),
            categories=tuple(CategoryName(slug(name), name, english[name]) for name in row["category_path"]),
            province=Place(slug(row["province"]), row["province"], "tỉnh"),
            commune=Place(row["commune_id"], row["commune"], row["commune_type"]),
            former_province=row["former_province"] or "",
            seller=SellerFacts(row["seller_id"], sellers[row["seller_id"]], date(2028, 6, 2), True),
            stars=_stars(row["ocop"]),
            tags=tuple(row["tags"]),
            season=tuple(row["season_months"] or ()),
            text="\n".join(filter(None, [row["description_vi"], row["summary_vi"], row["culture_note"]])),
            text_en=row["description_en"],
            unit=row["unit"],
            by_weight=True,
        )


def _stars(paper: dict | None) -> Stars | None:
    if not paper or not paper["stars"]:
        return None
    return Stars(paper["stars"], date.fromisoformat(paper["issued"]), date.fromisoformat(paper["expires"]))
