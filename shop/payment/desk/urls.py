"""/doi-soat/: finance."""

from django.urls import path

from shop.payment.desk import file_views, money_views, views

app_name = "finance"
urlpatterns: list = [
    path("", views.waiting, name="queue"),
    path("tra-cuu/", views.lines, name="lines"),
    path("dong/<int:pk>/", views.line, name="line"),
    path("dong/<int:pk>/khop/", views.match, name="match"),
    path("dong/<int:pk>/tra-lai/", views.send_back, name="send_back"),
    path("dong/<int:pk>/de-rieng/", views.put_aside, name="put_aside"),
    path("dong/<int:pk>/so-sanh/", views.compare, name="compare"),
    path("hoi/<int:pk>/", views.answer_inquiry, name="answer"),
    path("sao-ke/", file_views.statement, name="statement"),
    path("sao-ke/<int:pk>/nhap/", file_views.confirmed, name="confirmed"),
    path("nhap-tay/", file_views.by_hand, name="by_hand"),
    path("tra-lai/", money_views.refunds, name="refunds"),
    path("tra-lai/<int:pk>/xong/", money_views.refund_sent, name="refund_sent"),
    path("treo/", money_views.suspense, name="suspense"),
]
