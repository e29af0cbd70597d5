"""Pictures in three widths."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from shop.core import pictures
from shop.core.pictures import UnreadablePicture, clean_picture, derivative_path, make_derivatives, widths_there
from shop.core.tasks import narrow_pictures


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pictures._known.clear()


def a_picture(width: int, height: int, kind: str = "JPEG", **extra: object) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height), (180, 90, 40)).save(held, kind, **extra)
    return held.getvalue()


def with_notes_of_the_camera(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A phone that tells"
    return a_picture(1200, 800, exif=exif)


def kept(name: str, data: bytes) -> str:
    return default_storage.save(name, ContentFile(data))


def test_a_copy_lies_beside_its_original_and_is_webp() -> None:
    assert derivative_path("products/mang.webp", 320) == "w320/products/mang.webp"
    assert derivative_path("products/mang.jpg", 960) == "w960/products/mang.jpg.webp"


def test_three_widths_are_made_once() -> None:
    path = kept("products/a.jpg", a_picture(1200, 900))

    assert make_derivatives(path) == [
        "w960/products/a.jpg.webp",
        "w480/products/a.jpg.webp",
        "w320/products/a.jpg.webp",
    ]
    assert make_derivatives(path) == []

    with default_storage.open("w320/products/a.jpg.webp") as copy:
        assert Image.open(copy).size == (320, 240)


def test_a_picture_is_never_made_larger() -> None:
    path = kept("sellers/small.jpg", a_picture(400, 400))

    assert make_derivatives(path) == ["w320/sellers/small.jpg.webp"]


def test_copies_carry_nothing_of_the_camera_and_stand_upright() -> None:
    path = kept("products/turned.jpg", with_notes_of_the_camera(orientation=6))

    make_derivatives(path)

    with default_storage.open("w480/products/turned.jpg.webp") as copy:
        picture = Image.open(copy)
        assert dict(picture.getexif()) == {}
        assert picture.size == (480, 720)


def test_what_somebody_sends_is_kept_without_notes_and_within_bounds() -> None:
    cleaned = Image.open(io.BytesIO(clean_picture(io.BytesIO(a_picture(3000, 1500)))))

    assert cleaned.format == "WEBP"
    assert cleaned.size == (2000, 1000)
    assert dict(Image.open(io.BytesIO(clean_picture(io.BytesIO(with_notes_of_the_camera())))).getexif()) == {}


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg onload=alert(1)>", a_picture(600, 600)[:300]])
def test_what_is_no_picture_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadablePicture) as refusal:
        clean_picture(io.BytesIO(data))

    assert refusal.value.code == "picture_unreadable"


def test_a_picture_beyond_the_bound_is_refused_before_it_is_read(monkeypatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 1000)

    with pytest.raises(UnreadablePicture) as refusal:
        clean_picture(io.BytesIO(a_picture(100, 100)))

    assert refusal.value.code == "picture_too_large"


def test_the_widths_that_are_there_are_known_as_soon_as_they_are_made() -> None:
    path = kept("products/b.webp", a_picture(1000, 1000, "WEBP"))

    assert widths_there(path) == ()
    make_derivatives(path)
    assert widths_there(path) == (320, 480, 960)


def test_once_all_widths_are_there_the_storage_is_not_asked_again(monkeypatch) -> None:
    path = kept("products/c.webp", a_picture(1000, 1000, "WEBP"))
    make_derivatives(path)
    widths_there(path)
    asked: list[str] = []
    monkeypatch.setattr(default_storage._wrapped, "exists", lambda name: asked.append(name))

    assert widths_there(path) == (320, 480, 960)
    assert asked == []


def test_one_bad_picture_stops_no_other() -> None:
    bad, good = kept("products/bad.jpg", b"no picture"), kept("products/good.jpg", a_picture(1000, 1000))

    assert narrow_pictures.call([bad, "products/lost.jpg", good]) == 3


def test_the_command_asks_for_what_lacks_copies_and_nothing_else() -> None:
    kept("products/new.jpg", a_picture(1000, 1000))
    kept("sellers/old.webp", a_picture(600, 600, "WEBP"))
    make_derivatives("sellers/old.webp")
    kept("original_images/story.jpg", a_picture(1000, 1000))
    kept("products/list.csv", b"a,b")

    assert pictures.without_copies() == ["products/new.jpg"]
    call_command("make_widths", "--now", verbosity=0)

    assert pictures.without_copies() == []
    assert not default_storage.exists("w320/original_images/story.jpg.webp")
