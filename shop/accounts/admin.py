"""Django's admin for people: one of e-mail or phone is asked for, and only a superuser touches superusers."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shop.accounts.models import User
from shop.accounts.services import know_email
from shop.accounts.staff_forms import ContactsMixin


class NewPersonForm(ContactsMixin, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["full_name", "email", "phone"]


class KnownPersonForm(ContactsMixin):
    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class PersonAdmin(UserAdmin):
    form = KnownPersonForm
    add_form = NewPersonForm
    list_display = ["full_name", "email", "phone", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["full_name", "email", "phone"]
    ordering = ["full_name"]
    readonly_fields = ["phone_verified_at", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["full_name", "honorific", "email", "phone", "phone_verified_at"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["full_name", "email", "phone", "usable_password", "password1", "password2"]})]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            know_email(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Rights are given by superusers alone: else whoever may change people could make herself one."""
        fixed = [*super().get_readonly_fields(request, obj)]
        return (
            fixed if request.user.is_superuser else [*fixed, "is_staff", "is_superuser", "groups", "user_permissions"]
        )


def _may_touch(request: HttpRequest, person: User | None) -> bool:
    return person is None or not person.is_superuser or request.user.is_superuser
