"""Pictures are served by the program in the demonstration, and by the web server in front elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> str:
    folder = Path(project.MEDIA_ROOT) / "products"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "com.webp").write_bytes(b"RIFF")
    return "/media/products/com.webp"


def test_the_demonstration_serves_its_pictures(client: Client, settings: Any, picture: str) -> None:
    settings.DEMO = True

    answer = client.get(picture)

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"RIFF"


def test_elsewhere_the_program_serves_none(client: Client, picture: str) -> None:
    assert client.get(picture).status_code == 404


@pytest.mark.parametrize("name", ["9" * 400, "a%00b", "../../manage.py", "khong-co.webp"])
def test_a_name_that_no_disk_holds_is_not_found(client: Client, settings: Any, name: str) -> None:
    settings.DEMO = True

    assert client.get(f"/media/{name}").status_code in (400, 404)
