"""Alive, ready, figures: for machines, without language, session or login."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from shop.health.figures import as_text
from shop.health.parts import Part, all_parts


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 only where a vital part fails; a poorer market is still open."""
    parts = all_parts()
    is_ready = all(part.works for part in parts if part.vital)
    answer = {"ready": is_ready, "parts": {part.name: _told(part) for part in parts}}
    return JsonResponse(answer, status=200 if is_ready else 503)


@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    return HttpResponse(as_text(), content_type=CONTENT_TYPE_LATEST)


def _told(part: Part) -> dict:
    return {"state": "ok" if part.works else "failing", **part.facts}
