"""Whom an application's steps are told to: the woman, her branch head, the officer who signs second."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sellers.applications.models import Application, Word
from sellers.units.models import Appointment, Office
from shop.accounts.models import User
from shop.core import formats
from shop.core.names import told
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify, notify_all

LANGUAGE = "vi"  # members and officers


def tell_branch_heads(application: Application) -> None:
    heads = Appointment.objects.held_now().filter(unit_id=application.branch_id, office=Office.BRANCH_HEAD)
    with translation.override(LANGUAGE):
        _tell_officers_of(application, heads, _("%(name)s, %(branch)s, asks for the branch's word to open a shop."))


def tell_officers(application: Application) -> None:
    """Those of the commune: the units above it are not woken for every signature."""
    officers = Appointment.objects.held_now().filter(
        unit__path=application.branch.path_above, office=Office.COMMUNE_OFFICER
    )
    with translation.override(LANGUAGE):
        _tell_officers_of(application, officers, _("The head of %(branch)s vouches for %(name)s. You sign second."))


def tell_applicant(application: Application, word: Word, reason: str, *, until: date | None = None) -> None:
    with translation.override(LANGUAGE):
        sentences = {
            Word.APPROVE: _("Your branch has vouched for you: “%(shop)s” is open, valid until %(until)s."),
            Word.ASK_MORE: _("The Union asks you for more before it can vouch for “%(shop)s”."),
            Word.REFUSE: _("The Union does not vouch for “%(shop)s”. You may ask for a review."),
        }
        body = sentences[word] % {"shop": application.shop_name, "until": formats.date(until)}
        if reason.strip():
            body += "\n" + _("The officer writes: %(reason)s") % {"reason": reason.strip()}
        notify(
            Message(
                kind="application",
                key=_key(application, word),
                subject=_("Your application for “%(shop)s”") % {"shop": application.shop_name},
                body=body,
                url=reverse("selling:application"),
                person=application.person,
                phone=application.phone,
                channels=(PAGE, EMAIL, SMS),
            )
        )


def _tell_officers_of(application: Application, posts: Iterable[Appointment], sentence: str) -> None:
    people: list[User] = [post.person for post in posts.select_related("person")]  # type: ignore[attr-defined]
    facts = {"name": application.full_name, "branch": told(application.branch.name)}
    notify_all(
        Message(
            kind="application",
            key=f"{_key(application, 'waits')}-for-{person.pk}",
            subject=_("An application waits for you"),
            body=sentence % facts,
            url=reverse("union:application", kwargs={"pk": application.pk}),
            person=person,
            channels=(PAGE, EMAIL),
        )
        for person in people
        if person.pk != application.person_id
    )


def _key(application: Application, what: str) -> str:
    """Words may be repeated (asked twice): the count of words so far keeps the keys apart."""
    return f"application-{application.pk}-{what}-{application.decisions.count()}"
