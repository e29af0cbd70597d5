"""Where she is logged in, in words she knows."""

import pytest
from django.utils import translation

from shop.accounts.templatetags.devices import device

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (ANDROID, "Chrome trên Android"),
        (IPHONE, "Safari trên iPhone"),
        (EDGE, "Edge trên Windows"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_a_device_is_told_by_browser_and_system(user_agent: str, words: str) -> None:
    with translation.override("vi"):
        assert device(user_agent) == words
