"""Oscar's admin for this app, unchanged."""

from oscar.apps.order.admin import *  # noqa: F403
