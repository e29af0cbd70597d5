"""The editors' room: who has a key to it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from cms.models import ArticlePage
from cms.services import give_editor_access
from sellers.models import Appointment, Level, Office, Unit
from shop.accounts.models import User
from shop.core import clock
from tests.factories.articles import draft_text, paragraph
from tests.people import person


@pytest.fixture(autouse=True)
def nothing_remembered(index: SearchEngine) -> None:
    """An index of its own, so that no goods of another test are shown; nothing counted before is remembered."""
    cache.clear()


@pytest.fixture
def built_index() -> Callable[[], int]:
    return rebuild


@pytest.fixture
def cam_khe(union: Unit) -> Unit:
    union.refresh_from_db()
    return union.add_child(code="cam-khe", name="Hội LHPN xã Cẩm Khê", level=Level.COMMUNE, search_key="cam khe")


@pytest.fixture
def tin(cam_khe: Unit) -> User:
    """Editor of another unit."""
    editor = person("tin", "Hà Thị Tín")
    Appointment.objects.create(person=editor, unit=cam_khe, office=Office.EDITOR, held_from=date(2025, 7, 1))
    return editor


@pytest.fixture
def draft(lam_thuong: Unit, bien: User) -> ArticlePage:
    """bien's own text, not yet sent in."""
    return draft_text(lam_thuong, "Bản thảo bếp măng", paragraph("Chỉ biên tập Lâm Thượng được đọc."), by=bien)


def at_her_desk(editor: User) -> Client:
    """A browser in which an editor has come in, with her second step given."""
    give_editor_access(editor)
    browser = Client()
    browser.force_login(editor)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": clock.now().timestamp(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(editor.pk)
    session.save()
    assert browser.get("/cms/").status_code == 200
    return browser


def written(title: str, unit: Unit, *paragraphs: str, **facts: object) -> dict:
    """What the editor's form sends."""
    return nested_form_data(
        {
            "title": title,
            "slug": "",
            "kind": "role-model",
            "date": "2026-11-21",
            "unit": unit.pk,
            "summary": "",
            "caption": "",
            "title_en": "",
            "summary_en": "",
            "search_description": "",
            "body": streamfield([("paragraph", text) for text in paragraphs]),
            "comments": inline_formset([]),
            **facts,
        }
    )
