"""The officers' workspace, /hoi/."""

app_name = "union"
urlpatterns: list = []
