"""The demonstration's texts: they come once, whole, and let their editors in."""

import pytest
from django.test import Client

from cms.demo import load_stories
from cms.models import ArticlePage, Figure, HomePage, Mention, Picture
from sellers.models import Shop, Unit
from shop.accounts.models import User
from shop.demo.source import FOLDER
from tests.factories.goods import put_on_sale
from tests.unit.cms.conftest import at_her_desk

pytestmark = pytest.mark.django_db


def test_texts_of_the_units_that_are_there_come_with_figures_and_pictures(
    client: Client, lam_thuong: Unit, cam_khe: Unit, bien: User
) -> None:
    assert load_stories(FOLDER, bien) == 16

    assert Figure.objects.count() == 56
    assert Figure.objects.get(code="lt-council").value.normalize().as_tuple().digits == (3, 8, 5)
    assert Picture.objects.count() == 29
    story = ArticlePage.objects.get(slug="chuyen-bep-mang-tu-ganh-cho-phien-den-don-hang")
    assert (story.owner, story.summary) == (bien, "“Trước tôi chỉ lo bán cho hết, giờ tôi lo làm cho đều.”")
    assert HomePage.objects.get(locale__language_code="en").parts[0].value["picture"].alt_en.startswith("Illustration")
    assert bien.groups.exists()
    page = client.get("/guong-dien-hinh/chuyen-bep-mang-tu-ganh-cho-phien-den-don-hang/").content.decode()
    assert "Nhân vật và lời nói trong bài là minh họa" in page
    assert 'width="1200" height="675"' in page


def test_loading_again_adds_nothing_and_keeps_what_editors_changed(lam_thuong: Unit, bien: User) -> None:
    load_stories(FOLDER, bien)
    ArticlePage.objects.filter(slug__startswith="chuyen-bep-mang").update(title="Sửa rồi")
    before = [model.objects.count() for model in (ArticlePage, Figure, Picture)]

    assert load_stories(FOLDER, bien) == 0

    assert [model.objects.count() for model in (ArticlePage, Figure, Picture)] == before
    assert ArticlePage.objects.filter(title="Sửa rồi").count() == 1


def test_a_story_names_the_products_that_are_there(lam_thuong: Unit, hoa_shop: Shop, bien: User) -> None:
    product = put_on_sale(hoa_shop, "Măng khô Lâm Thượng")

    load_stories(FOLDER, bien)

    assert set(Mention.objects.values_list("product_id", flat=True)) == {product.pk}


def test_editors_find_a_text_by_its_title_without_marks(lam_thuong: Unit, bien: User) -> None:
    load_stories(FOLDER, bien)
    desk = at_her_desk(bien)

    for words in ("bếp măng", "bep mang"):
        assert "Chuyện bếp măng" in desk.get("/cms/pages/search/", {"q": words}).content.decode(), words
