"""The search form of every page's head."""

from django import forms


class SearchForm(forms.Form):
    q = forms.CharField(required=False)
