"""The rows of an officer's inbox: what waits for her comes first, then the late, then the oldest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from sellers.applications.matching import Candidate, matches_of
from sellers.applications.models import Application, Decision, Word
from sellers.applications.stages import Stage, stage_of
from sellers.officers.frame import Desk
from sellers.units.models import Office
from shop.core import clock, desks, formats
from shop.core.desks import Tag
from shop.core.names import told

ANSWER_WITHIN = timedelta(days=3)


@dataclass(frozen=True)
class Row(desks.Row):
    stage: Stage
    hers: bool
    since: datetime


def rows_of(applications: Iterable[Application], desk: Desk) -> list[Row]:
    """For applications with branch and words loaded. One query, for the register."""
    asked = list(applications)
    matches = matches_of([each for each in asked if each.closed_at is None])
    rows = [_row(application, desk, matches.get(application.pk, [])) for application in asked]
    return sorted(rows, key=lambda row: (not row.hers, not row.late, row.since))


def waits_for(desk: Desk, application: Application, words: Iterable[Decision], stage: Stage) -> bool:
    """The next word is hers: as head of the branch, or as the second signer who did not sign first."""
    if application.person_id == desk.person.pk:
        return False
    if stage == Stage.WAITING_BRANCH:
        return application.branch_id in desk.leads_branches
    if stage != Stage.WAITING_COMMUNE or any(
        word.word == Word.VOUCH and word.given_by_id == desk.person.pk for word in words
    ):
        return False
    return any(
        post.office == Office.COMMUNE_OFFICER and post.unit.stands_over(application.branch) for post in desk.posts
    )


def _row(application: Application, desk: Desk, candidates: list[Candidate]) -> Row:
    words = list(application.decisions.all())
    stage = stage_of(application, words)
    hers = waits_for(desk, application, words, stage)
    since = words[-1].given_at if words else application.submitted_at
    return Row(
        name=application.full_name,
        url=reverse("union:application", kwargs={"pk": application.pk}),
        age=formats.age(since),
        late=hers and clock.now() - since > ANSWER_WITHIN,
        what=_("Asks to open a shop: %(kind)s · %(branch)s")
        % {"kind": application.get_kind_display().lower(), "branch": told(application.branch.name)},
        tags=[*_stage_tags(stage, hers, words), *_register_tags(application, candidates)],
        stage=stage,
        hers=hers,
        since=since,
    )


def _stage_tags(stage: Stage, hers: bool, words: list[Decision]) -> list[Tag]:
    if stage == Stage.WAITING_COMMUNE:
        tags = [Tag(_("The branch head agrees"), "good")]
        return [*tags, Tag(_("Your signature is the second"), "time")] if hers else tags
    if stage in (Stage.OPEN, Stage.REFUSED):
        return [Tag(str(stage.label), "good" if stage == Stage.OPEN else "bad")]
    tags = [] if hers and stage == Stage.WAITING_BRANCH else [Tag(str(stage.label), "time")]
    if words and words[0].word == Word.ANSWER:
        tags.append(Tag(_("Asks for a review"), "time"))
    return tags


def _register_tags(application: Application, candidates: list[Candidate]) -> list[Tag]:
    if application.closed_at is not None:
        return []
    if not candidates:
        return [Tag(_("Not in the register"), "bad")]
    best = candidates[0]
    tags = [
        Tag(
            _("%(agreeing)s of %(told)s agree with the register") % {"agreeing": best.agreeing, "told": best.told},
            "good" if best.is_sure else "time",
        )
    ]
    namesakes = [each for each in candidates if each.member.search_key == best.member.search_key]
    if len(namesakes) > 1:
        tags.append(Tag(_("%(count)s women have this name") % {"count": len(namesakes)}, "time"))
    return tags
