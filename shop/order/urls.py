"""The buyer's order pages."""

app_name = "purchases"
urlpatterns: list = []
