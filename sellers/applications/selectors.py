"""Applications as pages ask for them."""

from django.db.models import QuerySet

from sellers.applications.models import Application, Decision
from shop.accounts.models import User


def open_applications(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With branch and words, the oldest first. Two queries."""
    return with_words(applications.filter(closed_at=None).order_by("submitted_at", "pk"))


def decided_applications(applications: QuerySet[Application]) -> QuerySet[Application]:
    """The last decided first."""
    return with_words(applications.filter(closed_at__isnull=False).order_by("-closed_at", "-pk"))


def with_words(applications: QuerySet[Application]) -> QuerySet[Application]:
    return applications.select_related("branch").prefetch_related("decisions")


def latest_application(person: User) -> Application | None:
    """Her last application, with its branch and shop."""
    mine = Application.objects.filter(person=person).select_related("branch", "shop")
    return mine.order_by("-submitted_at", "-pk").first()


def words_about(application: Application) -> list[Decision]:
    """Each word with its author, in their order."""
    return list(application.decisions.select_related("given_by"))


def earlier_refusals(application: Application) -> list[Decision]:
    """Refusals of her earlier applications, the last first: what the officer should know before a review."""
    return list(
        Decision.objects.filter(
            application__person_id=application.person_id,
            application__submitted_at__lt=application.submitted_at,
            word="refuse",
        )
        .select_related("given_by")
        .order_by("-given_at")
    )
