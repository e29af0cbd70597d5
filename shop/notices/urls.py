"""A person's own notices, /tai-khoan/tin/."""

from django.urls import path

from shop.notices import views

app_name = "notices"
urlpatterns = [path("", views.notices, name="list")]
