"""A woman's application, under /ban-hang/mo-gian-hang/; the names belong to "selling"."""

from django.urls import path

from sellers.applications import views

urlpatterns = [
    path("", views.apply, name="apply"),
    path("ho-so/", views.application, name="application"),
    path("don-vi/", views.units, name="units"),
]
