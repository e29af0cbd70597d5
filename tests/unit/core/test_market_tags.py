"""Pictograms, pictures, ways and controls, as templates write them."""

import pytest
from django import forms
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from shop.core import paging, pictures


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pictures._known.clear()


def drawn(source: str, path: str = "/", language: str = "vi", headers: dict | None = None, **context: object) -> str:
    request = RequestFactory().get(path, headers=headers)
    with translation.override(language):
        return Template("{% load market %}" + source).render(RequestContext(request, context))


def test_the_sprite_holds_each_symbol_once_and_only_those_asked_for() -> None:
    page = drawn('{% sprite %}{% icon "basket" %}{% icon "basket" %}{% icon "star" "icon--full" %}{% endsprite %}')

    assert page.index('<symbol id="i-basket"') < page.index('<use href="#i-basket"/>')
    assert page.count("<symbol ") == 2
    assert '<svg class="icon icon--full" aria-hidden="true"><use href="#i-star"/></svg>' in page


def test_a_part_included_alone_with_only_still_reaches_the_sprite() -> None:
    page = drawn(
        "{% sprite %}{% include part only %}{% endsprite %}", part=Template('{% load market %}{% icon "leaf" %}')
    )

    assert '<symbol id="i-leaf"' in page


def test_without_a_sprite_the_symbol_is_drawn_in_place() -> None:
    assert "<path" in drawn('{% icon "vouch" %}')
    assert "<path" in Template('{% load market %}{% sprite %}{% icon "vouch" %}{% endsprite %}').render(Context())


def test_a_misspelt_pictogram_fails_loudly() -> None:
    with pytest.raises(KeyError):
        drawn('{% icon "elephant" %}')


def test_a_picture_without_copies_shows_its_original() -> None:
    page = drawn('{% picture "products/a.webp" %}')

    assert 'src="/media/products/a.webp"' in page
    assert "srcset" not in page
    assert 'width="1000" height="1000" loading="lazy"' in page


def test_a_picture_with_copies_offers_all_that_are_there() -> None:
    for width in (320, 480):
        default_storage.save(f"w{width}/products/a.webp", ContentFile(b"x"))

    page = drawn('{% picture "products/a.webp" alt=alt sizes="46vw" lazy=False %}', alt='"Măng" & cốm')

    assert 'srcset="/media/w320/products/a.webp 320w, /media/w480/products/a.webp 480w" sizes="46vw"' in page
    assert 'alt="&quot;Măng&quot; &amp; cốm"' in page
    assert "loading" not in page


def test_a_browser_that_saves_data_gets_the_narrowest() -> None:
    for width in (320, 480, 960):
        default_storage.save(f"w{width}/products/a.webp", ContentFile(b"x"))

    page = drawn('{% picture "products/a.webp" %}', headers={"Save-Data": "on"})

    assert 'src="/media/w320/products/a.webp"' in page
    assert "960" not in page


def test_no_picture_is_a_calm_ground() -> None:
    page = drawn('{% picture "" alt="Măng" %}')

    assert page.startswith('<span class="nopic nopic--4">')
    assert "<img" not in page


def test_ways_carry_the_language_of_the_page() -> None:
    assert drawn('{% at "/gio-hang/" %}') == "/gio-hang/"
    assert drawn('{% at "/gio-hang/" %}', language="en") == "/en/gio-hang/"


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("/", "vi", "/en/"),
        ("/san-pham/com/", "vi", "/en/san-pham/com/"),
        ("/tim-kiem/?q=m%C4%83ng&page=2", "vi", "/en/tim-kiem/?q=m%C4%83ng&amp;page=2"),
        ("/en/", "en", "/"),
        ("/en/san-pham/com/", "en", "/san-pham/com/"),
        ("/english-tea/", "vi", "/en/english-tea/"),
    ],
)
def test_the_same_page_in_the_other_language(path: str, language: str, other: str) -> None:
    assert drawn("{% other_language_url %}", path=path, language=language) == other


def test_a_page_may_name_its_own_address_in_the_other_language() -> None:
    assert drawn("{% other_language_url %}", path="/tin-tuc/a/", language_url="/en/news/a/") == "/en/news/a/"


def test_the_section_one_is_in_is_marked_in_both_languages() -> None:
    assert drawn('{% current "/san-pham/" "/tim-kiem/" %}', path="/en/tim-kiem/") == ' aria-current="page"'
    assert drawn('{% current "/san-pham/" %}', path="/so-lieu/") == ""


class OneField(forms.Form):
    phone = forms.CharField(help_text="Mười chữ số")
    province = forms.ChoiceField(choices=[("01", "Hà Nội")])


def test_a_control_is_tied_to_its_hint_and_its_error() -> None:
    form = OneField({"phone": "", "province": "01"})

    page = drawn('{% control form.phone inputmode="tel" autocomplete="" %}', form=form)

    assert 'class="input"' in page
    assert 'aria-describedby="id_phone-hint id_phone-error"' in page
    assert 'aria-invalid="true"' in page
    assert 'inputmode="tel"' in page
    assert "autocomplete" not in page


def test_a_select_wears_its_arrow() -> None:
    assert drawn("{% control form.province %}", form=OneField()).startswith('<span class="select"><select')


@pytest.mark.parametrize(
    ("number", "total", "row"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 20, [1, 2, None, 20]),
        (4, 20, [1, 2, 3, 4, 5, None, 20]),
        (5, 20, [1, None, 4, 5, 6, None, 20]),
        (20, 20, [1, None, 19, 20]),
    ],
)
def test_page_numbers_show_the_ends_the_neighbours_and_honest_gaps(number: int, total: int, row: list) -> None:
    assert paging.steps(number, total) == row
