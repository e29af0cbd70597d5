"""The person: known by phone or e-mail, with one field for her whole name (FIELD 5.4, STACK 12)."""

import secrets
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from shop.core import clock
from shop.core.text import given_name

USUAL_HONORIFIC = "chị"


def new_username() -> str:
    """A random key nobody types: it stands where Oscar, Wagtail and Django expect a user name."""
    return secrets.token_hex(12)


class NullableEmailField(models.EmailField):
    """allauth writes "" for "none", which a unique column could hold only once."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value) or None


class NullablePhoneField(models.CharField):
    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value) or None


class PersonManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, *, full_name: str = "", password: str | None = None, **facts: Any) -> "User":
        if facts.get("email"):
            facts["email"] = self.normalize_email(facts["email"]).lower()
        user = self.model(full_name=full_name, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, full_name: str = "", password: str | None = None, **facts: Any) -> "User":
        return self.create_user(full_name=full_name, password=password, is_staff=True, is_superuser=True, **facts)


class User(AbstractBaseUser, PermissionsMixin):
    username = models.CharField(max_length=24, unique=True, default=new_username)
    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    email = NullableEmailField(_("e-mail"), null=True, blank=True)
    phone = NullablePhoneField(_("phone"), max_length=16, null=True, blank=True, help_text="E.164")
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    # How the market addresses her: empty until she says.
    honorific = models.CharField(max_length=8, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phone__isnull=False) | models.Q(email__isnull=False), name="user_phone_or_email"
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=True) | models.Q(email__contains="@"), name="user_email_form"
            ),
            models.CheckConstraint(
                condition=models.Q(phone__isnull=True) | models.Q(phone__startswith="+"), name="user_phone_form"
            ),
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.UniqueConstraint(
                fields=["phone"], condition=models.Q(phone_verified_at__isnull=False), name="user_verified_phone_once"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email or self.phone or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return given_name(self.full_name)

    @property
    def first_name(self) -> str:
        """The name under which Wagtail's menu greets her; it would show the random user name otherwise."""
        return self.get_short_name()

    def called(self) -> str:
        """chị Hoa: by her given name and the word she chose, chị unless she said otherwise (LOOK 4)."""
        return f"{self.honorific or USUAL_HONORIFIC} {self.get_short_name()}"

    def form_of_address(self) -> str:
        """ "Chị Hoa" if she chose how to be addressed, else her full name (LOOK 4)."""
        if self.honorific and self.full_name:
            return f"{self.honorific.capitalize()} {self.get_short_name()}"
        return str(self)
