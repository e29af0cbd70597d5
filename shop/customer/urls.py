"""The names that Oscar's dashboard and e-mails use for a customer's pages, each leading to ours."""

from django.urls import path

from shop.accounts.doors import to_page, to_the_one_door

app_name = "customer"
urlpatterns = [
    path("", to_page, {"page": "account_home"}, name="summary"),
    path("login/", to_the_one_door, {"home": "account_home"}, name="login"),
    path("logout/", to_page, {"page": "account_logout"}, name="logout"),
    path("register/", to_page, {"page": "account_signup"}, name="register"),
    path("orders/", to_page, {"page": "purchases:list"}, name="order-list"),
    path("notifications/", to_page, {"page": "notices:list"}, name="notifications-inbox"),
]
