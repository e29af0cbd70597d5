"""What an editor may write into a page: her own units, kinds that fit the shelf, addresses that are free."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import Page

from cms.addresses import reserved_slugs
from sellers.access import editors_units
from sellers.models import Level, Unit
from shop.core.text import slug


class SlugForm(WagtailAdminPageForm):
    """The address comes from the title by the market's one fold; a page that was never published follows its title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("slug")
        if field:
            field.required = False
            field.widget = forms.TextInput()
            field.help_text = _("The last part of the address. Left empty, it is made from the title.")

    def clean_slug(self) -> str:
        asked = slug(self.cleaned_data.get("slug") or "")
        old = self.instance
        follows = not old.live and (not asked or (asked == old.slug and asked.startswith(slug(old.title)[:40])))
        if asked and not follows:
            return asked
        return free_slug(slug(self.cleaned_data.get("title") or self.data.get("title", "")), self.parent_page, old)


def free_slug(wanted: str, parent: Page | None, page: Page) -> str:
    """`wanted`, or with -2, -3 … where a sister page has it."""
    wanted = wanted[:200].strip("-") or "bai"
    taken = set(parent.get_children().exclude(pk=page.pk).values_list("slug", flat=True)) if parent else set()
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


class TopLevelForm(SlugForm):
    """Right under the home page the addresses of the market itself are taken."""

    def clean_slug(self) -> str:
        chosen = super().clean_slug()
        if chosen in reserved_slugs():
            raise forms.ValidationError(
                _("“%(slug)s” is an address of the market itself; nobody could reach a page with it. Choose another."),
                code="reserved",
                params={"slug": chosen},
            )
        return chosen


class ArticleForm(SlugForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit")
        self._offer_kinds()

    def _offer_kinds(self) -> None:
        kinds = getattr(self.parent_page and self.parent_page.specific_class, "kinds", ())
        if "kind" in self.fields and kinds:
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
            if not self.instance.kind:
                self.initial["kind"] = kinds[0].value


class FigureForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "union_unit")


def offer_units(form: Any, name: str) -> None:
    """Only units she edits: nothing can be written for, or handed over to, another."""
    field = form.fields.get(name)
    if field is None or form.for_user is None:
        return
    mine = Unit.objects.exclude(level=Level.BRANCH) if form.for_user.is_superuser else editors_units(form.for_user)
    field.queryset = mine.order_by("path")
    field.empty_label = None
    field.error_messages["invalid_choice"] = gettext_lazy("You do not write for this unit.")
    if getattr(form.instance, f"{name}_id") is None:
        first = field.queryset.first()
        form.initial[name] = first and first.pk
