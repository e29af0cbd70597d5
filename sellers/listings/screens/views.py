"""A listing in five screens: pictures, name, price, details, preview. Each saves; "Later" leaves a draft."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sellers import desk
from sellers.listings import editing, photos
from sellers.listings.cards import card_of
from sellers.listings.models import Listing
from sellers.listings.requirements import lacks_of, records_of
from sellers.listings.screens.forms import CountForm, LabelForm, NameForm, PriceForm, WordsForm
from sellers.listings.screens.prices import priced_rows
from sellers.listings.selectors import prices_of_like_goods
from sellers.listings.services import draft_listing
from sellers.listings.views import her_listing
from shop.core import clock
from shop.core.errors import DomainError
from shop.core.text import whole_number

STEPS = ("pictures", "name", "price", "details", "preview")


@desk.seller_page
def new(request: HttpRequest) -> HttpResponse:
    """The first screen before there is a draft: looking makes none, sending does."""
    if request.method == "POST":
        listing = draft_listing(request.seller, by=request.user)  # type: ignore[attr-defined]
        return _take_pictures(request, listing)
    return _screen(request, None, "pictures", {"pictures": []})


@desk.seller_page
def pictures(request: HttpRequest, pk: int) -> HttpResponse:
    listing = her_listing(request, pk)
    if request.method == "POST":
        return _take_pictures(request, listing)
    return _screen(request, listing, "pictures", {"pictures": photos.pictures_of(listing)})


@desk.seller_page
def name(request: HttpRequest, pk: int) -> HttpResponse:
    listing = her_listing(request, pk)
    form = NameForm(request.POST or None, listing=listing)
    if request.method == "POST" and form.is_valid():
        editing.name_listing(listing, form.naming(), by=request.user)
        return _onward(request, listing, "name")
    return _screen(request, listing, "name", {"form": form}, status=422 if form.errors else 200)


@desk.seller_page
def price(request: HttpRequest, pk: int) -> HttpResponse:
    """A new price is shown back in figures and words, with what she receives, before she goes on."""
    listing = her_listing(request, pk)
    forms = [PriceForm(request.POST or None, record=record) for record in records_of(listing.product)]
    if request.method == "POST" and all(form.is_valid() for form in forms):
        if _save_prices(listing, forms, request.user) and request.POST.get("op") != "later":
            return redirect("selling:listing_price", pk=pk)
        return _onward(request, listing, "price")
    rows = priced_rows(listing, forms)
    context = {"rows": rows, "like": prices_of_like_goods(listing.product), "priced": all(row.price for row in rows)}
    return _screen(request, listing, "price", context, status=422 if any(form.errors for form in forms) else 200)


@desk.seller_page
def details(request: HttpRequest, pk: int) -> HttpResponse:
    listing = her_listing(request, pk)
    counts = [CountForm(request.POST or None, record=record) for record in records_of(listing.product)]
    form, words = LabelForm(request.POST or None, listing=listing), _words(request, listing)
    if request.method == "POST" and all(each.is_valid() for each in [form, words, *counts]):
        _save_details(listing, (form, words, counts), request.user)
        return _onward(request, listing, "details")
    bad = any(each.errors for each in [form, words, *counts])
    context = {"form": form, "words": words, "counts": counts}
    return _screen(request, listing, "details", context, status=422 if bad else 200)


@desk.seller_page
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As buyers will see it, with what is missing and where to mend it."""
    listing = her_listing(request, pk)
    lacks = lacks_of(listing, clock.today())
    return _screen(
        request,
        listing,
        "preview",
        {"card": card_of(listing), "lacks": [(lack, f"selling:listing_{lack.screen}") for lack in lacks]},
    )


def _take_pictures(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Several files at once; the good ones stay although one is refused. A picture's own button says what to do."""
    if "remove" in request.POST:
        photos.remove_picture(listing, whole_number(request.POST["remove"]) or 0, by=request.user)
        return redirect("selling:listing_pictures", pk=listing.pk)
    if "main" in request.POST:
        photos.make_main_picture(listing, whole_number(request.POST["main"]) or 0, by=request.user)
        return redirect("selling:listing_pictures", pk=listing.pk)
    refused = False
    for upload in request.FILES.getlist("pictures"):
        try:
            photos.add_picture(listing, upload, by=request.user)
        except DomainError as refusal:
            messages.error(request, f"{upload.name}: {refusal.message}")
            refused = True
    stay = refused or request.POST.get("op") == "look"
    return redirect("selling:listing_pictures", pk=listing.pk) if stay else _onward(request, listing, "pictures")


@transaction.atomic
def _save_prices(listing: Listing, forms: list[PriceForm], by: Any) -> bool:
    """True where a price is another than she saw."""
    changed = [form for form in forms if form.cleaned_data["price"] != form.cleaned_data["was"]]
    for form in changed:
        editing.set_price(listing, form.record, price=form.cleaned_data["price"], was=form.cleaned_data["was"], by=by)
    return bool(changed)


@transaction.atomic
def _save_details(listing: Listing, forms: tuple[LabelForm, WordsForm, list[CountForm]], by: Any) -> None:
    label, words, counts = forms
    editing.label_listing(listing, label.label(), by=by)
    editing.describe_listing(listing, text=words.cleaned_data["text"], by=by)
    for form in counts:
        if form.cleaned_data["count"] != form.cleaned_data["was"]:
            editing.set_count(
                listing, form.record, count=form.cleaned_data["count"], was=form.cleaned_data["was"], by=by
            )


def _words(request: HttpRequest, listing: Listing) -> WordsForm:
    return WordsForm(request.POST or None, initial={"text": listing.product.description})


def _onward(request: HttpRequest, listing: Listing, step: str) -> HttpResponse:
    if request.POST.get("op") == "later":
        messages.success(request, _("Saved. You find it among your goods."))
        return redirect("selling:listings")
    return redirect(f"selling:listing_{STEPS[STEPS.index(step) + 1]}", pk=listing.pk)


def _screen(
    request: HttpRequest, listing: Listing | None, step: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    at = STEPS.index(step)
    frame = {
        "listing": listing,
        "task": _("New listing") if listing is None or not listing.was_on_sale else listing.product.title,  # type: ignore[attr-defined]
        "step": at + 1,
        "steps": len(STEPS),
        "back": f"selling:listing_{STEPS[at - 1]}" if at else "",
    }
    return desk.render(request, f"sellers/listings/{step}.html", {**frame, **context}, tab="", status=status)
