"""Valid is a question asked of a day; a paper's end is noticed once."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from catalog.certificates import errors
from catalog.certificates.models import Certificate, Expiry
from catalog.certificates.selectors import latest_certificate, valid_stars_for
from catalog.certificates.services import Paper, end_of, expire_due, record_certificate, revoke_certificate
from sellers.models import Shop
from shop.core.models import AuditEntry
from tests.factories.goods import certify, put_on_sale

PAPER = Paper("1079/QĐ-UBND", 4, date(2025, 1, 20), "UBND tỉnh Lào Cai", "HTX Măng sạch Lâm Thượng")


@pytest.fixture
def product(sen_shop: Shop) -> Any:
    return put_on_sale(sen_shop, "Măng khô")


@pytest.mark.parametrize(
    ("signed", "last"),
    [(date(2025, 1, 20), date(2028, 1, 20)), (date(2024, 2, 29), date(2027, 2, 28))],
)
def test_a_certificate_holds_thirty_six_months(signed: date, last: date) -> None:
    assert end_of(signed) == last


def test_a_paper_is_written_down_with_who_checked_it(product: Any, cuc: Any) -> None:
    certificate = record_certificate(product, paper=PAPER, by=cuc, checked=True)

    assert (certificate.number, certificate.expires_on) == ("1079-qd-ubnd-mang-kho", date(2028, 1, 20))
    assert (certificate.checked_by, certificate.product_name) == (cuc, "Măng khô")
    assert AuditEntry.objects.get().details == {"stars": 4, "expires_on": "2028-01-20"}


@pytest.mark.parametrize(
    ("paper", "refusal"),
    [
        (Paper("1", 2, PAPER.issued_on, "", ""), errors.WrongStars),
        (Paper("1", 4, PAPER.issued_on, "", "", expires_on=PAPER.issued_on), errors.WrongDates),
        (PAPER, errors.NumberTaken),
    ],
)
def test_a_wrong_paper_is_refused_and_nothing_written(product: Any, cuc: Any, paper: Paper, refusal: Any) -> None:
    record_certificate(product, paper=PAPER, by=cuc)

    with pytest.raises(refusal):
        record_certificate(product, paper=paper, by=cuc)

    assert (Certificate.objects.count(), AuditEntry.objects.count()) == (1, 1)


def told(paper: Certificate) -> tuple[int, date, date]:
    return paper.stars, paper.issued_on, paper.expires_on


def test_the_paper_in_force_on_a_day_is_the_latest_that_holds(product: Any) -> None:
    old = certify(product, stars=3, expires=date(2026, 5, 1))
    new = certify(product, stars=4, expires=date(2028, 1, 20), number="new")

    assert valid_stars_for([product.pk], date(2026, 5, 1)) == {product.pk: told(new)}
    assert valid_stars_for([product.pk], date(2024, 6, 1)) == {product.pk: told(old)}
    assert valid_stars_for([product.pk], date(2028, 1, 21)) == {}
    assert latest_certificate(product.pk, date(2028, 1, 21)) == new
    assert latest_certificate(product.pk, date(2020, 1, 1)) is None


def test_the_end_of_a_paper_is_noticed_once(product: Any) -> None:
    certificate = certify(product, expires=date(2026, 11, 21))

    assert expire_due(date(2026, 11, 21)) == []
    assert expire_due(date(2026, 11, 22)) == [certificate]
    assert expire_due(date(2026, 11, 23)) == []
    assert Expiry.objects.count() == 1


def test_a_revoked_paper_stops_on_the_day_and_needs_a_reason(product: Any, cuc: Any) -> None:
    certificate = certify(product)
    with pytest.raises(errors.ReasonMissing):
        revoke_certificate(certificate, on=date(2026, 11, 21), why=" ", by=cuc)
    assert valid_stars_for([product.pk], date(2026, 11, 21)) == {product.pk: told(certificate)}

    revoke_certificate(certificate, on=date(2026, 11, 21), why="Nguyên liệu nơi khác", by=cuc)

    assert valid_stars_for([product.pk], date(2026, 11, 20)) == {product.pk: told(certificate)}
    assert valid_stars_for([product.pk], date(2026, 11, 21)) == {}
    with pytest.raises(errors.AlreadyRevoked):
        revoke_certificate(certificate, on=date(2026, 12, 1), why="lần nữa", by=cuc)


@pytest.mark.parametrize(
    ("today", "revoked", "sentence"),
    [
        ("2028-01-20", None, "Valid until 20\u00a0Jan\u00a02028."),
        ("2028-01-21", None, "Expired since 20\u00a0Jan\u00a02028."),
        ("2026-11-21", date(2026, 11, 1), "Revoked on 1\u00a0Nov\u00a02026."),
    ],
)
def test_the_check_answers_in_one_sentence_with_a_date(
    product: Any, client: Client, today: str, revoked: date | None, sentence: str
) -> None:
    certificate = certify(product)
    Certificate.objects.update(revoked_on=revoked)

    with time_machine.travel(f"{today} 09:00 +0700"):
        page = client.get(f"/en/chung-nhan/{certificate.number}/").content.decode()

    assert sentence in page
    assert certificate.holder_name in page


def test_the_number_is_found_as_it_is_printed_and_leads_to_its_own_address(product: Any, client: Client) -> None:
    certificate = certify(product)

    answer = client.get("/chung-nhan/", {"number": certificate.decision_no.lower()})

    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/chung-nhan/{certificate.number}/")


def test_a_decision_that_names_several_products_lists_them(
    product: Any, sen_shop: Shop, cuc: Any, client: Client
) -> None:
    other = put_on_sale(sen_shop, "Măng ớt")
    for each in (product, other):
        record_certificate(each, paper=PAPER, by=cuc)

    page = client.get("/chung-nhan/", {"number": "1079/qđ-UBND"}).content.decode()

    assert 'href="/chung-nhan/1079-qd-ubnd-mang-kho/"' in page
    assert 'href="/chung-nhan/1079-qd-ubnd-mang-ot/"' in page


@pytest.mark.parametrize("number", ["khong-co", "1/2/3", "%00", "x" * 500, "' OR 1=1"])
def test_an_unknown_number_says_so(db: None, client: Client, number: str) -> None:
    for address in (f"/en/chung-nhan/{number}/", f"/en/chung-nhan/?number={number}"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "No certificate with this number is known here." in answer.content.decode()
