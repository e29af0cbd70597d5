"""Sellers' public pages, /gian-hang/."""

from django.urls import path

from sellers.shops import views

app_name = "shops"
urlpatterns = [
    path("", views.shops, name="list"),
    path("<slug:slug>/", views.shop, name="detail"),
]
