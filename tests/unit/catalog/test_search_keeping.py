"""The index follows the database: one task for many changes, a whole build with its progress, and a comparison."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from oscar.core.loading import get_model

from catalog.search import indexing
from catalog.search.building import documents_to_build
from catalog.search.engine import SearchEngine
from catalog.search.indexing import enqueue, rebuild
from sellers.models import Shop
from tests.factories.goods import put_on_sale


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The products of each task that was made."""
    batches: list[list[int]] = []
    monkeypatch.setattr(indexing, "refresh", lambda ids: batches.append(list(ids)))
    return batches


def test_many_changes_of_one_transaction_are_one_task(
    told: list[list[int]], db: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        enqueue([3, None, 1])
        with transaction.atomic():
            enqueue([2])
        enqueue([1])
    assert told == [[1, 2, 3]]

    with django_capture_on_commit_callbacks(execute=True):
        enqueue([4])
        enqueue([])
    assert told == [[1, 2, 3], [4]]


def test_a_part_that_is_rolled_back_takes_no_other_change_with_it(
    told: list[list[int]], db: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            enqueue([1])
            transaction.set_rollback(True)
        enqueue([2])
    assert told == [[2]]


def test_very_many_changes_are_told_in_batches(
    told: list[list[int]], db: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(range(1, 451))

    assert [len(batch) for batch in told] == [200, 200, 50]


def test_a_build_tells_how_far_it_is(sen_shop: Shop, index: SearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    for number in range(5):
        put_on_sale(sen_shop, f"Măng số {number}")
    heard: list[tuple[str, int, int]] = []

    rebuild(progress=lambda *said: heard.append(said))

    assert heard == [("embedded", 2, 5), ("embedded", 4, 5), ("embedded", 5, 5)]


def test_a_true_index_is_verified(sen_shop: Shop, index: SearchEngine, capsys: Any) -> None:
    put_on_sale(sen_shop, "Măng khô")
    rebuild()

    call_command("reindex", verify=True)

    assert capsys.readouterr().out == "embedded: 1 in the index, 1 on sale\n"


def test_what_differs_is_named_by_key_and_fact(sen_shop: Shop, index: SearchEngine, capsys: Any) -> None:
    dearer, retold, withdrawn = (put_on_sale(sen_shop, f"Măng số {number}") for number in range(3))
    rebuild()
    get_model("partner", "StockRecord").objects.filter(product=dearer).update(price=190_000, num_in_stock=1)
    get_model("catalogue", "Product").objects.filter(pk=retold.pk).update(description="Phơi ba nắng.")
    get_model("catalogue", "Product").objects.filter(pk=withdrawn.pk).update(is_public=False)
    new = put_on_sale(sen_shop, "Cốm")

    with pytest.raises(CommandError, match="embedded"):
        call_command("reindex", verify=True)

    assert capsys.readouterr().out.splitlines() == [
        "embedded: 3 in the index, 3 on sale",
        f"embedded: missing: 1 ({new.pk})",
        f"embedded: no longer on sale: 1 ({withdrawn.pk})",
        f"embedded: different: 2 ({dearer.pk}: sizes, {retold.pk}: text)",
    ]
    rebuild()
    call_command("reindex", verify=True)


def test_an_index_that_is_not_there_cannot_be_verified(db: None, settings: Any, tmp_path: Any) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"

    with pytest.raises(CommandError, match="failed"):
        call_command("reindex", verify=True)


def test_a_build_reads_nothing_before_its_first_document_is_asked_for(sen_shop: Shop, db: None) -> None:
    """Until then changes go to the old index alone: what had been read earlier would stand in the new one unchanged."""
    put_on_sale(sen_shop, "Măng khô")

    with documents_to_build() as documents:
        put_on_sale(sen_shop, "Cốm")
        assert len(list(documents)) == 2
