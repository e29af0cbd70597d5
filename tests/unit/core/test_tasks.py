"""The worker narrows pictures, and one bad file does not keep the others from it."""

from pathlib import Path

from django.conf import settings
from PIL import Image

from shop.core.pictures import derivative_path
from shop.core.tasks import enqueue_pictures


def test_pictures_are_narrowed_even_beside_a_missing_one(db: None) -> None:
    folder = Path(settings.MEDIA_ROOT) / "products"
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1000, 1000), "white").save(folder / "mang.webp")

    enqueue_pictures(["products/gone.webp", "products/mang.webp"])

    made = [Path(settings.MEDIA_ROOT) / derivative_path("products/mang.webp", width) for width in (320, 480, 960)]
    assert [Image.open(file).width for file in made] == [320, 480, 960]
