"""The flash sale in small, on whichever database the run has: two real processes with four threads each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from sellers.models import Shop
from tests.drills.flash_sale import Round, hold_sale, server
from tests.factories.places import commune_of

pytestmark = pytest.mark.django_db(transaction=True)
BUYERS, UNITS = 30, 4


@pytest.fixture
def sale(rivals_database: None, hoa_shop: Shop, tmp_path: Path) -> Callable[[str], Round]:
    commune_of("Hoàn Kiếm")

    def hold(application: str) -> Round:
        environment = {
            "DATABASE_URL": _address(connection.settings_dict),
            "DJANGO_SETTINGS_MODULE": "shop.settings.test",
            "SEARCH_INDEX_DIR": str(tmp_path / "search"),
        }
        with server(application, processes=2, **environment) as port:
            return hold_sale(port, BUYERS, UNITS, name="1")

    return hold


def test_as_many_orders_as_pieces_and_everybody_is_answered(sale: Callable[[str], Round]) -> None:
    done = sale("shop.wsgi:application")

    assert done.is_right, done
    assert sum(done.statuses.values()) == BUYERS


def test_control_without_the_guard_all_are_promised_the_same_pieces(sale: Callable[[str], Round]) -> None:
    done = sale("tests.drills.unguarded:application")

    assert done.orders > UNITS, "oversold: the test above can fail"


def _address(facts: dict[str, Any]) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
