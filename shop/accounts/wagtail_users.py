"""Wagtail's list of people, over our user model."""

from wagtail.users.apps import WagtailUsersAppConfig


class WagtailUsers(WagtailUsersAppConfig):
    pass
