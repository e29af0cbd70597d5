"""Sellers' public pages."""

app_name = "shops"
urlpatterns: list = []
