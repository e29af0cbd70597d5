"""Turns a rule's refusal into what a reader can use: a sentence on a page, or a JSON answer for programs."""

from collections.abc import Callable

import structlog
from django.contrib import messages
from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from shop.core.errors import DomainError

log = structlog.get_logger(__name__)


class DomainErrorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, DataError):
            # A NUL byte or a number beyond all figures, and no form stood before the database.
            log.warning("not_storable", path=request.path, failure=str(error))
            return render(request, "400.html", status=400)
        if not isinstance(error, DomainError):
            return None
        log.info("refused", code=error.code, path=request.path)
        if request.path.startswith(("/api/", "/webhooks/")):
            return JsonResponse({"code": error.code, "message": str(error.message)}, status=error.status)
        if error.status == 403:
            return render(request, "403.html", {"reason": error.message}, status=403)
        if request.method == "POST":
            messages.error(request, str(error.message))
            return redirect(_page_she_came_from(request))
        return render(request, "400.html", {"reason": error.message}, status=error.status)


class WrongMethodMiddleware:
    """An address that only takes what a button sends, opened by hand or after a login: words instead of nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content or "text/html" not in request.headers.get("Accept", ""):
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def _page_she_came_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        return referer
    return "/"
