"""Beneath /don-hang/: an order's page for paying by transfer."""

from django.urls import path

from shop.payment.transfer_page import views

app_name = "transfer"
urlpatterns: list = [
    path("<str:number>/chuyen-khoan/", views.pay, name="page"),
    path("<str:number>/chuyen-khoan/tinh-trang/", views.state, name="state"),
    path("<str:number>/chuyen-khoan/da-chuyen/", views.sent, name="sent"),
    path("<str:number>/chuyen-khoan/ma-moi/", views.again, name="again"),
    path("<str:number>/chuyen-khoan/chua-thay-tien/", views.not_found_money, name="ask"),
    path("<str:number>/chuyen-khoan/<str:code>.png", views.picture, name="picture"),
]
