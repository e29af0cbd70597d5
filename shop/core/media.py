"""Uploaded pictures, where no web server stands in front: development and the demonstration only."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def media_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Raises Http404 for what is not there, for names that no disk can hold, and everywhere in production."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    try:
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError):  # too long, or with a NUL
        raise Http404 from None
