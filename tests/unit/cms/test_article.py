"""A text on its page, in both languages."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from cms.figures import tile_of
from cms.models import Figure
from cms.selectors import stories_about
from sellers.models import Shop, Unit
from tests.factories.articles import draft_text, figures, goods, paragraph, publish_text
from tests.factories.goods import put_on_sale

pytestmark = pytest.mark.django_db


def test_a_story_lies_under_role_models_and_news_under_news(client: Client, lam_thuong: Unit) -> None:
    publish_text(lam_thuong, "Chuyện bếp măng", paragraph("Chị T. làm giàn sấy."))
    publish_text(lam_thuong, "Đại hội", kind="news")

    assert client.get("/guong-dien-hinh/chuyen-bep-mang/").status_code == 200
    assert client.get("/tin-tuc/dai-hoi/").status_code == 200
    assert client.get("/tin-tuc/chuyen-bep-mang/").status_code == 404
    assert client.get("/guong-dien-hinh/khong-co/").status_code == 404


def test_a_draft_is_nowhere(client: Client, lam_thuong: Unit) -> None:
    draft_text(lam_thuong, "Chưa đăng", paragraph("Chưa ai được đọc."))

    assert client.get("/guong-dien-hinh/chua-dang/").status_code == 404
    for path in ("/", "/en/", "/guong-dien-hinh/", "/tin-tuc/"):
        assert "Chưa đăng" not in client.get(path).content.decode()


def test_english_readers_get_title_and_summary_and_are_told_the_text_is_vietnamese(
    client: Client, lam_thuong: Unit
) -> None:
    publish_text(
        lam_thuong, "Chuyện bếp măng", paragraph("Chị T. làm giàn sấy."), title_en="A kitchen", summary_en="She dries."
    )

    page = client.get("/en/guong-dien-hinh/chuyen-bep-mang/").content.decode()
    shelf = client.get("/en/guong-dien-hinh/").content.decode()

    assert "<h1>A kitchen</h1>" in page
    assert "She dries." in page
    assert "This text is written in Vietnamese" in page
    assert '<div class="stack" lang="vi"><p>Chị T. làm giàn sấy.</p></div>' in page
    assert 'href="/guong-dien-hinh/chuyen-bep-mang/"' in page
    assert 'href="/en/guong-dien-hinh/chuyen-bep-mang/"' in shelf
    assert "A kitchen" in shelf


def test_a_story_costs_at_most_twelve_questions(
    client: Client, lam_thuong: Unit, hoa_shop: Shop, built_index: Callable, django_assert_max_num_queries
) -> None:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    built_index()
    figure = Figure.objects.create(
        code="lt", name_vi="Hội viên", value=3380, measure_vi="người", place="Lâm Thượng", source="Báo địa phương"
    )
    publish_text(lam_thuong, "Chuyện bếp măng", paragraph("Một."), goods(product), figures(figure))
    client.get("/guong-dien-hinh/chuyen-bep-mang/")

    with django_assert_max_num_queries(12):
        page = client.get("/guong-dien-hinh/chuyen-bep-mang/").content.decode()

    assert "Cốm Lâm Thượng</a></h3>" in page
    assert "3.380" in page
    assert "Lâm Thượng · Báo địa phương, không ghi năm" in page


def test_a_story_shows_the_price_of_today_and_a_withdrawn_product_leaves_a_quiet_line(
    client: Client, lam_thuong: Unit, hoa_shop: Shop, built_index: Callable
) -> None:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=90_000)
    publish_text(lam_thuong, "Chuyện cốm", goods(product))
    built_index()
    assert "90.000\u00a0₫" in client.get("/guong-dien-hinh/chuyen-com/").content.decode()

    product.stockrecords.update(price=95_000)
    built_index()
    assert "95.000\u00a0₫" in client.get("/guong-dien-hinh/chuyen-com/").content.decode()

    product.is_public = False
    product.save()  # the index still holds it: the rows decide
    page = client.get("/guong-dien-hinh/chuyen-com/").content.decode()
    assert "Cốm Lâm Thượng" not in page
    assert "Có 1 món nhắc tới ở đây hiện không bán." in page


def test_illustrative_people_are_said_to_be_illustrative(client: Client, lam_thuong: Unit) -> None:
    publish_text(lam_thuong, "Chuyện bếp măng", contains_demo_people=True)
    publish_text(lam_thuong, "Chị Hà", contains_demo_people=False)

    sentence = "Nhân vật và lời nói trong bài là minh họa"
    assert sentence in client.get("/guong-dien-hinh/chuyen-bep-mang/").content.decode()
    assert sentence not in client.get("/guong-dien-hinh/chi-ha/").content.decode()


def test_what_an_editor_types_stays_text(client: Client, lam_thuong: Unit) -> None:
    publish_text(lam_thuong, "<script>alert(1)</script>", paragraph('<img src=x onerror="alert(1)">'))

    page = client.get("/guong-dien-hinh/script-alert-1-script/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_sharing_carries_title_sentence_and_address(client: Client, lam_thuong: Unit, settings) -> None:
    publish_text(lam_thuong, "Chuyện bếp măng", summary="Lo làm cho đều.")

    page = client.get("/guong-dien-hinh/chuyen-bep-mang/").content.decode()

    address = f"{settings.SITE_URL.rstrip('/')}/guong-dien-hinh/chuyen-bep-mang/"
    assert f'<meta property="og:url" content="{address}">' in page
    assert '<meta property="og:description" content="Lo làm cho đều.">' in page
    assert f'data-copy="Chuyện bếp măng\n{address}"' in page


def test_a_product_finds_the_published_texts_that_speak_of_it(lam_thuong: Unit, hoa_shop: Shop) -> None:
    product, other = put_on_sale(hoa_shop, "Cốm Lâm Thượng"), put_on_sale(hoa_shop, "Bánh cốm")
    publish_text(lam_thuong, "Chuyện cốm", goods(product))
    draft_text(lam_thuong, "Chưa đăng", goods(product))

    assert [story.title for story in stories_about(product.pk)] == ["Chuyện cốm"]
    assert stories_about(product.pk)[0].url == "/guong-dien-hinh/chuyen-com/"
    assert stories_about(other.pk) == []


def test_a_product_no_longer_named_loses_the_story(lam_thuong: Unit, hoa_shop: Shop) -> None:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    story = publish_text(lam_thuong, "Chuyện cốm", goods(product))

    story.body = [paragraph("Không còn nhắc.")]
    story.save_revision().publish()

    assert stories_about(product.pk) == []


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"value": 3380, "measure_vi": "người"}, ("", "3.380", "người")),
        ({"value": 36_000_000_000, "measure_vi": "đồng", "qualifier": "more than"}, ("hơn", "36", "tỷ đồng")),
        ({"value": Decimal("9.2") * 10**9, "measure_vi": "đồng", "qualifier": "nearly"}, ("gần", "9,2", "tỷ đồng")),
        ({"value": Decimal("38.5"), "measure_vi": "%"}, ("", "38,5%", "")),
        (
            {"value": 150_000_000, "value_max": 250_000_000, "measure_vi": "đồng/năm", "qualifier": "range"},
            ("từ", "150 đến 250", "triệu đồng/năm"),
        ),
        ({"value": 2000, "measure_vi": "người", "qualifier": "more than"}, ("hơn", "2.000", "người")),
    ],
)
def test_a_figure_is_written_with_its_qualifier_and_unit(facts: dict, written: tuple[str, str, str]) -> None:
    figure = Figure(code="x", name_vi="Số", place="Lâm Thượng", source="Báo địa phương", **facts)
    tile = tile_of(figure)

    assert (tile.qualifier, tile.number, tile.unit) == written
