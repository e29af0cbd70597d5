"""What travels packed, and what does not."""

import gzip
from pathlib import Path

import pytest
from django.test import Client

PACKED = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.mark.django_db
def test_a_page_and_its_styles_travel_packed(client: Client) -> None:
    page = client.get("/san-pham/", **PACKED)
    styles = client.get("/static/css/components/common.css", **PACKED)

    assert page.headers["Content-Encoding"] == "gzip"
    assert "<h1" in gzip.decompress(page.content).decode()
    assert styles.headers["Content-Encoding"] == "gzip"
    body = b"".join(styles.streaming_content)
    assert gzip.decompress(body) == Path("static/css/components/common.css").read_bytes()


@pytest.mark.django_db
def test_a_picture_travels_as_it_is(client: Client) -> None:
    icon = client.get("/static/oscar/img/ui/black.png", **PACKED)

    assert icon.status_code == 200
    assert "Content-Encoding" not in icon.headers
