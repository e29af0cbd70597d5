"""The buyer's order pages."""

from django.urls import path

from shop.order import views

app_name = "purchases"
urlpatterns: list = [
    path("", views.my_orders, name="list"),
    path("tim/", views.find, name="find"),
    path("<str:number>/", views.order_page, name="detail"),
    path("<str:number>/bien-nhan/", views.receipt, name="receipt"),
    path("<str:number>/mua-lai/", views.again, name="again"),
    path("<str:number>/huy/", views.cancel, name="cancel_all"),
    path("<str:number>/<str:part>/huy/", views.cancel, name="cancel"),
]
