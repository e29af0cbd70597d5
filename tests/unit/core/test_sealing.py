"""What is sealed is read with its key alone, and keys can be changed in turn."""

import pytest
from cryptography.fernet import InvalidToken

from shop.core.sealing import seal, unseal


def test_what_is_sealed_does_not_show_and_opens_again(settings) -> None:
    settings.FIELD_KEYS = ["first-key"]

    sealed = seal("bí mật")

    assert "bí mật" not in sealed
    assert unseal(sealed) == "bí mật"


def test_an_older_key_still_opens_and_a_foreign_one_does_not(settings) -> None:
    settings.FIELD_KEYS = ["first-key"]
    sealed = seal("bí mật")

    settings.FIELD_KEYS = ["second-key", "first-key"]
    assert unseal(sealed) == "bí mật"

    settings.FIELD_KEYS = ["second-key"]
    with pytest.raises(InvalidToken):
        unseal(sealed)
