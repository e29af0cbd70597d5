"""Goods of two sellers, the market's account, and the browsers of those who buy and who match money."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sellers.models import Shop
from shop.payment.attempts.models import Payment
from shop.payment.books import faults
from shop.payment.transfer_codes import offer_code
from tests.factories.bank import ACCOUNT, CASSO_KEY, SEPAY_KEY
from tests.factories.goods import put_on_sale
from tests.factories.payments import unpaid
from tests.factories.places import commune_of
from tests.people import sign_in


@pytest.fixture
def com(hoa_shop: Shop) -> Any:
    return put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=96_000, stock=5)


@pytest.fixture
def mang(sen_shop: Shop) -> Any:
    return put_on_sale(sen_shop, "Măng khô Lâm Thượng", price=185_000, stock=20)


@pytest.fixture
def mang_ot(sen_shop: Shop) -> Any:
    return put_on_sale(sen_shop, "Măng ớt ngâm mắc mật", price=55_000, stock=10)


@pytest.fixture
def places(db: None) -> None:
    """Where these tests send to."""
    for name in ("Hoàn Kiếm", "Ba Chẽ", "Lâm Thượng"):
        commune_of(name)


@pytest.fixture
def shopper(client: Client, com: Any, mang: Any) -> Client:
    """A guest with goods of two sellers."""
    for product in (com, mang):
        client.post("/gio-hang/them/", {"product": product.pk, "quantity": 1})
    return client


@pytest.fixture
def record_of() -> Any:
    return lambda product: product.stockrecords.get()


@pytest.fixture
def books_agree(db: None) -> Iterator[None]:
    """Whatever a test did to money: in the end tables and books say the same."""
    yield
    assert faults() == []


@pytest.fixture
def bank_account(settings: Any) -> str:
    """The market takes transfers, and hears of them from both services. Wrong guesses of other tests are forgotten."""
    cache.clear()
    settings.BANK_BIN, settings.BANK_ACCOUNT, settings.BANK_ACCOUNT_NAME = "970405", ACCOUNT, "CHO PHIEN"
    settings.SEPAY_API_KEY, settings.CASSO_SECRET = SEPAY_KEY, CASSO_KEY
    return ACCOUNT


@pytest.fixture
def file_of_bank() -> Any:
    return lambda text: SimpleUploadedFile("sao-ke.csv", text.encode())


@pytest.fixture
def payment(com: Any, mai: Any) -> Payment:
    """Mai's, to be transferred by the code on her page."""
    payment = unpaid((com, 1), by=mai)
    offer_code(payment)
    return payment


@pytest.fixture
def other(mang: Any, binh: Any) -> Payment:
    return unpaid((mang, 1), by=binh)


@pytest.fixture
def hers(client: Client, mai: Any) -> Client:
    """Mai's browser."""
    client.force_login(mai)
    return client


@pytest.fixture
def desk(tien: Any) -> Client:
    """Finance at work."""
    return sign_in(Client(), tien)
