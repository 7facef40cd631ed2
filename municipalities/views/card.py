"""How a municipality is reached, and who is who in it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.ui import formats
from municipalities import queries
from municipalities.actions import card as actions
from municipalities.forms.card import FACTS, CardForm, ContactChangeForm, ContactEndForm, ContactForm, CorrectCardForm

CARD_KEEPERS = (*sorted(STAFF_ROLES), Role.MANAGER)
CONTACT_KEEPERS = (*CARD_KEEPERS, Role.SIGNER)


@allow(*CARD_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def card_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record addresses and hospital area from a day on; the form begins with what holds today."""
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    now = queries.card_on(municipality, clock.today())
    form = CardForm(
        request.POST or None,
        initial={name: getattr(now, name) for name in FACTS} if now else {},
        areas=queries.hospital_areas(),
        back=municipality.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(
        actions.record_card, municipality, form.facts, start=form.cleaned_data["start"], by=request.user
    ):
        messages.success(request, _("The card is saved."))
        return redirect(municipality)
    context = {
        "municipality": municipality,
        "form": form,
        "heading": _("New card"),
        "lead": _("Formal letters and invoices to the municipality carry it from that day on."),
    }
    return render(request, "municipalities/card_record.html", context, status=form.status)


@allow(*CARD_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def card_correct(request: SignedInRequest, pk: int) -> HttpResponse:
    card = get_object_or_404(queries.cards_to_keep(request.user), pk=pk)
    form = CorrectCardForm(
        request.POST or None,
        initial={name: getattr(card, name) for name in FACTS},
        areas=queries.hospital_areas(),
        back=card.municipality.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(
        actions.correct_card, card, form.facts, reason=form.cleaned_data["reason"], by=request.user
    ):
        messages.success(request, _("The card is corrected."))
        return redirect(card.municipality)
    context = {
        "municipality": card.municipality,
        "form": form,
        "heading": _("Correct the card"),
        "lead": _("It holds: %(period)s.") % {"period": formats.period(card.valid)},
    }
    return render(request, "municipalities/card_record.html", context, status=form.status)


@allow(*CONTACT_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_enter(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    initial = {"role": request.GET.get("role", "")}
    form = ContactForm(request.POST or None, initial=initial, back=municipality.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.enter_contact, municipality, **form.cleaned_data, by=request.user):
        messages.success(request, _("The contact is entered."))
        return redirect(municipality)
    context = {
        "municipality": municipality,
        "form": form,
        "heading": _("Enter a contact"),
        "lead": _("A contact gets no way in to this application: for that, invite the person."),
    }
    return render(request, "municipalities/card_record.html", context, status=form.status)


@allow(*CONTACT_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_change(request: SignedInRequest, pk: int) -> HttpResponse:
    contact = get_object_or_404(queries.contacts_to_keep(request.user), pk=pk)
    initial = {name: getattr(contact, name) for name in ("name", "email", "phone")}
    form = ContactChangeForm(request.POST or None, initial=initial, back=contact.municipality.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.change_contact, contact, **form.cleaned_data, by=request.user):
        messages.success(request, _("The contact is saved."))
        return redirect(contact.municipality)
    context = {
        "municipality": contact.municipality,
        "form": form,
        "heading": contact.get_role_display(),
        "lead": _("For another person in the same part, enter a new contact: both are kept with their dates."),
    }
    return render(request, "municipalities/card_record.html", context, status=form.status)


@allow(*CONTACT_KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_end(request: SignedInRequest, pk: int) -> HttpResponse:
    contact = get_object_or_404(queries.contacts_to_keep(request.user), pk=pk)
    form = ContactEndForm(request.POST or None, back=contact.municipality.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.end_contact, contact, **form.cleaned_data, by=request.user):
        messages.success(request, _("The contact is ended."))
        return redirect(contact.municipality)
    context = {
        "municipality": contact.municipality,
        "form": form,
        "heading": _("End the contact: %(name)s") % {"name": contact.name},
        "lead": contact.get_role_display(),
    }
    return render(request, "municipalities/card_record.html", context, status=form.status)
