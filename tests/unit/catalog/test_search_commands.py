"""The commands that others call by name."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalog.search.engine import SearchEngine
from sellers.models import Shop
from tests.factories.goods import put_on_sale


def test_judged_searches_are_answered_line_by_line(
    sen_shop: Shop, index: SearchEngine, tmp_path: Path, capsys: Any
) -> None:
    put_on_sale(sen_shop, "Măng khô")
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    asked.write_text('{"q": "mang kho"}\n\n{"q": "iphone 15"}\n', encoding="utf-8")

    call_command("reindex")
    call_command("search_eval", str(asked), str(answered))

    assert [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()] == [
        {"q": "mang kho", "results": ["mang-kho"]},
        {"q": "iphone 15", "results": []},
    ]


def test_judged_prefixes_are_answered_with_texts(
    sen_shop: Shop, index: SearchEngine, tmp_path: Path, capsys: Any
) -> None:
    put_on_sale(sen_shop, "Măng khô")
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    asked.write_text('{"prefix": "măng k"}\n', encoding="utf-8")

    call_command("reindex", engine="embedded")
    call_command("search_eval", str(asked), str(answered), autocomplete=True)

    assert json.loads(answered.read_text(encoding="utf-8")) == {"prefix": "măng k", "results": ["Măng khô"]}


def test_an_unknown_engine_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="sphinx"):
        call_command("reindex", engine="sphinx")


@pytest.mark.parametrize("line", ["not json", '{"x": 1}', '{"q": 5}', "[]", '"q"'])
def test_a_line_that_asks_nothing_is_named(db: None, tmp_path: Path, line: str) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(f'{{"q": "mang"}}\n{line}\n', encoding="utf-8")

    with pytest.raises(CommandError, match="line 2"):
        call_command("search_eval", str(asked), str(tmp_path / "answered.jsonl"))
    with pytest.raises(CommandError, match="No such file"):
        call_command("search_eval", str(tmp_path / "none.jsonl"), str(tmp_path / "answered.jsonl"))
