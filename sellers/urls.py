"""The sellers' workspace, /ban-hang/."""

from django.urls import include, path

from sellers.orders import views as orders

app_name = "selling"
urlpatterns: list = [
    path("mo-gian-hang/", include("sellers.applications.urls")),
    path("don/<str:number>/", orders.order, name="order"),
]
