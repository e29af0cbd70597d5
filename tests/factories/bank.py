"""Messages of the bank services and statements of banks, as they come."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from shop.bank.incoming import IN, Incoming
from shop.core import clock

ACCOUNT = "8888000111222"
SEPAY_KEY, CASSO_KEY = "khóa-sepay", "khóa-casso"


def incoming(provider_id: str = "1", amount: int = 185_000, memo: str = "OCP7K3M9X2", **facts: Any) -> Incoming:
    return Incoming(
        provider_id=provider_id,
        account=facts.pop("account", ACCOUNT),
        amount=amount,
        direction=facts.pop("direction", IN),
        memo=memo,
        posted_at=facts.pop("posted_at", None) or clock.now(),
        **facts,
    )


def sepay_event(number: int = 92704, amount: int = 185_000, memo: str = "OCP7K3M9X2", **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "gateway": "Agribank",
        "transactionDate": told(clock.now()),
        "accountNumber": ACCOUNT,
        "subAccount": None,
        "code": None,
        "content": memo,
        "transferType": "in",
        "transferAmount": amount,
        "accumulated": 19_077_000,
        "referenceCode": f"MBVCB.{number}",
        "description": f"BankAPINotify {memo}",
        **changes,
    }


def casso_event(number: int = 92704, amount: int = 185_000, memo: str = "OCP7K3M9X2", **changes: Any) -> dict[str, Any]:
    """The newer shape: one movement, signed."""
    movement = {
        "id": number,
        "reference": f"FT{number:08d}",
        "description": memo,
        "amount": amount,
        "runningBalance": 25_000_000,
        "transactionDateTime": told(clock.now()),
        "accountNumber": ACCOUNT,
        "bankName": "Agribank",
        "bankAbbreviation": "VBA",
        "virtualAccountNumber": "",
        "virtualAccountName": "",
        "counterAccountName": "NGUYEN THI MAI",
        "counterAccountNumber": "0011000222",
        "counterAccountBankId": "970415",
        "counterAccountBankName": "VietinBank",
        **changes,
    }
    return {"error": 0, "data": movement}


def signature(body: dict[str, Any], key: str = CASSO_KEY, moment: str = "1732442400000") -> str:
    arranged = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hmac.new(key.encode(), f"{moment}.{arranged}".encode(), hashlib.sha512).hexdigest()
    return f"t={moment},v1={digest}"


def told(moment: datetime) -> str:
    return clock.local(moment).strftime("%Y-%m-%d %H:%M:%S")


VIETCOMBANK = """NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM
SAO KÊ TÀI KHOẢN,,,,,
Số tài khoản: 8888000111222,,,,,
,,,,,
STT/No.,Ngày giao dịch/ TNX Date,Số CT/ Doc No,Số tiền ghi nợ/ Debit,Số tiền ghi có/ Credit,Nội dung chi tiết/ Details
1,24/11/2026,5078 - 85321,,"185,000",MBVCB.1234567.OCP7K3M9X2.CT tu 0011000222 NGUYEN THI MAI
2,24/11/2026,5078 - 85322,"11,000",,Phí dịch vụ SMS
3,25/11/2026,5078 - 85323,,"1,250,000",IBVCB.998877 cam on chi Hoa
Tổng số/ Total,,,"11,000","1,435,000",
"""
AGRIBANK = """AGRIBANK CHI NHÁNH LỤC YÊN;;;;;
Tài khoản: 8888000111222;;Loại tiền: VND;;;
Ngày giao dịch;Số bút toán;Phát sinh;;Số dư;Nội dung
;;Nợ;Có;;
;;;;10.000.000;Số dư đầu kỳ
24/11/2026 09:12:33;7000LDS01;0,00;185.000,00;10.185.000;ocp7k3m9x2 chuyen tien
24/11/2026 10:05:00;7000LDS02;0,00;185.000,00;10.370.000;ocp7k3m9x2 chuyen tien
24/11/2026 11:00:00;7000LDS03;50.000,00;0,00;10.320.000;Rút tiền mặt
;;50.000,00;370.000,00;;Cộng phát sinh
"""
GENERIC = """date\tdescription\tamount\ttype\treference\tbalance
2026-11-24 09:12:33\tOCP7K3M9X2\t185000\tCR\tFT26328001\t10185000
2026-11-24 10:00:00\tMonthly fee\t22000\tDR\tFT26328002\t10163000
"""
SIGNED = """Thời gian,Mô tả,Số tiền
24-11-2026 09:12,OCP7K3M9X2 mua măng,"+185,000 VND"
24-11-2026 10:12,Chuyen di,"-50,000 VND"
"""
