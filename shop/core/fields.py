"""Form fields whose text is read by a function of the trade: it understands what was typed, or refuses and says why."""

from collections.abc import Callable
from typing import Any

from django import forms

from shop.core.errors import DomainError
from shop.core.phones import e164


class ReadField(forms.CharField):
    """Gives what `read` makes of the text, `nothing` for an empty one. What was typed stays in the field."""

    def __init__(self, *, read: Callable[[str], Any], nothing: Any = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read = read
        self.nothing = nothing

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return self.nothing
        try:
            return self.read(text)
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal


class PhoneField(ReadField):
    """Gives any number that can be called from Vietnam in E.164."""

    widget = forms.TextInput(attrs={"type": "tel"})

    def __init__(self, *, read: Callable[[str], str] = e164, **kwargs: Any) -> None:
        super().__init__(read=read, **{"max_length": 40, **kwargs})
