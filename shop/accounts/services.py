"""Changes to a person and to what she is known by."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from shop.accounts import messages
from shop.accounts.models import User
from shop.accounts.proofs import announce_proof
from shop.accounts.selectors import has_proved_email
from shop.core import clock
from shop.core.audit import record
from shop.core.text import clean


@transaction.atomic
def open_account(
    *, full_name: str, email: str = "", phone: str = "", password: str | None = None, by: User | None = None
) -> User:
    """A person whose e-mail address or phone number (E.164) the market already knows to be hers.

    For loaders and officers who have seen her; who signs up by herself proves it by a code instead.
    """
    user = User.objects.create_user(
        full_name=clean(full_name),
        email=email or None,
        phone=phone or None,
        phone_verified_at=clock.now() if phone else None,
        password=password,
    )
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    record("account_opened", user, by=by)
    return user


@transaction.atomic
def know_email(user: User) -> None:
    """Give allauth its row for the address a staff member typed: unproved until its owner enters a code."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email or "").delete()
    if user.email:
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True, "verified": False})


@transaction.atomic
def accept_phone(user: User, *, phone: str) -> User:
    """The number is proved to be hers: nobody else's unproved claim to it is left, and the old one is warned."""
    old = user.phone if user.phone_verified_at else None
    for claim in User.objects.filter(phone=phone, phone_verified_at__isnull=True).exclude(pk=user.pk):
        _drop_claim(claim)
    user.phone = phone
    user.phone_verified_at = clock.now()
    user.save(update_fields=["phone", "phone_verified_at"])
    record("phone_proved", user, by=user, phone=phone)
    if old and old != phone:
        warning = _("Your number at the market was changed. If it was not you, tell the market at once.")
        messages.tell_by_sms(old, warning, kind="number_changed")
    announce_proof(user, kind="phone", address=phone)
    return user


@transaction.atomic
def accept_email(user: User, *, address: str, request: Any) -> User:
    """The address is proved to be hers.

    Whoever signed up with it before her, and never got in, keeps nothing: his password and number go, as she came
    by a code and not by them.
    """
    from allauth.account.authentication import get_authentication_records

    came_by_code = any(each["method"] == "code" for each in get_authentication_records(request, user))
    if came_by_code and user.last_login is None and user.has_usable_password():
        user.set_unusable_password()
        user.phone = user.phone_verified_at = None
        user.save(update_fields=["password", "phone", "phone_verified_at"])
    record("email_proved", user, by=user, email=address)
    announce_proof(user, kind="email", address=address)
    return user


@transaction.atomic
def forget_unproved_email(user: User) -> User:
    """She came by her proved number: a mistyped address from her sign-up must not shut her out for ever."""
    if has_proved_email(user):
        return user
    EmailAddress.objects.filter(user=user).delete()
    record("email_forgotten", user, by=user, email=user.email)
    user.email = None
    user.save(update_fields=["email"])
    return user


@transaction.atomic
def set_new_password(user: User, *, password: str) -> User:
    """All her other sessions end with it (Django binds sessions to the password's hash)."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record("password_set", user, by=user)
    return user


@transaction.atomic
def describe_person(user: User, *, full_name: str, honorific: str) -> User:
    user.full_name = clean(full_name)
    user.honorific = honorific
    user.save(update_fields=["full_name", "honorific"])
    record("person_described", user, by=user)
    return user


def _drop_claim(claim: User) -> None:
    """An abandoned sign-up goes altogether; a row that other things hang on only loses the number, if it can."""
    if claim.last_login is None and not claim.is_staff and _stands_alone(claim):
        claim.delete()
    elif claim.email:
        claim.phone = None
        claim.save(update_fields=["phone"])


def _stands_alone(user: User) -> bool:
    """Nothing but her own e-mail rows points at her."""
    for relation in user._meta.related_objects:
        if relation.related_model is not EmailAddress and _points_at(relation, user):
            return False
    return not user.groups.exists()


def _points_at(relation: Any, user: User) -> bool:
    return relation.related_model._base_manager.filter(**{relation.field.name: user}).exists()
