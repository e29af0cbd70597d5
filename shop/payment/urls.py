"""Where a buyer comes back to from paying. Under /thanh-toan/."""

from django.urls import path

from shop.payment import views

app_name = "payments"
urlpatterns = [
    path("the/<uuid:key>/", views.card_return, name="card"),
]
