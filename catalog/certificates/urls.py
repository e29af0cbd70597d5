"""/chung-nhan/ and /chung-nhan/<number>/."""

from django.urls import path

from catalog.certificates import views

app_name = "certificates"
urlpatterns = [
    path("", views.look_up, name="look-up"),
    path("<path:number>/", views.show, name="detail"),
]
