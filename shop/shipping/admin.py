"""Oscar's admin for this app, unchanged."""

from oscar.apps.shipping.admin import *  # noqa: F403
