"""Everybody who is entered: the project leader's pages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts import actions, queries, rules
from alisvest.accounts.forms import AppointmentForm, EndAppointmentForm, PeopleFilter, PersonForm, ReasonForm
from alisvest.accounts.models import InvitationState
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.ui import formats
from alisvest.ui.forms.base import bound
from alisvest.ui.parts import Fact
from alisvest.ui.tables import paginate


@allow(Role.PROJECT_LEADER)
@require_safe
def person_list(request: SignedInRequest) -> HttpResponse:
    now = clock.now()
    everybody = queries.lines_of(queries.people_for(request.user).order_by("name", "pk"), now, clock.today())
    form = PeopleFilter(request.GET, places=queries.places_of(everybody), states=queries.states())
    chosen = form.asked
    words = (chosen.get("words") or "").strip().lower()
    narrowed = {key: chosen.get(key) or "" for key in ("role", "place", "state")}
    lines = queries.narrowed(everybody, words=words, now=now, **narrowed)
    context = {"filter": form, "page": paginate(request, lines)}
    return render(request, "accounts/person_list.html", context)


@allow(Role.PROJECT_LEADER)
@require_safe
def person_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    now, today = clock.now(), clock.today()
    line = queries.lines_of([person], now, today)[0]
    is_self = person.pk == request.user.pk
    context = {
        "somebody": person,
        "line": line,
        "held": queries.held_lines(person, today),
        "invitations": [(each, each.state(now)) for each in queries.invitations_of(person)],
        "waiting": line.way_in.is_waiting(now),
        "may_invite": rules.refuse_invite(person, has_way_in=line.way_in.has, by=request.user) is None,
        "may_see_as": rules.refuse_seeing(person, held=line.hats, by=request.user) is None,
        "may_deactivate": person.is_active and not is_self,
        "may_reset": line.second_factor and not is_self,
        "facts": [
            Fact(_("Last signed in"), formats.moment(person.last_login) if person.last_login else _("Never")),
            Fact(_("Second factor"), _("Yes") if line.second_factor else _("No")),
            Fact(_("Language"), person.get_language_display()),
        ],
    }
    return render(request, "accounts/person_detail.html", context)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def person_enter(request: SignedInRequest) -> HttpResponse:
    back = reverse("accounts:person_list")
    form = bound(PersonForm, request, back=back)
    if form.is_valid() and form.carry_out(actions.enter_person, **form.cleaned_data, by=request.user):
        said = _("%(name)s is entered. An invitation is on its way to %(email)s.")
        messages.success(request, said % {"name": form.result.name, "email": form.result.email})
        return redirect("accounts:person_detail", form.result.pk)
    return render(request, "accounts/person_enter.html", {"form": form, "back": back}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_give(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    back = reverse("accounts:person_detail", args=[pk])
    form = AppointmentForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.appoint, person, **form.facts, by=request.user):
        messages.success(request, _("%(name)s has the role, and gets a mail about it.") % {"name": person.name})
        return redirect(back)
    context = {"somebody": person, "form": form, "back": back}
    return render(request, "accounts/appointment_give.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_end(request: SignedInRequest, pk: int) -> HttpResponse:
    appointment = get_object_or_404(queries.appointments_for(request.user), pk=pk)
    back = reverse("accounts:person_detail", args=[appointment.user_id])
    form = EndAppointmentForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.end_appointment, appointment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The appointment of %(name)s is ended.") % {"name": appointment.user.name})
        return redirect(back)
    context = {"appointment": appointment, "form": form, "back": back}
    return render(request, "accounts/appointment_end.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def person_deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    back = reverse("accounts:person_detail", args=[pk])
    form = ReasonForm(
        request.POST or None,
        label=_("Reason"),
        help_text=_("It stands on the trail. Do not write about health."),
        verb=_("Deactivate the person"),
        back=back,
    )
    if form.is_valid() and form.carry_out(actions.deactivate_person, person, **form.cleaned_data, by=request.user):
        messages.success(request, _("%(name)s is deactivated and signed out everywhere.") % {"name": person.name})
        return redirect(back)
    context = {"somebody": person, "form": form, "back": back}
    return render(request, "accounts/person_deactivate.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def person_reactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    actions.reactivate_person(person, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("accounts:person_detail", pk)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor_reset(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    back = reverse("accounts:person_detail", args=[pk])
    form = ReasonForm(
        request.POST or None,
        label=_("How was the person identified?"),
        help_text=_("The person is told by mail, with these words."),
        verb=_("Reset the second factor"),
        back=back,
    )
    if form.is_valid() and form.carry_out(actions.reset_second_factor, person, **form.cleaned_data, by=request.user):
        said = _("The second factor of %(name)s is reset, and a mail about it is on its way.")
        messages.success(request, said % {"name": person.name})
        return redirect(back)
    context = {"somebody": person, "form": form, "back": back}
    return render(request, "accounts/second_factor_reset.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def person_invite(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a way in, or send it again: the earlier link is void then."""
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    with translation.override(person.language):  # the mail names the role in its reader's language
        line = queries.lines_of([person], clock.now(), clock.today())[0]
        capacity = line.hats[0].label if line.hats else "ALIS-Vest"
    before = line.way_in.state(clock.now())
    actions.invite(person, capacity=capacity, language=person.language, by=request.user)
    said = (
        _("A new invitation is on its way to %(email)s. The earlier link no longer works.")
        if before == InvitationState.OPEN
        else _("An invitation is on its way to %(email)s.")
    )
    messages.success(request, said % {"email": person.email})
    return redirect("accounts:person_detail", pk)
