"""The house rules that a machine can check. Each has a control: a few lines that break it and are seen to."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.house import doors, size, words
from tests.house.sources import ROOMS, ROOT, Rule, Source, all_code, product_code, source

EVERYWHERE: list[Rule] = [size.long_file, size.vague_name, words.vendor_past_its_door]
IN_THE_PRODUCT: list[Rule] = [
    size.long_function,
    size.many_parameters,
    words.catches_everything,
    words.time_past_the_clock,
    words.float_beside_money,
    words.reads_environment,
    words.own_signal,
    doors.string_past_a_door,
]
# (rule, path of a file that does not exist, code that breaks it, code that does not)
CONTROLS: list[tuple[Rule, str, str, str]] = [
    (size.long_file, "cms/blocks.py", "x = 1\n" * 301, "x = 1\n" * 300),
    (size.long_function, "cms/blocks.py", "def f():\n" + "  x = 1\n" * 40, "def f():\n" + "  x = 1\n" * 39),
    (size.many_parameters, "cms/blocks.py", "def f(a, b, c, *, d, e, f): 0", "def f(self, a, b, c, *, d, e): 0"),
    (size.vague_name, "sellers/utils.py", "", ""),
    (size.vague_name, "shop/helpers/fees.py", "", ""),
    (words.catches_everything, "cms/x.py", "try: 0\nexcept Exception: 0", "try: 0\nexcept ValueError: 0"),
    (words.catches_everything, "cms/x.py", "try: 0\nexcept: 0", "try: 0\nexcept (KeyError, OSError): 0"),
    (words.vendor_past_its_door, "shop/payment/services.py", "import stripe", "import segno"),
    (
        words.vendor_past_its_door,
        "catalog/search/engine.py",
        "def f():\n  from elasticsearch.dsl import Q",
        "import json",
    ),
    (words.vendor_past_its_door, "catalog/search/views.py", "from haystack.query import SQ", ""),
    (words.time_past_the_clock, "sellers/x.py", "a = timezone.now()", "a = clock.now()"),
    (words.time_past_the_clock, "sellers/x.py", "a = datetime.now(tz)", "a = datetime(2026, 1, 1)"),
    (words.time_past_the_clock, "sellers/x.py", "a = datetime.date.today()", "a = clock.today()"),
    (words.float_beside_money, "shop/shipping/fees.py", "rate = 0.1", "rate = 1"),
    (words.float_beside_money, "catalog/x.py", "each = price_dong / 3", "each = price_dong // 3"),
    (words.float_beside_money, "catalog/x.py", "off = self.price * 0.9", "file = folder / 'prices.json'"),
    (words.float_beside_money, "catalog/x.py", "x = float(total)", "x = float(weight)"),
    (words.reads_environment, "shop/payment/x.py", "key = os.environ['KEY']", "key = settings.KEY"),
    (words.own_signal, "sellers/x.py", "sold = Signal()", "sold = 1"),
    (words.own_signal, "sellers/x.py", "from wagtail.signals import page_published", "import wagtail"),
    (doors.string_past_a_door, "sellers/listings/models.py", "f('order.Order')", "f('catalogue.Product')"),
    (doors.string_past_a_door, "catalog/x.py", "get_model('sellers', 'Shop')", "get_model('places', 'Commune')"),
    (doors.string_past_a_door, "cms/x.py", "get_class('basket.forms', 'F')", "get_class('catalogue.forms', 'F')"),
    (doors.string_past_a_door, "shop/order/x.py", "get_model('cms', 'Home')", "get_model('order', 'Line')"),
    (doors.string_past_a_door, "sellers/units/models.py", "FK('sellers.SellerOrder')", "FK('sellers.Unit')"),
    (doors.string_past_a_door, "shop/core/x.py", "apps.get_model('sellers.Shop')", "apps.get_model('auth.Group')"),
]


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_all_code_keeps(rule: Rule) -> None:
    assert faults(rule, all_code()) == []


@pytest.mark.parametrize("rule", IN_THE_PRODUCT, ids=lambda rule: rule.__name__)
def test_the_product_keeps(rule: Rule) -> None:
    assert faults(rule, product_code()) == []


@pytest.mark.parametrize(("rule", "path", "bad", "good"), CONTROLS)
def test_each_rule_can_fail(rule: Rule, path: str, bad: str, good: str) -> None:
    assert list(rule(source(textwrap.dedent(bad), path)))

    good_path = "sellers/listings/fees.py" if rule is size.vague_name else path
    assert list(rule(source(textwrap.dedent(good), good_path))) == []


def test_every_rule_has_a_control() -> None:
    assert {rule for rule, *_ in CONTROLS} == {*EVERYWHERE, *IN_THE_PRODUCT}


def test_the_backward_knowledge_is_only_what_is_listed() -> None:
    order_line = source("f('order.Line')", "sellers/orders/models.py")
    basket = source("f('basket.Basket')", "sellers/orders/models.py")

    assert list(doors.string_past_a_door(order_line)) == []
    assert list(doors.string_past_a_door(basket))


def test_no_model_of_ours_overrides_save() -> None:
    assert [model.__qualname__ for model in apps.get_models() if _is_ours(model) and overrides_save(model)] == []


def test_an_overridden_save_would_be_seen() -> None:
    class Quiet:
        pass

    class Loud:
        def save(self) -> None: ...

    assert [overrides_save(Quiet), overrides_save(Loud)] == [False, True]


def test_each_package_has_its_readme() -> None:
    assert list(size.without_readme(packages())) == []


def test_a_package_without_readme_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "ROOT", tmp_path)

    assert list(size.without_readme(iter([tmp_path]))) == [". has no README.md"]


def packages() -> Iterator[Path]:
    """Every folder of Python that is a room of its own; Django's fixed folders are no rooms."""
    for room in ROOMS:
        for init in sorted((ROOT / room).rglob("__init__.py")):
            if not {"migrations", "management", "templatetags"} & set(init.parts):
                yield init.parent


def overrides_save(model: type) -> bool:
    return "save" in vars(model)


def faults(rule: Rule, files: tuple[Source, ...]) -> list[str]:
    return [fault for file in files for fault in rule(file)]


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.split(".")[0] in ROOMS
