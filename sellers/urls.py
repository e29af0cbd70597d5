"""The sellers' workspace, /ban-hang/."""

app_name = "selling"
urlpatterns: list = []
