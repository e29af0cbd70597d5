"""A build reads and works out documents as a change does, in whatever process."""

import marshal
from typing import Any

from catalog.search import building
from catalog.search.document import all_documents, documents_for
from catalog.search.engine import SearchEngine
from catalog.search.engines.tantivy_schema import to_tantivy
from catalog.search.indexed import Written, written
from catalog.search.query import SearchQuery
from sellers.models import Shop
from tests.factories.goods import certify, draft, put_on_sale


def test_what_another_process_packs_is_what_this_one_would_have_written(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô Lâm Thượng", title_en="Dried bamboo", tags=["măng"], season_months=[10])
    certify(product)
    draft(sen_shop, "Nháp")

    packed = building._worked_out([product.pk])

    assert [Written(*row) for row in marshal.loads(packed)] == [written(each) for each in all_documents()]
    assert [written(each) for each in all_documents()] == [written(each) for each in documents_for([product.pk])[0]]


def test_a_document_and_its_fields_are_written_alike(sen_shop: Shop) -> None:
    put_on_sale(sen_shop, "Măng khô")
    (document,) = all_documents()

    assert to_tantivy(document) == to_tantivy(written(document))


def test_few_goods_or_an_open_transaction_need_no_other_process(
    sen_shop: Shop, index: SearchEngine, reindex: Any, monkeypatch: Any
) -> None:
    put_on_sale(sen_shop, "Măng khô")
    monkeypatch.setattr(building, "MANY", 0)

    assert reindex() == 1  # in this transaction: a forked process would have seen nothing

    assert index.search(SearchQuery(text="mang")).total == 1
