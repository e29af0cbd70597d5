"""Wagtail's pages about people: our name and contacts in place of user name, first and last name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from shop.accounts.models import User
from shop.accounts.services import know_email
from shop.accounts.staff_forms import ContactsMixin


class WagtailPersonMixin(ContactsMixin):
    first_name = None
    last_name = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("username", None)

    def separate_username_field(self) -> bool:
        return False

    def save(self, commit: bool = True) -> User:
        new = self.instance.pk is None
        if new:
            self.instance.set_unusable_password()
        person = super().save(commit=commit)
        if commit and (new or "email" in self.changed_data):
            know_email(person)
        return person


class NewPersonForm(WagtailPersonMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        # Wagtail's form sets up "username" before we may take it away.
        fields = {"username", "full_name", "email", "phone", "is_superuser", "groups"}


class KnownPersonForm(WagtailPersonMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {"username", "full_name", "email", "phone", "is_active", "is_superuser", "groups"}


class RightsBySuperusersMixin:
    """Only a superuser makes others superusers."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class NewPersonView(RightsBySuperusersMixin, CreateView):
    pass


class KnownPersonView(RightsBySuperusersMixin, EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeopleView(IndexView):
    @cached_property
    def columns(self) -> list[Any]:
        """Without the column of random user names."""
        return [column for column in super().columns if column.name != "username"]

    @cached_property
    def search_fields(self) -> list[str]:
        return ["full_name", "email", "phone"]


class PersonViewSet(UserViewSet):
    ordering = "full_name"
    index_view_class = PeopleView
    add_view_class = NewPersonView
    edit_view_class = KnownPersonView

    def get_form_class(self, for_update: bool = False) -> type:
        return KnownPersonForm if for_update else NewPersonForm
