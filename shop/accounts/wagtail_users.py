"""Wagtail's list of people, over our user model."""

from wagtail.users.apps import WagtailUsersAppConfig


class WagtailUsers(WagtailUsersAppConfig):
    user_viewset = "shop.accounts.wagtail_people.PersonViewSet"

    def ready(self) -> None:
        super().ready()
        from django.forms import modelform_factory
        from wagtail.admin.views.account import NameEmailSettingsPanel

        from shop.accounts.models import User

        # Its own form wants a first and a last name.
        NameEmailSettingsPanel.form_class = modelform_factory(User, fields=["full_name"])
