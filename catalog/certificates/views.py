"""Is this OCOP certificate valid? Asked by a number, answered in one sentence with its date."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalog.certificates.models import Certificate
from catalog.certificates.selectors import certificate_by_number
from shop.core import clock
from shop.core.formats import date as written
from shop.core.text import clean

LONGEST_NUMBER = 80


@dataclass(frozen=True)
class Answer:
    """`kind` and `icon` as components/notice.html knows them."""

    kind: str
    icon: str
    sentence: str


def look_up(request: HttpRequest) -> HttpResponse:
    """The form; with ?number= it leads to the certificate's own address, which can be shared."""
    typed = _typed(request.GET.get("number", ""))
    certificate = certificate_by_number(typed) if typed else None
    if certificate is not None:
        return redirect("certificates:detail", number=certificate.number)
    return _page(request, typed, None, status=404 if typed else 200)


def show(request: HttpRequest, number: str) -> HttpResponse:
    typed = _typed(number)
    certificate = certificate_by_number(typed)
    return _page(request, typed, certificate, status=200 if certificate else 404)


def answer_on(certificate: Certificate | None, day: date) -> Answer:
    """What the paper is worth on `day`."""
    if certificate is None:
        return Answer("bad", "info", _("No certificate with this number is known here."))
    if certificate.revoked_on is not None and certificate.revoked_on <= day:
        return Answer("bad", "warn", _("Revoked on %(day)s.") % {"day": written(certificate.revoked_on)})
    if day > certificate.expires_on:
        return Answer("time", "clock", _("Expired since %(day)s.") % {"day": written(certificate.expires_on)})
    if day < certificate.issued_on:
        return Answer("time", "clock", _("Valid from %(day)s.") % {"day": written(certificate.issued_on)})
    return Answer("good", "vouch", _("Valid until %(day)s.") % {"day": written(certificate.expires_on)})


def _typed(text: str) -> str:
    return clean(text.replace("\0", " "))[:LONGEST_NUMBER]


def _page(request: HttpRequest, typed: str, certificate: Certificate | None, *, status: int) -> HttpResponse:
    today = clock.today()
    context = {
        "typed": certificate.decision_no if certificate else typed,
        "certificate": certificate,
        "answer": answer_on(certificate, today) if typed else None,
        "today": today,
    }
    return render(request, "catalog/certificate.html", context, status=status)
