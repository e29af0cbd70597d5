"""Is this OCOP certificate valid? Asked by a number, answered in one sentence with its date."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from catalog.certificates.models import Certificate
from catalog.certificates.selectors import certificates_named
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
    if "number" not in request.GET:
        return _page(request, "", None, [])
    return show(request, request.GET["number"])


def show(request: HttpRequest, number: str) -> HttpResponse:
    typed = _typed(number)
    found = certificates_named(typed)
    if len(found) == 1 and found[0].number != number:
        return redirect("certificates:detail", number=found[0].number)
    if len(found) > 1:
        return _page(request, typed, None, found)
    certificate = found[0] if found else None
    return _page(request, typed, answer_on(certificate, clock.today()), found, status=200 if found else 404)


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
    return clean(text)[:LONGEST_NUMBER]


def _page(
    request: HttpRequest, typed: str, answer: Answer | None, found: list[Certificate], *, status: int = 200
) -> HttpResponse:
    """One certificate with its answer, or the several that a decision names."""
    certificate = found[0] if len(found) == 1 else None
    context = {
        "typed": certificate.decision_no if certificate else typed,
        "certificate": certificate,
        "several": found if len(found) > 1 else [],
        "answer": answer,
        "today": clock.today(),
    }
    return render(request, "catalog/certificate.html", context, status=status)
