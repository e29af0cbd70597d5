"""Translations without GNU gettext: `compile` writes the .mo files, `check` lists what has no Vietnamese,
`extract` adds empty entries for it.

A msgid is English. Its Vietnamese stands in the locale folder of the room that says it; when the site runs all rooms'
words are one catalogue, so a msgid needs one entry in one room, and two rooms may not translate it differently.
"""

import argparse
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["shop/accounts", "shop/bank", "shop", "catalog", "sellers", "cms"]
KEYWORDS: dict = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
EMPTY_PO = r"""msgid ""
msgstr ""
"Language: vi\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"""


class Key(NamedTuple):
    """What a catalogue looks a text up by: its context, if any, and its English singular."""

    context: str | None
    text: str


class Found(NamedTuple):
    """A text that a source file says."""

    key: Key
    plural: str | None
    place: str
    room: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deed", choices=["compile", "check", "extract"])
    deed = parser.parse_args().deed
    return {"compile": compile_all, "check": check, "extract": add_missing}[deed]()


def compile_all() -> int:
    """Write each .mo that is missing or older than its .po, and beside it the English, which is the msgids themselves.

    Without the latter a library's English would win over ours: Oscar says "Cart" where we say "Basket".
    """
    for po in po_files():
        for mo, catalog_of in ((po.with_suffix(".mo"), _read), (_english_mo(po), _english)):
            if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
                mo.parent.mkdir(parents=True, exist_ok=True)
                _write_aside(mo, _mo_bytes(catalog_of(po)))
    return 0


def _english_mo(po: Path) -> Path:
    return po.parents[2] / "en" / "LC_MESSAGES" / "django.mo"


def _english(po: Path) -> Catalog:
    english = Catalog(locale="en")
    for entry in _read(po):
        if entry.id:
            english.add(entry.id, entry.id, context=entry.context)
    return english


def check() -> int:
    """Print everything that a reader of Vietnamese would miss; 1 if there is anything."""
    faults = list(all_faults())
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the translations" if faults else "Every text has its Vietnamese.")
    return 1 if faults else 0


def add_missing() -> int:
    """Add an empty entry for each untranslated text to the po file of the room that says it."""
    missing = untranslated(texts_in_sources(), merged(read_all()))
    for room, found in _by_room(missing).items():
        po = ROOT / room / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        catalog = _read(po) if po.exists() else read_po(BytesIO(EMPTY_PO.encode()), locale="vi")
        known = set(_entries(catalog))
        for text in found:
            if text.key not in known:
                ids = (text.key.text, text.plural) if text.plural else text.key.text
                catalog.add(ids, "", context=text.key.context, flags=_flags(text))
        _write_aside(po, _po_bytes(catalog))
        print(f"{po.relative_to(ROOT)}: {len(found)} entries wait for their Vietnamese")
    return 0


def all_faults() -> Iterator[str]:
    catalogs = read_all()
    for found in untranslated(texts_in_sources(), merged(catalogs)):
        yield f"{found.place}: no Vietnamese for {found.key.text!r}"
    for po, catalog in catalogs.items():
        name = po.relative_to(ROOT)
        for key, count in Counter(_raw_keys(po.read_text())).items():
            if count > 1:
                yield f"{name}: {key.text!r} stands {count} times"
        for key, entry in _entries(catalog).items():
            for fault in faults_of(entry):
                yield f"{name}: {fault}: {key.text!r}"
    yield from differing(catalogs)


def faults_of(entry: Message) -> list[str]:
    """What is wrong with one entry: fuzzy, empty, or placeholders that the English does not have."""
    if entry.fuzzy:
        return ["marked fuzzy"]
    said = _vietnamese(entry)
    if not said:
        return ["empty"]
    english = entry.id if isinstance(entry.id, tuple) else (entry.id,)
    wanted = [set(PLACEHOLDER.findall(text)) for text in english]
    if set(PLACEHOLDER.findall(said)) not in wanted:
        return ["placeholders differ from the English"]
    return []


def untranslated(texts: Iterable[Found], words: dict[Key, Message]) -> list[Found]:
    """The first place of each text that has no entry at all; an empty entry is reported by itself."""
    first: dict[Key, Found] = {}
    for found in texts:
        if found.key not in words:
            first.setdefault(found.key, found)
    return list(first.values())


def differing(catalogs: dict[Path, Catalog]) -> Iterator[str]:
    """Texts that two rooms translate differently: which one the site says would be chance."""
    said: dict[Key, dict[str, str]] = defaultdict(dict)
    for po, catalog in catalogs.items():
        for key, entry in _entries(catalog).items():
            if _vietnamese(entry):
                said[key].setdefault(_vietnamese(entry), str(po.relative_to(ROOT)))
    for key, ways in said.items():
        if len(ways) > 1:
            yield f"{key.text!r} differs between " + ", ".join(f"{file} ({way!r})" for way, file in ways.items())


def texts_in_sources() -> Iterator[Found]:
    for file in sorted(source_files()):
        yield from texts_in(file.read_text(), str(file.relative_to(ROOT)))


def texts_in(text: str, place: str) -> Iterator[Found]:
    """Every msgid said by one Python file or one template."""
    if place.endswith(".py"):
        code = text
    else:
        from django.utils.translation.template import templatize

        # Its calls stand each on one line; without the indents it reads as Python to the tokenizer.
        code = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    for line, said, _, context in extract("python", BytesIO(code.encode()), keywords=KEYWORDS):
        singular, plural = (said[0], said[1]) if isinstance(said, tuple) else (said, None)
        if singular:
            yield Found(Key(context, singular), plural, f"{place}:{line}", room_of(place))


def source_files() -> Iterator[Path]:
    for top in ["shop", "catalog", "sellers", "cms"]:
        for file in (ROOT / top).rglob("*"):
            is_template = "templates" in file.parts and file.suffix in {".html", ".txt", ".xml"}
            if is_template or (file.suffix == ".py" and "migrations" not in file.parts):
                yield file


def room_of(place: str) -> str:
    return next(room for room in ROOMS if place.startswith(room + "/"))


def po_files() -> list[Path]:
    return sorted(po for room in ROOMS for po in (ROOT / room / "locale").glob("*/LC_MESSAGES/*.po"))


def read_all() -> dict[Path, Catalog]:
    return {po: _read(po) for po in po_files() if po.parts[-3] == "vi"}


def merged(catalogs: dict[Path, Catalog]) -> dict[Key, Message]:
    return {key: entry for catalog in catalogs.values() for key, entry in _entries(catalog).items()}


def _by_room(texts: Iterable[Found]) -> dict[str, list[Found]]:
    rooms: dict[str, list[Found]] = defaultdict(list)
    for found in texts:
        rooms[found.room].append(found)
    return rooms


def _entries(catalog: Catalog) -> dict[Key, Message]:
    entries = {}
    for entry in catalog:
        singular = entry.id[0] if isinstance(entry.id, tuple) else entry.id
        if singular:
            entries[Key(entry.context, singular)] = entry
    return entries


def _vietnamese(entry: Message) -> str:
    """Vietnamese has one form for every number."""
    return entry.string[0] if isinstance(entry.string, tuple) else entry.string


def _flags(text: Found) -> list[str]:
    return ["python-format"] if "%(" in text.key.text else []


def _raw_keys(po: str) -> Iterator[Key]:
    """The keys as written, with repeats, which the parser silently joins."""
    live = "\n".join(line for line in po.splitlines() if not line.startswith("#"))
    quoted = r'((?:\s*"(?:[^"\\]|\\.)*")+)'
    for context, text in re.findall(rf"^(?:msgctxt{quoted}\s+)?msgid{quoted}", live, re.M):
        if _unquoted(text):
            yield Key(_unquoted(context) if context else None, _unquoted(text))


def _unquoted(lines: str) -> str:
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', lines)
    return "".join(parts).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3], domain=po.stem)


def _mo_bytes(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _po_bytes(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=120, no_location=True)
    return out.getvalue()


def _write_aside(file: Path, content: bytes) -> None:
    """Written beside and moved, so that a process reading at this moment sees the old file or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(file)


if __name__ == "__main__":
    sys.exit(main())
