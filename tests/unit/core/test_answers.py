"""What every answer carries or says, whatever room it comes from."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import DataError
from django.test import Client, RequestFactory

from catalog.search.engine import engine_from_settings
from shop.core.middleware import DomainErrorMiddleware
from shop.core.text import clean

PUBLIC = ["/", "/san-pham/", "/tim-kiem/?q=mang", "/gian-hang/", "/tin-tuc/", "/chung-nhan/", "/khong-co/", "/quy-che/"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    engine_from_settings().replace([])


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_gets_no_cookie_no_session_and_a_page_for_herself_alone(
    client: Client, address: str, language: str
) -> None:
    answer = client.get(language + address)

    assert not answer.cookies
    assert not Session.objects.exists()
    assert answer.headers["Cache-Control"] == "private"
    assert {"Cookie", "Save-Data"} <= set(answer.headers["Vary"].split(", "))


@pytest.mark.parametrize("address", ["/don-hang/", "/ban-hang/", "/hoi/", "/tai-khoan/", "/thanh-toan/"])
def test_what_was_made_for_a_person_is_not_kept(client: Client, mai: Any, address: str) -> None:
    client.force_login(mai)

    assert "no-store" in client.get(address).headers["Cache-Control"]


def test_an_address_for_buttons_opened_by_hand_says_so(client: Client) -> None:
    answer = client.get("/ban-hang/hang/1/dang/", headers={"accept": "text/html"})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Địa chỉ này chỉ mở bằng nút bấm" in answer.content.decode()
    assert client.get("/ban-hang/hang/1/dang/", headers={"accept": "application/json"}).content == b""


@pytest.mark.parametrize(("address", "place"), [("/en/cms/", "/cms/"), ("/en/admin/", "/admin/")])
def test_desks_without_a_language_in_their_address_are_found_under_en_too(
    client: Client, address: str, place: str
) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (303, place)


def test_the_cookie_of_the_language_is_kept_from_scripts_and_strangers(client: Client) -> None:
    cookie = client.post("/i18n/setlang/", {"language": "en", "next": "//elsewhere.test/"}).cookies["django_language"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_what_the_database_cannot_hold_is_not_understood(rf: RequestFactory) -> None:
    answer = DomainErrorMiddleware(lambda request: None).process_exception(  # type: ignore[arg-type, return-value]
        rf.get("/don-hang/%00/"), DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    )

    assert answer is not None
    assert answer.status_code == 400


def test_stored_text_cannot_turn_the_direction_of_writing() -> None:
    assert clean("Hoa \u202e gnàoH\u2066 thị\u200f") == "Hoa gnàoH thị"
    assert clean("👩\u200d🌾") == "👩\u200d🌾", "joined signs stay joined"
