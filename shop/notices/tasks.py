"""Sending, outside the request that had something to say."""

from django_tasks import task

from shop.notices import services


@task()
def deliver(keys: list[str]) -> int:
    """What fails here is taken up by `send_waiting`, which the worker's clock calls."""
    return services.send_waiting(keys)
