"""Oscar's admin for this app, unchanged."""

from oscar.apps.payment.admin import *  # noqa: F403
