"""The officers' workspace, /hoi/."""

from django.urls import path

from sellers.officers import register_views, views

app_name = "union"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("ho-so/<int:pk>/", views.application, name="application"),
    path("hoi-vien/", register_views.members, name="members"),
    path("hoi-vien/nhap/", register_views.import_file, name="import"),
    path("hoi-vien/nhap/<int:pk>/", register_views.import_confirmed, name="import_confirmed"),
    path("hoi-vien/da-nhap/<int:pk>/", register_views.imported, name="imported"),
    path("gian-hang/", views.shops, name="shops"),
    path("so-lieu/", views.figures, name="figures"),
]
