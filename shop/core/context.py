"""What every page may say: the market's name, and whether this is the demonstration."""

from django.conf import settings
from django.http import HttpRequest


def market(request: HttpRequest) -> dict:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
        "basket_count": request.COOKIES.get("basket_count", ""),
    }
