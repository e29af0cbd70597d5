"""A form with one of each kind of control, sent back with an error."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.core.fields import PhoneField


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Full name"))
    phone = PhoneField(label=_("Phone number"), max_length=None)
    province = forms.ChoiceField(
        label=_("Province, city"), choices=[("01", "Hà Nội"), ("46", "Huế"), ("15", "Lào Cai")]
    )
    landmark = forms.CharField(
        label=_("Landmark"), help_text=_("For example: beside the village hall, green gate."), required=False
    )
    message = forms.CharField(label=_("Message"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    size = forms.ChoiceField(
        label=_("Sell another size?"),
        choices=[("no", _("No, one size only")), ("yes", _("Yes, add a size"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=_("I agree to the rules of the market"))


def filled_badly() -> SampleForm:
    form = SampleForm(
        {"name": "Nguyễn Thị Mai", "phone": "0900 000 12", "province": "01", "size": "no", "agreed": "on"}
    )
    form.is_valid()
    return form
