"""Addresses of words that do not lie in the page tree, and the home page's short way."""

from django.urls import path

from cms import views

urlpatterns = [
    path("", views.home, name="home"),
    path("don-vi/<slug:code>/", views.unit_page, name="unit"),
]
