"""The sellers' workspace, /ban-hang/."""

from django.urls import include, path

from sellers.delivery import views as delivery
from sellers.listings import views as listings
from sellers.listings.screens import views as screens
from sellers.orders import views as orders
from sellers.workspace import views as workspace

app_name = "selling"
urlpatterns = [
    path("", workspace.today, name="today"),
    path("mo-gian-hang/", include("sellers.applications.urls")),
    path("don/", orders.orders, name="orders"),
    path("don/<str:number>/", orders.order, name="order"),
    path("don/<str:number>/buoc/", orders.order_step, name="order_step"),
    path("don/<str:number>/khong-lam-duoc/", orders.order_cannot, name="order_cannot"),
    path("don/<str:number>/phieu-gui/", orders.slip, name="slip"),
    path("giao-hang/", delivery.delivery, name="delivery"),
    path("hang/", listings.listings, name="listings"),
    path("hang/moi/", screens.new, name="listing_new"),
    path("hang/<int:pk>/anh/", screens.pictures, name="listing_pictures"),
    path("hang/<int:pk>/ten/", screens.name, name="listing_name"),
    path("hang/<int:pk>/gia/", screens.price, name="listing_price"),
    path("hang/<int:pk>/so-luong/", screens.details, name="listing_details"),
    path("hang/<int:pk>/xem/", screens.preview, name="listing_preview"),
    path("hang/<int:pk>/dang/", listings.publish, name="listing_publish"),
    path("hang/<int:pk>/tam-dung/", listings.pause, name="listing_pause"),
    path("hang/<int:pk>/bo-nhap/", listings.discard, name="listing_discard"),
]
