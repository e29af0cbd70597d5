"""The site as with DEMO=1, whose address is fixed when the site starts."""

from django.urls import path

from shop.accounts.demo_views import demo_login
from shop.urls import urlpatterns as guarded

urlpatterns = [path("tai-khoan/trinh-dien/", demo_login, name="demo_login"), *guarded]
