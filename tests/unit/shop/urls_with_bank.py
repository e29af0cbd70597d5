"""The site as with DEMO=1, whose addresses are fixed when the site starts."""

from django.urls import include, path

from shop.urls import urlpatterns as guarded

urlpatterns = [path("trinh-dien/ngan-hang/", include("shop.demo.pretended_bank")), *guarded]
