"""Where an application stands: read from the words given, never stored beside them."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.applications.models import Application, Decision, Word


class Stage(models.TextChoices):
    WAITING_BRANCH = "waiting_branch", _("Waiting for the branch")
    WAITING_COMMUNE = "waiting_commune", _("Waiting for the second signature")
    MORE_NEEDED = "more_needed", _("More needed")
    OPEN = "open", _("Shop open")
    REFUSED = "refused", _("Not vouched")


def stage_of(application: Application, decisions: Iterable[Decision]) -> Stage:
    """From the application's decisions in their order. A later word of hers or of the head answers a question."""
    stage = Stage.WAITING_BRANCH
    before_question = stage
    for decision in decisions:
        if decision.word == Word.REFUSE:
            return Stage.REFUSED
        if decision.word == Word.APPROVE:
            return Stage.OPEN
        if decision.word == Word.VOUCH:
            stage = before_question = Stage.WAITING_COMMUNE
        elif decision.word == Word.ASK_MORE:
            stage = Stage.MORE_NEEDED
        elif decision.word == Word.ANSWER:
            stage = before_question
    return stage
