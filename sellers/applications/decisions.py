"""The Union's words about an application: the branch head vouches, an officer above her signs second.

Each word: the row is locked, her office of today asked for, the word written once (constraint), audited, told.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sellers import access
from sellers.applications import notices
from sellers.applications.errors import AlreadySigned, ApplicationRefused, NotYourApplication
from sellers.applications.matching import sure_match
from sellers.applications.models import Application, Decision, Word
from sellers.applications.services import locked_and_open, say
from sellers.members.models import Member
from sellers.shops.models import Attestation
from sellers.shops.services import attest
from sellers.units.models import Office
from shop.accounts.models import User
from shop.core import audit, clock, formats


@transaction.atomic
def vouch(
    application: Application, *, by: User, no_kinship: bool, ground: str = "", member: Member | None = None
) -> Decision:
    """The head of her branch gives her word, on what ground, and names the entry of the register she means.

    Raises AlreadySigned to the slower of two heads, NotYourApplication, ApplicationRefused.
    """
    application = locked_and_open(application)
    if not access.may_vouch(by, application):
        raise NotYourApplication("not_yours", _("Only the head of her branch vouches for her, and never for herself."))
    _ask_about_kinship(no_kinship)
    _refuse_second_word(application)
    application.member = _her_entry(application, member)
    application.save(update_fields=["member"])
    decision = _say_once(application, Word.VOUCH, by, reason=ground, given_as=Office.BRANCH_HEAD, no_kinship=True)
    entry = application.member.pk if application.member else None
    audit.record("application.vouched", application, by=by, ground=decision.reason, member=entry)
    notices.tell_officers(application)
    return decision


@transaction.atomic
def approve(application: Application, *, by: User, no_kinship: bool, reason: str = "") -> Attestation:
    """The second signature: the branch's word becomes an attestation, and her shop opens today.

    Raises NotYourApplication (also to the woman who vouched), ApplicationRefused.
    """
    application = locked_and_open(application)
    vouched = application.decisions.filter(word=Word.VOUCH).select_related("given_by").first()
    if vouched is None:
        raise ApplicationRefused("not_vouched", _("The branch head has not given her word yet."))
    if not access.may_approve(by, application):
        raise NotYourApplication(
            "not_yours", _("The second signature is given by a Union officer above the branch, another than the first.")
        )
    _ask_about_kinship(no_kinship)
    if application.shop is None:
        raise ApplicationRefused("no_shop", _("This application has no shop."))
    _say_once(application, Word.APPROVE, by, reason=reason, given_as=Office.COMMUNE_OFFICER, no_kinship=True)
    attestation = attest(application.shop, vouched_by=vouched.given_by, approved_by=by, ground=vouched.reason)
    _tie_to_the_register(application)
    _close(application)
    audit.record("application.approved", application, by=by, attestation=attestation.pk)
    notices.tell_applicant(application, Word.APPROVE, reason, until=attestation.valid_until)
    return attestation


@transaction.atomic
def ask_more(application: Application, *, by: User, question: str) -> Decision:
    """Asks her for what is missing; she answers on her page. Raises NotYourApplication, ApplicationRefused."""
    application = _hers_to_decide(application, by)
    if not question.strip():
        raise ApplicationRefused("question_missing", _("Write what is missing, so that she can answer."))
    decision = say(application, Word.ASK_MORE, by=by, reason=question, given_as=_office(by, application))
    audit.record("application.asked_more", application, by=by, question=decision.reason)
    notices.tell_applicant(application, Word.ASK_MORE, decision.reason)
    return decision


@transaction.atomic
def refuse(application: Application, *, by: User, reason: str) -> Decision:
    """No word for her: the reason is what the woman will read. Raises NotYourApplication, ApplicationRefused."""
    application = _hers_to_decide(application, by)
    if not reason.strip():
        raise ApplicationRefused("reason_missing", _("Write the reason: the woman will read it."))
    decision = _say_once(application, Word.REFUSE, by, reason=reason, given_as=_office(by, application))
    _close(application)
    audit.record("application.refused", application, by=by, reason=decision.reason)
    notices.tell_applicant(application, Word.REFUSE, decision.reason)
    return decision


def _hers_to_decide(application: Application, by: User) -> Application:
    application = locked_and_open(application)
    if not access.may_ask(by, application):
        raise NotYourApplication("not_yours", _("This application waits for another officer, or it is your own."))
    return application


def _office(by: User, application: Application) -> Office:
    return Office.BRANCH_HEAD if access.heads(by, application.branch) else Office.COMMUNE_OFFICER


def _ask_about_kinship(no_kinship: bool) -> None:
    if not no_kinship:
        raise ApplicationRefused(
            "kinship", _("Who is her relative or shares her business does not sign. Leave it to another officer.")
        )


def _refuse_second_word(application: Application) -> None:
    first = application.decisions.filter(word=Word.VOUCH).select_related("given_by").first()
    if first is not None:
        raise AlreadySigned(
            "already_vouched",
            _("%(name)s has already given the branch's word, at %(time)s on %(date)s.")
            % {
                "name": first.given_by.full_name,
                "time": formats.time(first.given_at),
                "date": formats.date(first.given_at),
            },
        )


def _say_once(application: Application, word: Word, by: User, **facts: object) -> Decision:
    """The constraint is the last judge where two sign at the same moment."""
    try:
        with transaction.atomic():
            return say(application, word, by=by, **facts)
    except IntegrityError:
        raise AlreadySigned("already_signed", _("Another officer has signed at this very moment.")) from None


def _her_entry(application: Application, chosen: Member | None) -> Member | None:
    if chosen is None:
        return sure_match(application)
    if chosen.person_id not in (None, application.person_id):
        raise ApplicationRefused("entry_taken", _("This entry of the register belongs to another account."))
    if not chosen.branch.path.startswith(application.branch.path_above):
        raise NotYourApplication("foreign_entry", _("This entry stands in another commune's register."))
    return chosen


def _tie_to_the_register(application: Application) -> None:
    """Her account and her entry know each other from now on; an entry that found another account meanwhile stays."""
    if application.member_id and not Member.objects.filter(person=application.person).exists():
        Member.objects.filter(pk=application.member_id, person=None).update(person=application.person)


def _close(application: Application) -> None:
    application.closed_at = clock.now()
    application.save(update_fields=["closed_at"])
