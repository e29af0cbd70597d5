"""The woman's own steps: she applies, answers what is asked, asks for a review. Officers' words are in decisions.py."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sellers.applications import notices
from sellers.applications.errors import ApplicationRefused, NotYourApplication
from sellers.applications.models import Application, Decision, Word
from sellers.applications.selectors import latest_application
from sellers.applications.stages import Stage, stage_of
from sellers.shops.models import Kind, Shop
from sellers.shops.selectors import shops_kept_by
from sellers.shops.services import open_shop
from sellers.units.models import Level, Unit
from shop.accounts.models import User
from shop.core import audit, clock
from shop.core.locks import lock_row
from shop.core.text import clean


@dataclass(frozen=True)
class Details:
    """What she tells of herself and her shop: phone in E.164 or empty, the card number as on the card."""

    full_name: str
    shop_name: str
    kind: Kind
    will_sell: str = ""
    birth_year: int | None = None
    phone: str = ""
    card_number: str = ""


@transaction.atomic
def submit_application(person: User, *, branch: Unit, details: Details) -> Application:
    """Her application, and her shop closed to buyers, in which she may already draft what she will sell.

    One open application a person (constraint). After a refusal she takes her closed shop along.
    Raises ApplicationRefused.
    """
    if branch.level != Level.BRANCH:
        raise ApplicationRefused("no_branch", _("Choose the branch where you are a member."))
    earlier = latest_application(person)
    if shops_kept_by(person).filter(opened_at__isnull=False).exists():
        raise ApplicationRefused("has_a_shop", _("You already keep a shop."))
    application = _written(person, branch, details)
    application.shop = _shop_for(application, earlier)
    application.save(update_fields=["shop"])
    audit.record("application.submitted", application, by=person, branch=branch.code, shop=application.shop.pk)
    notices.tell_branch_heads(application)
    return application


@transaction.atomic
def answer(application: Application, *, by: User, text: str, corrected: dict[str, object] | None = None) -> Decision:
    """Her answer to what was asked; `corrected` may mend phone, year or card. Raises ApplicationRefused."""
    application = locked_and_open(application)
    if by.pk != application.person_id:
        raise NotYourApplication("not_yours", _("Only the woman who applied answers for herself."))
    if stage_of(application, application.decisions.all()) != Stage.MORE_NEEDED:
        raise ApplicationRefused("nothing_asked", _("Nothing has been asked. Your application is being looked at."))
    if not text.strip():
        raise ApplicationRefused("answer_missing", _("Write your answer."))
    mended = _mend(application, corrected or {})
    decision = say(application, Word.ANSWER, by=by, reason=text)
    audit.record("application.answered", application, by=by, mended=mended)
    notices.tell_branch_heads(application)
    return decision


@transaction.atomic
def ask_for_review(application: Application, *, by: User, reason: str) -> Application:
    """A refused woman asks to be looked at again: a new application with the same facts. Raises ApplicationRefused."""
    if by.pk != application.person_id:
        raise NotYourApplication("not_yours", _("Only the woman who applied asks for a review."))
    if not application.decisions.filter(word=Word.REFUSE).exists() or latest_application(by) != application:
        raise ApplicationRefused("not_refused", _("Only a refused application can be looked at again."))
    if not reason.strip():
        raise ApplicationRefused("answer_missing", _("Write why the Union should look again."))
    facts = {name: getattr(application, name) for name in Details.__dataclass_fields__}
    again = submit_application(by, branch=application.branch, details=Details(**facts))
    say(again, Word.ANSWER, by=by, reason=reason)
    audit.record("application.review_asked", again, by=by, refused=application.pk)
    return again


def locked_and_open(application: Application) -> Application:
    """The row as it is now, locked until the transaction ends. Raises ApplicationRefused when it has been decided."""
    fresh = lock_row(Application.objects.select_related("branch", "person", "shop__branch"), application.pk)
    if fresh.closed_at is not None:
        raise ApplicationRefused("decided", _("This application has already been decided."))
    return fresh


def say(application: Application, word: Word, *, by: User, **facts: object) -> Decision:
    """One word about an application, with its author and time."""
    facts["reason"] = str(facts.get("reason", "")).strip()
    return Decision.objects.create(application=application, word=word, given_by=by, given_at=clock.now(), **facts)


def _written(person: User, branch: Unit, details: Details) -> Application:
    facts = {**asdict(details), "full_name": clean(details.full_name), "shop_name": clean(details.shop_name)}
    facts["card_number"] = clean(details.card_number).upper()
    try:
        with transaction.atomic():
            return Application.objects.create(person=person, branch=branch, submitted_at=clock.now(), **facts)
    except IntegrityError:
        raise ApplicationRefused("already_applied", _("You have already applied; the answer is on its way.")) from None


def _shop_for(application: Application, earlier: Application | None) -> Shop:
    shop = earlier.shop if earlier else None
    if earlier is None or shop is None or shop.opened_at is not None:
        kind = Kind(application.kind)
        return open_shop(
            application.shop_name,
            kind=kind,
            branch=application.branch,
            keeper=application.person,
            phone=application.phone,
        )
    earlier.shop = None  # one application a shop: the audit of both keeps its number
    earlier.save(update_fields=["shop"])
    shop.name, shop.kind, shop.branch = application.shop_name, application.kind, application.branch
    shop.save(update_fields=["name", "kind", "branch"])
    return shop


def _mend(application: Application, corrected: dict[str, object]) -> dict[str, list[str]]:
    mended = {}
    for name in ("phone", "birth_year", "card_number"):
        new = corrected.get(name)
        if new and new != getattr(application, name):
            mended[name] = [str(getattr(application, name) or ""), str(new)]
            setattr(application, name, new)
    application.save(update_fields=["phone", "birth_year", "card_number"])
    return mended
