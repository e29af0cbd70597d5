"""Search's address (CONTRACT)."""

urlpatterns: list = []
