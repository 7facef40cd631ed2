from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui.badges import badge_for
from municipalities import actions, letters, queries, rules
from municipalities.forms import FlagForm, InternalNoteForm, MessageForm, ScreeningForm
from municipalities.views.case import case_tabs, opened, review_of
from municipalities.workflow import ScreeningState
from municipalities.workflow.screening import LOOKS

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def application_screen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Point by point: what the answers tell by themselves, then how somebody found it."""
    application = opened(request, pk, whole=True)
    points = queries.screened_points(request.user, application, clock.today())
    refusal = rules.refuse_screen(application, {}, by=request.user)
    form = ScreeningForm(request.POST or None, points=points)
    if form.is_valid() and form.carry_out(
        actions.screen_application, application, points=form.answers(), seen_at=form.seen_at(), by=request.user
    ):
        left = len(points) - len({each.point for each in points if each.line} | form.answers().keys())
        said = ngettext("Saved. %(count)s point is left.", "Saved. %(count)s points are left.", left) % {"count": left}
        messages.success(request, said if left else _("Saved. Every point is screened."))
        return redirect("municipalities:application_screen", pk)
    done = sum(1 for each in points if each.line)
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "signatures": queries.signature_checks(application),
        "rows": [
            {
                "point": each,
                "badge": badge_for(ScreeningState(each.line.state), LOOKS) if each.line else None,
                "state": form[f"s_{each.point}"],
                "note": form[f"note_{each.point}"],
            }
            for each in points
        ],
        "form": form,
        "refusal": refusal,
        "done": done,
        "of": len(points),
        "missing": sum(1 for each in points if each.line and each.line.state == ScreeningState.MISSING),
    }
    return render(request, "municipalities/application_screen.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def flag_set(request: SignedInRequest, pk: int) -> HttpResponse:
    """The round's flags on one application: they inform the choice and are never part of the sum."""
    application = opened(request, pk)
    flags, held = queries.flags_of(request.user, application)
    form = FlagForm(request.POST or None, flags=flags, held=held)
    if (
        flags
        and form.is_valid()
        and form.carry_out(actions.set_flags, application, reasons=form.reasons(), by=request.user)
    ):
        messages.success(request, _("The flags are saved."))
        return redirect("municipalities:flag_set", pk)
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "form": form if flags else None,
    }
    return render(request, "municipalities/flag_set.html", context, status=form.status if flags else 200)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def note_write(request: SignedInRequest, pk: int) -> HttpResponse:
    application = opened(request, pk)
    form = InternalNoteForm(request.POST or None)
    if form.is_valid() and form.carry_out(
        actions.write_internal_note, application, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The note is saved for the project alone."))
        return redirect("municipalities:note_write", pk)
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "form": form,
        "notes": queries.internal_notes(request.user, application),
    }
    return render(request, "municipalities/note_write.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def message_send(request: SignedInRequest, pk: int) -> HttpResponse:
    application = opened(request, pk)
    receiver = queries.full_name_on(application.municipality, clock.today())
    form = MessageForm(request.POST or None, receiver=receiver)
    if form.is_valid() and form.carry_out(actions.send_message, application, **form.cleaned_data, by=request.user):
        messages.success(request, _("The message is sent to %(receiver)s.") % {"receiver": receiver})
        return redirect("municipalities:message_send", pk)
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "form": form,
        "receiver": receiver,
        "addresses": letters.told_of(application.municipality),
        "sent": queries.messages_about(request.user, application),
    }
    return render(request, "municipalities/message_send.html", context, status=form.status)
