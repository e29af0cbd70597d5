"""SePay's and Casso's messages: only with the key, read strictly, in both of Casso's shapes."""

import json
from typing import Any

import pytest
from django.http import HttpHeaders

from shop.bank import casso, sepay
from shop.bank.errors import NotFromTheBank, UnreadableEvent
from tests.factories.bank import ACCOUNT, CASSO_KEY, SEPAY_KEY, casso_event, sepay_event, signature

# Published by Casso with its example of checking a signature.
CASSOS_KEY = "mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs"
CASSOS_SIGNATURE = (
    "t=1727948258788,v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7"
    "dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3"
)
CASSOS_EXAMPLE = {
    "error": 0,
    "data": {
        "id": 0,
        "reference": "MA_GIAO_DICH_THU_NGHIEM",
        "description": "giao dich thu nghiem",
        "amount": 599000,
        "runningBalance": 25000000,
        "transactionDateTime": "2024-10-03 15:06:37",
        "accountNumber": "88888888",
        "bankName": "VPBank",
        "bankAbbreviation": "VPB",
        "virtualAccountNumber": "",
        "virtualAccountName": "",
        "counterAccountName": "NGUYEN VAN A",
        "counterAccountNumber": "8888888888",
        "counterAccountBankId": "970415",
        "counterAccountBankName": "VietinBank",
    },
}
OLDER = {
    "error": 0,
    "data": [
        {
            "id": 6789,
            "tid": "BIDV123456",
            "description": "OCP7K3M9X2",
            "amount": 185000,
            "cusum_balance": 1000000,
            "when": "2026-11-24 08:09:10",
            "bank_sub_acc_id": ACCOUNT,
            "subAccId": ACCOUNT,
            "corresponsiveName": "",
        },
        {"id": 6790, "tid": "BIDV123457", "description": "phi", "amount": -11000, "when": "2026-11-24 08:10:10"},
    ],
}


def by_sepay(event: Any, key: str | None = f"Apikey {SEPAY_KEY}") -> list:
    return sepay.lines_of(json.dumps(event).encode(), HttpHeaders({"HTTP_AUTHORIZATION": key} if key else {}))


def by_casso(event: Any, **headers: str) -> list:
    return casso.lines_of(json.dumps(event).encode(), HttpHeaders(headers))


def test_sepay_tells_a_line() -> None:
    [line] = by_sepay(sepay_event(7, amount=185_000, memo="ocp7k3m9x2 ct", transactionDate="2026-11-24 14:02:37"))

    assert (line.provider_id, line.account, line.amount, line.direction) == ("7", ACCOUNT, 185_000, "in")
    assert (line.memo, line.reference) == ("ocp7k3m9x2 ct", "MBVCB.7")
    assert line.posted_at.isoformat() == "2026-11-24T14:02:37+07:00"


@pytest.mark.parametrize("key", [None, "", "Apikey ", "Apikey wrong", SEPAY_KEY, f"Bearer {SEPAY_KEY}", "Apikey é"])
def test_sepay_without_the_key_is_not_read(key: str | None) -> None:
    with pytest.raises(NotFromTheBank):
        by_sepay(sepay_event(), key)


def test_without_a_key_of_our_own_nobody_is_believed(settings: Any) -> None:
    settings.SEPAY_API_KEY = settings.CASSO_SECRET = ""

    with pytest.raises(NotFromTheBank):
        by_sepay(sepay_event(), "Apikey ")
    with pytest.raises(NotFromTheBank):
        by_casso(OLDER, HTTP_SECURE_TOKEN="")


@pytest.mark.parametrize(
    "changes",
    [
        {"transferAmount": "1.5"},
        {"transferAmount": 0},
        {"transferAmount": -5},
        {"transferAmount": 185000.5},
        {"transferAmount": True},
        {"transferAmount": 10**15},
        {"transferType": "sideways"},
        {"transactionDate": "yesterday"},
        {"id": ""},
        {"id": None},
        {"id": {"$ne": 1}},
    ],
)
def test_a_message_in_another_form_is_refused(changes: dict) -> None:
    with pytest.raises(UnreadableEvent):
        by_sepay(sepay_event(**changes))


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"\xff\xfe", b'"text"'])
def test_what_is_no_message_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableEvent):
        sepay.lines_of(body, HttpHeaders({"HTTP_AUTHORIZATION": f"Apikey {SEPAY_KEY}"}))
    with pytest.raises(UnreadableEvent):
        casso.lines_of(body, HttpHeaders({"HTTP_SECURE_TOKEN": CASSO_KEY}))
    with pytest.raises(NotFromTheBank):
        casso.lines_of(body, HttpHeaders({"HTTP_X_CASSO_SIGNATURE": "t=1,v1=" + "0" * 128}))


def test_a_virtual_account_that_stands_for_ours_counts() -> None:
    [line] = by_sepay(sepay_event(accountNumber="VA0001", subAccount=ACCOUNT))

    assert line.account == ACCOUNT


def test_cassos_own_example_is_believed(settings: Any) -> None:
    settings.CASSO_SECRET = CASSOS_KEY

    [line] = by_casso(CASSOS_EXAMPLE, HTTP_X_CASSO_SIGNATURE=CASSOS_SIGNATURE)

    assert (line.amount, line.account, line.payer) == (599_000, "88888888", "NGUYEN VAN A 8888888888")


def test_casso_signs_and_any_change_is_seen() -> None:
    event = casso_event(memo="Măng khô OCP7K3M9X2")
    good = signature(event)

    assert by_casso(event, HTTP_X_CASSO_SIGNATURE=good)[0].amount == 185_000
    for forged in (signature(event, key="other"), good.replace("t=1", "t=2"), good[:-1], good.split(",")[1], "t=,v1="):
        with pytest.raises(NotFromTheBank):
            by_casso(event, HTTP_X_CASSO_SIGNATURE=forged)
    event["data"]["amount"] = 186_000
    with pytest.raises(NotFromTheBank):
        by_casso(event, HTTP_X_CASSO_SIGNATURE=good)


def test_a_bad_signature_is_not_saved_by_the_token() -> None:
    with pytest.raises(NotFromTheBank):
        by_casso(casso_event(), HTTP_X_CASSO_SIGNATURE="t=1,v1=" + "0" * 128, HTTP_SECURE_TOKEN=CASSO_KEY)


def test_the_older_casso_tells_several_lines_with_their_sign() -> None:
    came, went = by_casso(OLDER, HTTP_SECURE_TOKEN=CASSO_KEY)

    assert (came.provider_id, came.amount, came.direction, came.account) == ("6789", 185_000, "in", ACCOUNT)
    assert (went.provider_id, went.amount, went.direction, went.account) == ("6790", 11_000, "out", "")


@pytest.mark.parametrize("token", ["", "wrong"])
def test_the_older_casso_wants_its_token(token: str) -> None:
    with pytest.raises(NotFromTheBank):
        by_casso(OLDER, HTTP_SECURE_TOKEN=token)
