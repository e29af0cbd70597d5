"""One application on the desk: the register beside it, what she will sell, what has happened, what may be said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sellers import access
from sellers.applications.matching import Candidate, Comparison, Verdict, match_with_register
from sellers.applications.models import Application, Decision, Word
from sellers.applications.selectors import earlier_refusals, words_about
from sellers.applications.stages import Stage, stage_of
from sellers.listings.cards import records_at_hand
from sellers.officers.frame import Desk
from sellers.shops.terms import attestation_ends
from shop.accounts.models import User
from shop.core import clock, formats
from shop.core.money import to_dong
from shop.core.names import told


@dataclass(frozen=True)
class Line:
    """A row of the compare table."""

    title: str
    told: str
    known: str
    verdict: Verdict

    @property
    def agrees(self) -> bool:
        return self.verdict == Verdict.SAME


@dataclass(frozen=True)
class Good:
    title: str
    dong: int | None


@dataclass(frozen=True)
class Happened:
    at: datetime
    sentence: str
    quote: str = ""


@dataclass(frozen=True)
class Powers:
    """What she may say now."""

    vouch: bool
    approve: bool
    ask: bool

    @property
    def sign(self) -> bool:
        return self.vouch or self.approve


def powers_over(application: Application, person: User, stage: Stage, words: list[Decision]) -> Powers:
    if application.closed_at is not None:
        return Powers(vouch=False, approve=False, ask=False)
    vouched = any(word.word == Word.VOUCH for word in words)
    return Powers(
        vouch=not vouched and access.may_vouch(person, application),
        approve=vouched and access.may_approve(person, application),
        ask=access.may_ask(person, application),
    )


def laid_out(application: Application, desk: Desk, chosen_entry: str) -> dict[str, object]:
    """All that the decision page shows."""
    words = words_about(application)
    stage = stage_of(application, words)
    candidates = match_with_register(application)
    chosen = _chosen(application, candidates, chosen_entry)
    return {
        "application": application,
        "stage": stage,
        "powers": powers_over(application, desk.person, stage, words),
        "candidates": candidates,
        "chosen": chosen,
        "lines": [_line(comparison) for comparison in chosen.comparisons] if chosen else [],
        "goods": _goods(application),
        "history": _history(application, words),
        "valid_until": attestation_ends(clock.today()),
        "refusals": earlier_refusals(application),
        "signed": [word for word in words if word.word in (Word.VOUCH, Word.APPROVE, Word.REFUSE)],
    }


def _chosen(application: Application, candidates: list[Candidate], wanted: str) -> Candidate | None:
    """The entry asked for, else the one vouched for, else the likeliest."""
    for pk in (wanted, str(application.member_id or "")):
        for candidate in candidates:
            if str(candidate.member.pk) == pk:
                return candidate
    return candidates[0] if candidates else None


def _goods(application: Application) -> list[Good]:
    """What lies in her shop so far, drafts included; of sizes the cheapest price. Three queries."""
    if application.shop is None:
        return []
    listings = application.shop.listings.select_related("product").prefetch_related(
        "product__stockrecords", "product__children__stockrecords"
    )
    return [Good(listing.product.title, min(_prices(listing.product), default=None)) for listing in listings]


def _prices(product: Any) -> list[int]:
    return [to_dong(record.price) for record in records_at_hand(product) if record.price is not None]


def _line(comparison: Comparison) -> Line:
    titles = {
        "name": _("Full name"),
        "birth_year": _("Year of birth"),
        "branch": _("Branch"),
        "phone": _("Phone"),
        "card": _("Member card"),
    }
    shown = formats.phone if comparison.field == "phone" else str
    return Line(titles[comparison.field], shown(comparison.told), shown(comparison.known), comparison.verdict)


def _history(application: Application, words: list[Decision]) -> list[Happened]:
    """The last first."""
    sentences = {
        Word.VOUCH: _("%(name)s, head of %(branch)s, agrees"),
        Word.APPROVE: _("%(name)s signs second: the shop is open"),
        Word.ASK_MORE: _("%(name)s asks for more"),
        Word.ANSWER: _("%(name)s answers"),
        Word.REFUSE: _("%(name)s does not vouch"),
    }
    happened = [Happened(application.submitted_at, _("%(name)s applies") % {"name": application.full_name})]
    for word in words:
        facts = {"name": word.given_by.full_name, "branch": told(application.branch.name)}
        happened.append(Happened(word.given_at, sentences[Word(word.word)] % facts, word.reason))
    return happened[::-1]
