"""Oscar's admin for this app, unchanged."""

from oscar.apps.address.admin import *  # noqa: F403
