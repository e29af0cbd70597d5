"""The style page: every component with sample contexts, and whole pages, without touching the database."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from shop.style import samples
from shop.style.forms import filled_badly

PAGES = {
    "list": "catalog/list.html",
    "nothing": "catalog/list.html",
    "product": "catalog/product.html",
    "checkout": "style/checkout.html",
    "today": "style/today.html",
    "inbox": "style/inbox.html",
    "not-found": "404.html",
    "forbidden": "403.html",
    "broken": "500.html",
}
WITH_FORM = ("components", "checkout")


def components(request: HttpRequest) -> HttpResponse:
    return _drawn(request, "components", "style/components.html")


def page(request: HttpRequest, page: str) -> HttpResponse:
    if page not in PAGES:
        raise Http404
    return _drawn(request, page, PAGES[page])


def _drawn(request: HttpRequest, page: str, template: str) -> HttpResponse:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    context = samples.for_page(page, translation.get_language() or "vi")
    return render(request, template, {**context, "form": filled_badly() if page in WITH_FORM else None})
