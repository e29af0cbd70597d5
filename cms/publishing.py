"""The way out for a text. Wagtail reads this module while its own models load, so it imports nothing."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Called when the last step has said yes. Nobody holds the right to publish: approval alone does it."""
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
