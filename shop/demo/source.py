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


def copy_pictures() -> None:
    """Originals to the media folder; their three widths are the worker's affair."""
    for folder in ("products", "sellers", "home", "groups", "stories"):
        shutil.copytree(PICTURES / folder, Path(settings.MEDIA_ROOT) / folder, dirs_exist_ok=True)
