"""What an empty, migrated database serves."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_new_database_greets_in_vietnamese_and_under_en_in_english(client: Client) -> None:
    vietnamese, english = client.get("/"), client.get("/en/")

    assert vietnamese.status_code == english.status_code == 200
    assert "chi hội đứng tên xác nhận" in vietnamese.content.decode()
    assert "vouched for by name" in english.content.decode()
    assert '<html lang="vi">' in vietnamese.content.decode()
    assert '<html lang="en">' in english.content.decode()


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("tin-tuc/", "Tin Hội", "Union news"),
        ("guong-dien-hinh/", "Gương điển hình", "Role models"),
        ("hoc-so/", "Học số", "Digital lessons"),
        ("so-lieu/", "Số liệu Hội", "Union figures"),
        ("quy-che/", "Quy chế hoạt động", "Rules of the market"),
    ],
)
def test_shelves_and_information_stand_in_both_languages(
    client: Client, path: str, vietnamese: str, english: str
) -> None:
    assert f"<h1>{vietnamese}</h1>" in client.get(f"/{path}").content.decode()
    assert f"<h1>{english}</h1>" in client.get(f"/en/{path}").content.decode()


def test_the_switch_of_language_leads_to_the_same_page(client: Client) -> None:
    assert 'href="/en/tin-tuc/"' in client.get("/tin-tuc/").content.decode()
    assert 'href="/tin-tuc/"' in client.get("/en/tin-tuc/").content.decode()


def test_parts_of_the_home_page_with_nothing_to_show_are_left_out(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Vì sao tin được" in page
    assert "Những người làm ra" not in page
    assert "Chuyện sau món hàng" not in page
