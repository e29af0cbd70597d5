"""Takes the time of every answer, by the name of its view: addresses would be without number."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from shop.health.figures import REQUEST_SECONDS


class RequestFiguresMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.monotonic()
        response = self.get_response(request)
        view = request.resolver_match.view_name if request.resolver_match else ""
        method = request.method if request.method in {"GET", "HEAD", "POST"} else "other"
        REQUEST_SECONDS.labels(method, view or "none", response.status_code).observe(time.monotonic() - begun)
        return response
