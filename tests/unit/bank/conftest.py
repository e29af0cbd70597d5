"""The market's account, and the keys of the bank services."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.bank import ACCOUNT, CASSO_KEY, SEPAY_KEY


@pytest.fixture(autouse=True)
def account(settings: Any) -> str:
    settings.BANK_BIN, settings.BANK_ACCOUNT, settings.BANK_ACCOUNT_NAME = "970405", ACCOUNT, "CHO PHIEN"
    settings.SEPAY_API_KEY, settings.CASSO_SECRET = SEPAY_KEY, CASSO_KEY
    return ACCOUNT


@pytest.fixture
def file_of() -> Callable[..., Any]:
    return lambda content, name="sao-ke.csv": SimpleUploadedFile(
        name, content if isinstance(content, bytes) else content.encode()
    )
