"""No page of words takes an address of the market."""

import pytest

from cms.addresses import reserved_slugs
from cms.models import HomePage, PlainPage
from shop.accounts.models import User

pytestmark = pytest.mark.django_db


def form_for(title: str, slug: str, person: User) -> object:
    home = HomePage.objects.get(locale__language_code="vi")
    form_class = PlainPage.get_edit_handler().get_form_class()
    facts = {"title": title, "slug": slug, "body-count": "0", "search_description": ""}
    facts |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return form_class(facts, instance=PlainPage(), parent_page=home, for_user=person)


@pytest.mark.parametrize("slug", ["san-pham", "gio-hang", "cms", "en", "don-vi", "static", "tai-khoan", "api"])
def test_an_address_of_the_market_is_refused_in_a_clear_sentence(mai: User, slug: str) -> None:
    assert slug in reserved_slugs()
    form = form_for("Trang", slug, mai)

    assert form.errors["slug"] == [
        f"“{slug}” là địa chỉ của chính chợ; trang mang tên ấy sẽ không ai mở được. Chị chọn tên khác."
    ]


def test_a_title_that_folds_to_such_an_address_is_refused_too(mai: User) -> None:
    assert "slug" in form_for("Giỏ hàng", "", mai).errors


def test_another_address_is_taken(mai: User) -> None:
    form = form_for("Đường đi chợ", "", mai)

    assert "slug" not in form.errors
    assert form.cleaned_data["slug"] == "duong-di-cho"
