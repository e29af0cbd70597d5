"""Sending, outside the request that had something to say."""

from django_tasks import task

from shop.notices.sending import send_waiting


@task()
def deliver(keys: list[str]) -> int:
    """What fails here is taken up by `send_waiting`, which `daily` calls."""
    return send_waiting(keys)
