"""Secrets at rest: sealed with the first of FIELD_KEYS, opened with any, so that keys can be changed in turn."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography's InvalidToken where none of the keys fits or the text was altered."""
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    """A key of the settings is any long random text; Fernet wants 32 bytes."""
    digests = [hashlib.sha256(key.encode()).digest() for key in settings.FIELD_KEYS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
