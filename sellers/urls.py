"""The sellers' workspace, /ban-hang/."""

from django.urls import path

from sellers.orders import views as orders

app_name = "selling"
urlpatterns: list = [
    path("don/<str:number>/", orders.order, name="order"),
]
