"""The files of the demonstration market, and where its pictures lie."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER = Path(__file__).parent / "data"
PICTURES = FOLDER / "pictures"


@cache
def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


# What buyers see first is narrowed first.
PICTURE_FOLDERS = ("home", "groups", "products", "sellers", "stories")


def copy_pictures() -> list[str]:
    """Originals to the media folder; returns their paths there. Their three widths are the worker's affair."""
    paths = []
    for folder in PICTURE_FOLDERS:
        shutil.copytree(PICTURES / folder, Path(settings.MEDIA_ROOT) / folder, dirs_exist_ok=True)
        paths += [f"{folder}/{file.name}" for file in sorted((PICTURES / folder).glob("*.webp"))]
    return paths
