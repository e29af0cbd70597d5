"""A person's own addresses under /tai-khoan/: ours, then allauth's."""

from django.conf import settings
from django.urls import include, path

from shop.accounts import demo_views, doors, views

urlpatterns = [
    path("", views.account_home, name="account_home"),
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("mat-khau-moi/", views.new_password, name="account_new_password"),
    path("mat-khau-moi/ma/", views.come_by_code, name="account_come_by_code"),
    path("password/reset/", views.ForgottenPasswordView.as_view(), name="account_reset_password"),
    # allauth would let a session without a password set one unasked.
    path("password/set/", doors.to_page, {"page": "account_new_password"}, name="account_set_password"),
    path("login/code/", doors.to_page, {"page": "account_login"}, name="account_request_login_code"),
]
if settings.DEMO:
    urlpatterns.append(path("trinh-dien/", demo_views.demo_login, name="demo_login"))
urlpatterns.append(path("", include("allauth.urls")))
