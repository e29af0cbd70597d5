"""Sending money back, outside the transaction that decided it."""

from django_tasks import task


@task()
def send_refund(pk: int) -> str:
    """What is lost here is taken up by the reconciler."""
    from shop.payment.sending import send  # the methods' module imports the verbs that enqueue this

    return send(pk)
