"""Puts the demonstration market together, in the order that each part needs the ones before."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import transaction

from catalog.places.models import Commune
from catalog.search import indexing
from catalog.search.engine import EngineFailed
from catalog.search.stories.indexing import rebuild_stories
from cms.demo import load_stories
from sellers.models import Shop
from shop.core.tasks import enqueue_pictures
from shop.demo import source
from shop.demo.categories import load_categories
from shop.demo.delivery import load_delivery
from shop.demo.goods import load_goods
from shop.demo.scenes import play_scenes
from shop.demo.shops import load_shops
from shop.demo.units import load_people, load_units
from shop.demo.vouchers import load_vouchers


def is_loaded() -> bool:
    return Shop.objects.filter(demonstration=True).exists()


def load_market(say: Callable[[str], object]) -> None:
    """All or nothing in the database; pictures and the index follow, and may be repeated."""
    with transaction.atomic():
        if not Commune.objects.exists():
            call_command("import_places", verbosity=0)
        units = load_units()
        people = load_people(units)
        shops = load_shops(units, people)
        load_delivery(shops)
        categories = load_categories()
        goods = load_goods(shops, categories)
        load_vouchers(shops)
        stories = load_stories(source.FOLDER, people["bien"])
        play_scenes(units, people, categories)
    enqueue_pictures(source.copy_pictures())
    _index_goods(say)
    rebuild_stories()
    say(
        f"{len(goods)} products of {len(shops)} sellers, {stories} stories, "
        f"{len(units)} units of the Union, {len(people)} accounts."
    )


def _index_goods(say: Callable[[str], object]) -> None:
    """A search server that is away keeps no market closed: the embedded engine answers for it."""
    try:
        indexing.rebuild()
    except EngineFailed as error:
        say(f"The search server is away, the embedded engine answers until `manage.py reindex`: {error}")
