"""/ban-hang/giao-hang/: the seller says how she sends."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sellers import desk
from sellers.delivery.errors import TermsRefused
from sellers.delivery.forms import TermsForm, as_filled_in
from sellers.delivery.models import terms_of
from sellers.delivery.services import set_terms
from sellers.shops.selectors import shop_of


@desk.seller_page
def delivery(request: HttpRequest) -> HttpResponse:
    seller = request.seller  # type: ignore[attr-defined]
    terms = terms_of(shop_of([seller.partner_id])[seller.partner_id])
    form = TermsForm(request.POST or None, shop=seller, initial=as_filled_in(terms, seller))
    if request.method == "POST" and form.is_valid():
        try:
            set_terms(seller, terms=form.terms, by=request.user)
        except TermsRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Saved. New orders are sent this way from now on."))
            return redirect("selling:delivery")
    context = {"form": form, "crumbs": [(_("Today"), reverse("selling:today"))]}
    return desk.render(request, "sellers/delivery.html", context, tab="")
