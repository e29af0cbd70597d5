"""Whose page is it? Every page shows one reader's basket figure and messages, so no shared cache may keep it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

SHOWN_ON_EVERY_PAGE = ("Cookie", "Save-Data")  # the basket's figure and messages; whether pictures are asked small


class ReadersOwnPagesMiddleware:
    """What was made for a person who was asked for by name is not kept at all, by her own browser neither.

    Stands inside SessionMiddleware: looking at the session is how a view asks who reads.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed:
            add_never_cache_headers(response)
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private")
            patch_vary_headers(response, SHOWN_ON_EVERY_PAGE)
        return response
