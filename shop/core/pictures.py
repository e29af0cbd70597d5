"""Pictures in three widths: where a narrower copy lies, how it is made, and which copies are there already.

A copy of `products/x.webp` lies at `w320/products/x.webp`; an original of another kind keeps its full name and gains
`.webp`. Copies are WebP and carry nothing but the picture: no place, no camera, no date.
"""

import io
import time
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from shop.core.errors import DomainError

WIDTHS = (320, 480, 960)
QUALITY = 74
MAX_PIXELS = 50_000_000  # a phone's largest picture; more is a trap for memory
MAX_SIDE = 2000
KINDS = (".webp", ".jpg", ".jpeg", ".png")
# Copies themselves, and what Wagtail keeps and narrows by its own means.
NOT_OURS = {*(f"w{width}" for width in WIDTHS), "images", "original_images", "documents"}
LOOK_AGAIN_SECONDS = 30  # how long "not there yet" is believed
REMEMBERED = 20_000

_known: dict[str, tuple[tuple[int, ...], float]] = {}


class UnreadablePicture(DomainError):
    """The file is not a picture, is cut off, or is too large to open safely."""


def derivative_path(path: str, width: int) -> str:
    """Where the copy of `width` pixels lies, relative to the media folder."""
    name = path if path.lower().endswith(".webp") else f"{path}.webp"
    return f"w{width}/{name}"


def make_derivatives(path: str) -> list[str]:
    """Write the copies that are missing and narrower than the original, widest first; returns their paths.

    Safe to run twice. Raises UnreadablePicture, and FileNotFoundError when there is no original.
    """
    with default_storage.open(path) as source:
        picture = _opened(source)
    made = []
    for width in sorted(WIDTHS, reverse=True):
        target = derivative_path(path, width)
        if width < picture.width and not default_storage.exists(target):
            default_storage.save(target, ContentFile(_as_webp(_narrowed(picture, width))))
            made.append(target)
    _known.pop(path, None)
    return made


def clean_picture(source: IO[bytes]) -> bytes:
    """A picture that somebody sent, as WebP of at most 2000 pixels a side, upright, without what the camera wrote.

    Raises UnreadablePicture.
    """
    picture = _opened(source)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return _as_webp(picture)


def widths_there(path: str) -> tuple[int, ...]:
    """Widths of which a copy exists. No query; the storage is asked once, and again after a while if one is missing."""
    widths, until = _known.get(path, ((), 0.0))
    if until > time.monotonic():
        return widths
    widths = tuple(width for width in WIDTHS if default_storage.exists(derivative_path(path, width)))
    if len(_known) >= REMEMBERED:
        _known.clear()
    complete = len(widths) == len(WIDTHS)
    _known[path] = (widths, float("inf") if complete else time.monotonic() + LOOK_AGAIN_SECONDS)
    return widths


def without_copies() -> list[str]:
    """Originals in the media folder of which the narrowest copy is missing, in order of their paths."""
    narrowest = min(WIDTHS)
    return [path for path in _originals("") if not default_storage.exists(derivative_path(path, narrowest))]


def _originals(folder: str) -> list[str]:
    folders, files = default_storage.listdir(folder)
    found = [f"{folder}{name}" for name in sorted(files) if name.lower().endswith(KINDS)]
    for name in sorted(folders):
        if folder or name not in NOT_OURS:
            found += _originals(f"{folder}{name}/")
    return found


def _opened(source: IO[bytes]) -> Image.Image:
    try:
        picture = Image.open(source)
        if picture.width * picture.height > MAX_PIXELS:
            raise UnreadablePicture(
                "picture_too_large", _("This picture is too large to open. Send one of at most 50 million dots.")
            )
        upright = ImageOps.exif_transpose(picture)
        return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise UnreadablePicture(
            "picture_unreadable", _("This file does not open as a picture. Try a JPEG or PNG.")
        ) from error


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _as_webp(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    bare = Image.new(picture.mode, picture.size)  # a fresh picture holds no notes of the camera
    bare.paste(picture)
    bare.save(held, "WEBP", quality=QUALITY, method=4)
    return held.getvalue()
