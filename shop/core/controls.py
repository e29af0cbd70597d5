"""Form controls in the market's dress: the class its kind of widget wears, and the ties to hint and error."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "tick"),
    (forms.FileInput, "file"),
)


def kind(field: BoundField) -> str:
    """Order matters: radios and checkbox lists are selects by descent."""
    return next((name for widget, name in KINDS if isinstance(field.field.widget, widget)), "input")


def dressed(field: BoundField, attributes: dict[str, Any], *, hinted: bool = False) -> SafeString:
    """Attributes are written with underscores: `inputmode`, `data_communes`. `hinted`: a hint stands above it."""
    attrs = {name.replace("_", "-"): value for name, value in attributes.items() if value not in ("", None)}
    sort = kind(field)
    if sort in ("input", "file"):
        attrs.setdefault("class", f"input {field.field.widget.attrs.get('class', '')}".strip())
    told = described_by(field, hinted=hinted)
    if told:
        attrs["aria-describedby"] = told
    if field.errors:
        attrs["aria-invalid"] = "true"
    drawn = field.as_widget(attrs=attrs)
    return format_html('<span class="select">{}</span>', drawn) if sort == "select" else drawn


def described_by(field: BoundField, *, hinted: bool) -> str:
    """Ids that components/field.html gives to the hint and the error."""
    ids = [f"{field.auto_id}-hint"] if hinted or field.help_text else []
    return " ".join([*ids, f"{field.auto_id}-error"] if field.errors else ids)
