"""Operators add words and end them; what has been in force stays as it was, so that an old order can be explained."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalog.search.text import words_of
from catalog.search.understanding.lexicon import Use
from catalog.search.words.models import APART, Words, phrases
from catalog.search.words.selectors import forget_words
from shop.core import clock
from shop.core.text import clean

MOST_WORDS = 5  # of one phrase
NEED_OTHERS = (Use.MEANS, Use.NEAR, Use.APART)


class WordsForm(forms.ModelForm):
    class Meta:
        model = Words
        fields = ["use", "words", "others", "since", "until", "why"]

    def clean_words(self) -> str:
        return _tidied(self.cleaned_data["words"])

    def clean_others(self) -> str:
        return _tidied(self.cleaned_data["others"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        use, words, others = (cleaned.get(name) for name in ("use", "words", "others"))
        if use == Use.SAME and words and len(phrases(words)) < 2 and not others:
            self.add_error("words", _("Write at least two phrases, with | between them."))
        if use in NEED_OTHERS and not others:
            self.add_error("others", _("Say what the words stand for."))
        return cleaned


@admin.register(Words)
class WordsAdmin(admin.ModelAdmin):
    form = WordsForm
    list_display = ["words", "others", "use", "since", "until", "why", "by"]
    list_filter = ["use", "since"]
    search_fields = ["words", "others", "why"]

    def get_readonly_fields(self, request: HttpRequest, obj: Words | None = None) -> list[str]:
        return ["use", "words", "others", "since", "by"] if obj else []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"since": clock.today(), **super().get_changeform_initial_data(request)}

    def has_delete_permission(self, request: HttpRequest, obj: Words | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Words, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.by_id = request.user.pk
        super().save_model(request, obj, form, change)
        forget_words()


def _tidied(text: str) -> str:
    """Lower case, each phrase once. Raises ValidationError for what holds no words or too many."""
    found = list(dict.fromkeys(clean(phrase).lower() for phrase in phrases(text)))
    for phrase in found:
        if not 1 <= len(words_of(phrase)) <= MOST_WORDS:
            raise ValidationError(_("“%(phrase)s” is not one to five words.") % {"phrase": phrase[:60]})
    return f" {APART} ".join(found)
