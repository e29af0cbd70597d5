"""Oscar's addresses want a country; we send within Vietnam. Reversible."""

from django.db import migrations


def add_vietnam(apps, schema_editor):
    apps.get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="VN",
        defaults={
            "iso_3166_1_a3": "VNM",
            "iso_3166_1_numeric": "704",
            "printable_name": "Việt Nam",
            "name": "Việt Nam",
            "is_shipping_country": True,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("purchases", "0001_initial"), ("address", "0007_useraddress_code")]

    operations = [migrations.RunPython(add_vietnam, migrations.RunPython.noop)]
