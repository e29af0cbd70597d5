"""The style page stands in both languages, and only in development and the demonstration."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

PAGES = ["", "list/", "nothing/", "product/", "checkout/", "today/", "inbox/", "not-found/", "forbidden/", "broken/"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_is_drawn_without_a_query(
    client: Client, settings, django_assert_num_queries, page: str, prefix: str
) -> None:
    settings.DEMO = True
    with django_assert_num_queries(0):
        answer = client.get(f"{prefix}/_style/{page}")

    assert answer.status_code == 200
    html = answer.content.decode()
    assert f'<html lang="{"en" if prefix else "vi"}">' in html
    assert " style=" not in html
    assert "onclick" not in html


@pytest.mark.django_db
def test_the_market_itself_does_not_show_it(client: Client, settings) -> None:
    settings.DEMO = settings.DEBUG = False

    assert client.get("/_style/").status_code == 404
    assert client.get("/_style/list/").status_code == 404


@pytest.mark.django_db
def test_an_unknown_address_offers_to_search_for_it(client: Client) -> None:
    answer = client.get("/san-pham-khong-co/")

    assert answer.status_code == 404
    assert 'id="q-404"' in answer.content.decode()


@pytest.mark.django_db
def test_oscars_own_pages_ask_nothing_of_a_foreign_host(rf) -> None:
    request = rf.get("/")
    request.session = {}

    assert "https://" not in render_to_string("oscar/base.html", {}, None)
    assert "https://" not in render_to_string("oscar/layout.html", {}, request)
