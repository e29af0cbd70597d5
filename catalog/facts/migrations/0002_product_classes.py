"""Two classes of product: goods that travel, and services that people come to. Reversible."""

from django.db import migrations


def add_classes(apps, schema_editor):
    ProductClass = apps.get_model("catalogue", "ProductClass")
    for slug, name, travels in (("hang-hoa", "Hàng hóa", True), ("dich-vu", "Dịch vụ", False)):
        ProductClass.objects.get_or_create(
            slug=slug, defaults={"name": name, "requires_shipping": travels, "track_stock": True}
        )


class Migration(migrations.Migration):
    dependencies = [("facts", "0001_initial"), ("catalogue", "0032_category_exclude_from_menu_category_long_description")]

    operations = [migrations.RunPython(add_classes, migrations.RunPython.noop)]
