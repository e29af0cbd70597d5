"""Every address of the site. Vietnamese has no prefix, English lies under /en/ (CONTRACT, Addresses)."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from catalog.search.views import suggestions
from shop.accounts.doors import inner_doors, outer_doors
from shop.core.media import media_file


def rooms_of(label: str) -> tuple:
    """The addresses of an Oscar app or of its fork."""
    config: Any = apps.get_app_config(label)
    return config.urls


urlpatterns = [
    path("", include("shop.health.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("webhooks/bank/", include("shop.payment.bank_webhook_urls")),
    *outer_doors,
    path("admin/", admin.site.urls),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("webhooks/", include("shop.payment.webhook_urls")),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media_file),
]

urlpatterns += i18n_patterns(
    path("tai-khoan/tin/", include("shop.notices.urls")),
    path("tai-khoan/oscar/", include("shop.customer.urls")),
    path("tai-khoan/", include("shop.accounts.urls")),
    *inner_doors,
    path("san-pham/", rooms_of("catalogue")),
    path("tim-kiem/", rooms_of("search")),
    path("goi-y/", suggestions, name="suggestions"),
    path("chung-nhan/", include("catalog.certificates.urls")),
    path("gio-hang/", rooms_of("basket")),
    path("thanh-toan/", include("shop.payment.urls")),
    path("thanh-toan/", rooms_of("checkout")),
    path("don-hang/", include("shop.payment.transfer_page.urls")),
    path("don-hang/", include("shop.order.urls")),
    path("gian-hang/", include("sellers.shops.urls")),
    path("ban-hang/", include("sellers.urls")),
    path("hoi/", include("sellers.officer_urls")),
    path("doi-soat/", include("shop.payment.desk.urls")),
    path("dashboard/", rooms_of("dashboard")),
    path("_style/", include("shop.style.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

if settings.DEMO:  # the address exists only there
    urlpatterns.insert(0, path("trinh-dien/ngan-hang/", include("shop.demo.pretended_bank")))
