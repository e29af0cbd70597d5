"""What is going on when the demonstration begins: the register is in, chị Đào has applied and drafted a product."""

from typing import Any

from oscar.core.loading import get_model

from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from sellers.applications.services import Details, submit_application
from sellers.members.services import import_register, read_register
from sellers.models import Kind, Listing, Shop, Unit
from shop.accounts.models import User
from shop.core import clock
from shop.core.money import to_decimal
from shop.demo import source

REGISTER = "members_lam_thuong.csv"


def play_scenes(units: dict[str, Unit], people: dict[str, User], categories: dict[tuple, Any]) -> None:
    with (source.FOLDER / REGISTER).open("rb") as file:
        lines = read_register(file)
    import_register(lines, unit=units["lam-thuong"], by=people["cuc"], file_name=REGISTER)
    shop = _apply(units, people["dao"])
    _draft(shop, people["dao"], categories)


def _apply(units: dict[str, Unit], dao: User) -> Shop:
    """Two figures of the phone differ from the register (0900 000 304), so that the officer has something to ask."""
    application = submit_application(
        dao,
        branch=units["lam-thuong-na-hoc"],
        details=Details(
            full_name=dao.full_name,
            birth_year=1985,
            phone="+84900000340",
            card_number="LT-00304",
            shop_name="Bếp bánh Nà Hốc",
            kind=Kind.HOUSEHOLD,
            will_sell="Bánh chưng gù và xôi ngũ sắc, làm tại nhà theo đơn, khoảng 50 chiếc mỗi tuần.",
        ),
    )
    shop = Shop.objects.get(application=application)
    shop.demonstration = True
    shop.save(update_fields=["demonstration"])
    return shop


def _draft(shop: Shop, dao: User, categories: dict[tuple, Any]) -> None:
    """Whole but for the Union's word: it may be published as soon as her shop opens, and not before."""
    product = get_model("catalogue", "Product").objects.create(
        slug="banh-chung-gu-na-hoc",
        upc="WUDAO1",
        title="Bánh chưng gù Nà Hốc",
        description="Gạo nếp nương, đỗ xanh và thịt lợn bản, gói lá dong, luộc mười tiếng. Làm theo đơn.",
        product_class=get_model("catalogue", "ProductClass").objects.get(slug="hang-hoa"),
        is_public=False,
    )
    category = categories[("Thực phẩm", "Bánh, kẹo, mứt", "Bánh chưng, bánh tét")]
    product.categories.add(category)
    get_model("catalogue", "ProductImage").objects.create(
        product=product, original="products/banh-chung-gu-tay.webp", display_order=0
    )
    get_model("partner", "StockRecord").objects.create(
        product=product,
        partner=shop.partner,
        partner_sku="WUDAO1",
        price=to_decimal(45_000),
        num_in_stock=30,
        num_allocated=0,
    )
    ProductFacts.objects.create(
        product=product,
        title_en="Nà Hốc humpbacked rice cake",
        summary_vi="Bánh chưng gù nhân thịt đỗ, gói lá dong, luộc củi.",
        summary_en="Rice cake with pork and mung bean, wrapped in leaves and boiled over wood.",
        description_en="Upland sticky rice, mung beans and local pork, boiled ten hours. Made to order.",
        unit="chiếc",
        net_weight=500,
        perishable=True,
        shelf_life_days=5,
        storage="Ngăn mát 2–8 °C",
        storage_en="Refrigerate at 2–8 °C",
        ingredients="Gạo nếp, đỗ xanh, thịt lợn, lá dong, muối, tiêu",
        tags=["bánh chưng", "quà Tết"],
    )
    Origin.objects.create(product=product, commune=shop.commune, former_province="Yên Bái")
    Listing.objects.create(product=product, shop=shop, drafted_by=dao, drafted_at=clock.now())
