"""Advertising posts: write, publish, count, hire, close."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone, badge_for
from alisvest.ui.forms import BaseForm
from alisvest.ui.parts import Fact, Tile
from alisvest.ui.tables import paginate
from municipalities.actions import advertisement as actions
from municipalities.forms.position import AdvertisementForm, CountForm, HireForm, PublishForm
from municipalities.letters.advertisement import starting_words
from municipalities.queries.position import (
    advertised_for,
    advertisements_for,
    advertising_state,
    posts_for,
    to_advertise,
)
from municipalities.rules import advertisement as rules
from municipalities.workflow import EMPLOYERS, POSITION_LOOKS, PositionStatus

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES), Role.STEERING)
WRITERS = tuple(sorted(EMPLOYERS))
STATES = {
    "written": Badge(pgettext_lazy("advertisement", "Being written"), Tone.NEUTRAL, "pencil"),
    "open": Badge(pgettext_lazy("advertisement", "Open"), Tone.INFO, "clock"),
    "over": Badge(pgettext_lazy("advertisement", "Deadline past"), Tone.WARNING, "halfclock"),
    "closed": Badge(pgettext_lazy("advertisement", "Closed"), Tone.NEUTRAL, "lock"),
}
COUNT_LABELS: dict[str, str | Promise] = {
    "applicants": gettext_lazy("Applicants"),
    "qualified": gettext_lazy("Qualified"),
    "interviewed": gettext_lazy("Interviewed"),
    "offered": gettext_lazy("Offered the post"),
    "declined": gettext_lazy("Declined the offer"),
}


@allow(*READERS)
@require_safe
def advertisement_list(request: SignedInRequest) -> HttpResponse:
    """Show all advertisements with their numbers, the latest first."""
    page = paginate(request, advertisements_for(request.user))
    today = clock.today()
    context = {"page": page, "rows": [(each, STATES[advertising_state(each, today)]) for each in page.rows]}
    return render(request, "municipalities/advertisement_list.html", context)


@allow(*READERS)
@require_safe
def advertisement_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an advertisement: its text, its numbers, who was hired when, and what may be done with it now."""
    advertisement = get_object_or_404(advertisements_for(request.user), pk=pk)
    works = request.user.role in EMPLOYERS
    facts = [
        Fact(_("Municipality"), advertisement.municipality.name, advertisement.municipality.get_absolute_url()),
        Fact(_("Published on"), formats.day(advertisement.published_on) if advertisement.published_on else "–"),
        Fact(_("Last day to apply"), formats.day(advertisement.deadline_on) if advertisement.deadline_on else "–"),
        Fact(_("Where it is published"), advertisement.published_where or "–"),
    ]
    if advertisement.closed_on:
        facts.append(Fact(_("Closed on"), formats.day(advertisement.closed_on)))
    lines = [
        (line, badge_for(PositionStatus(line.position.status), POSITION_LOOKS)) for line in advertisement.places.all()
    ]
    context = {
        "advertisement": advertisement,
        "badge": STATES[advertising_state(advertisement, clock.today())],
        "facts": facts,
        "tiles": [
            Tile(label, "–" if (count := getattr(advertisement, name)) is None else formats.number(count))
            for name, label in COUNT_LABELS.items()
        ],
        "lines": lines,
        "sees_text": request.user.role != Role.STEERING,
        "may_change": works and advertisement.published_on is None,
        "may_count": works and advertisement.published_on is not None,
        "may_hire": works and rules.refuse_open(advertisement, by=request.user) is None,
    }
    return render(request, "municipalities/advertisement_detail.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def advertisement_write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write an advertisement for a post, and for others of the same municipality."""
    position = get_object_or_404(posts_for(request.user), pk=pk)
    require(rules.refuse_write([position], by=request.user))
    words = starting_words([position], clock.today())
    form = AdvertisementForm(
        request.POST or None,
        initial={"posts": [str(position.pk)], "title": words.subject, "text": words.body},
        posts=to_advertise(request.user, position.municipality_id),
        back=position.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.write_advertisement, **form.answers, by=request.user):
        messages.success(request, _("The advertisement is written. Enter it here when it is published."))
        return redirect(form.result)
    return _form(request, form, _("Write the advertisement"), position.get_absolute_url(), position.number)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def advertisement_change(request: SignedInRequest, pk: int) -> HttpResponse:
    advertisement = get_object_or_404(advertisements_for(request.user), pk=pk)
    require(rules.refuse_change(advertisement, by=request.user))
    form = AdvertisementForm(
        request.POST or None,
        initial={
            "posts": [str(line.position_id) for line in advertisement.places.all()],
            "title": advertisement.title,
            "text": advertisement.text,
        },
        posts=to_advertise(request.user, advertisement.municipality_id),
        back=advertisement.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.change_advertisement, advertisement, **form.answers, by=request.user):
        messages.success(request, _("The advertisement is saved."))
        return redirect(form.result)
    return _form(request, form, _("Word the advertisement anew"), advertisement.get_absolute_url(), advertisement.title)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def advertisement_publish(request: SignedInRequest, pk: int) -> HttpResponse:
    advertisement = get_object_or_404(advertisements_for(request.user), pk=pk)
    require(rules.refuse_change(advertisement, by=request.user))
    today = clock.today()
    form = PublishForm(
        request.POST or None,
        initial={"published_on": today, "deadline_on": rules.usual_deadline(today)},
        back=advertisement.get_absolute_url(),
    )
    if form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        given["deadline_on"] = given["deadline_on"] or rules.usual_deadline(given["published_on"])
        if form.carry_out(actions.publish_advertisement, advertisement, **given, by=request.user):
            messages.success(request, _("The post is advertised."))
            return redirect(form.result)
    return _form(request, form, _("Published"), advertisement.get_absolute_url(), advertisement.title)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def advertisement_count(request: SignedInRequest, pk: int) -> HttpResponse:
    advertisement = get_object_or_404(advertisements_for(request.user), pk=pk)
    form = CountForm(
        request.POST or None,
        initial={name: getattr(advertisement, name) for name in COUNT_LABELS},
        back=advertisement.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.record_counts, advertisement, **form.cleaned_data, by=request.user):
        messages.success(request, _("The numbers are saved."))
        return redirect(form.result)
    return _form(request, form, _("Count the applicants"), advertisement.get_absolute_url(), advertisement.title)


@allow(*WRITERS)
@require_POST
def advertisement_close(request: SignedInRequest, pk: int) -> HttpResponse:
    advertisement = get_object_or_404(advertisements_for(request.user), pk=pk)
    actions.close_advertisement(advertisement, by=request.user)
    messages.success(request, _("The advertisement is closed. Posts that nobody was hired for may be advertised anew."))
    return redirect(advertisement)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def advertised_hire(request: SignedInRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(advertised_for(request.user), pk=pk)
    today = clock.today()
    back = line.advertisement.get_absolute_url()
    initial = {"hired_on": today, "starts_on": max(line.position.start, today)}
    form = HireForm(request.POST or None, initial=initial, back=back)
    if form.is_valid() and form.carry_out(actions.hire, line, **form.cleaned_data, by=request.user):
        messages.success(request, _("The post has its doctor. Enter name and HPR number when the contract is signed."))
        return redirect(back)
    return _form(request, form, _("A doctor is hired"), back, line.position.number)


@allow(*WRITERS)
@require_POST
def advertised_lose(request: SignedInRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(advertised_for(request.user), pk=pk)
    actions.lose_hired(line, by=request.user)
    messages.success(request, _("The post is advertised again."))
    return redirect(line.advertisement)


def _form(request: SignedInRequest, form: BaseForm, title: str, back: str, about: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "about": about, "posts": reverse("candidates:position_list")}
    return render(request, "municipalities/advertisement_form.html", context, status=form.status)
