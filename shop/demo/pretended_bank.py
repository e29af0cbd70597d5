"""The bank of the demonstration: one press, and a message comes as from SePay. Nothing of it exists without DEMO.

Whoever opens the page of an order may let money come for it; the message goes through the same door as a real one.
"""

import json
import secrets

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpHeaders, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from shop.bank import sepay
from shop.bank.models import BankTransaction
from shop.core import clock
from shop.core.money import read_dong
from shop.core.text import clean
from shop.order.access import may_open
from shop.order.selectors import purchase_by_number
from shop.payment.transfers import take_in_and_apply

LARGEST = 1_000_000_000


@require_POST
@csrf_protect
@never_cache
def credit(request: HttpRequest) -> HttpResponse:
    """Asks the setting again: the address exists only with DEMO, and so does the money."""
    purchase = purchase_by_number(request.POST.get("number", "")[:40]) if settings.DEMO else None
    if purchase is None or not may_open(request, purchase):
        raise Http404
    amount = read_dong(request.POST.get("amount", "")[:30])
    if not amount or amount > LARGEST:
        messages.error(request, _("Write the sum in đồng, for example 185.000."))
    else:
        message = sepay_message(amount, clean(request.POST.get("memo", ""))[:100])
        key = HttpHeaders({"HTTP_AUTHORIZATION": f"Apikey {settings.SEPAY_API_KEY}"})
        lines = sepay.lines_of(json.dumps(message).encode(), key)
        take_in_and_apply(lines, provider=BankTransaction.Provider.SEPAY)
    return redirect("transfer:page", number=purchase.order.number)


def sepay_message(amount: int, memo: str) -> dict[str, object]:
    """As SePay writes them, with the words a bank puts around the memo."""
    number = secrets.randbelow(10**12)
    return {
        "id": number,
        "gateway": "Agribank",
        "transactionDate": clock.local(clock.now()).strftime("%Y-%m-%d %H:%M:%S"),
        "accountNumber": settings.BANK_ACCOUNT,
        "subAccount": None,
        "code": None,
        "content": f"DEMO.{number}.{memo}.CT tu 0000000000",
        "transferType": "in",
        "transferAmount": amount,
        "accumulated": 0,
        "referenceCode": f"DEMO{number:012d}",
        "description": "",
    }


app_name = "pretended_bank"
urlpatterns: list = [path("", credit, name="credit")]
