"""A seller's orders."""

from django.http import HttpRequest, HttpResponse


def order(request: HttpRequest, number: str) -> HttpResponse:
    return HttpResponse(status=404)
