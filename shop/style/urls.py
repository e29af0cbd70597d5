from django.urls import path

from shop.style import views

app_name = "style"
urlpatterns = [
    path("", views.components, name="components"),
    path("<slug:page>/", views.page, name="page"),
]
