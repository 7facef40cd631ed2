"""Circulars: written in both forms, looked at, tried on oneself, sent, and kept with who got them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import require
from alisvest.outbox import rules
from alisvest.outbox.actions import circular as actions
from alisvest.outbox.forms.circular import CircularForm, initial_of
from alisvest.outbox.queries import circular as queries
from alisvest.outbox.queries.mail import mail_rows
from alisvest.outbox.workflow import CircularStatus
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import paginate

FORM = ["GET", "HEAD", "POST"]


@allow(*STAFF_ROLES)
@require_safe
def circular_list(request: SignedInRequest) -> HttpResponse:
    rows = paginate(request, queries.circulars_for(request.user))
    lines = [(circular, queries.badge_of(circular)) for circular in rows.rows]
    return render(request, "outbox/circular_list.html", {"page": rows, "lines": lines})


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def circular_write(request: SignedInRequest) -> HttpResponse:
    form = CircularForm(request.POST or None, back=reverse("outbox:circular_list"))
    if form.is_valid() and form.carry_out(
        actions.draft_circular, **form.texts, by=request.user, idempotency_key=form.cleaned_data["idempotency_key"]
    ):
        messages.success(request, _("The draft is saved. Look at it before you send it."))
        return redirect(form.result)
    return render(request, "outbox/circular_write.html", {"form": form, "circular": None}, status=form.status)


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def circular_change(request: SignedInRequest, pk: int) -> HttpResponse:
    circular = get_object_or_404(queries.circulars_for(request.user), pk=pk)
    require(rules.refuse_circular_move("change", circular, by=request.user))
    form = CircularForm(request.POST or None, back=circular.get_absolute_url(), initial=initial_of(circular))
    if form.is_valid() and form.carry_out(actions.change_circular, circular, **form.texts, by=request.user):
        messages.success(request, _("The draft is saved. Look at it before you send it."))
        return redirect(circular)
    return render(request, "outbox/circular_write.html", {"form": form, "circular": circular}, status=form.status)


@allow(*STAFF_ROLES)
@require_safe
def circular_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    circular = get_object_or_404(queries.circulars_for(request.user), pk=pk)
    draft = circular.status == CircularStatus.DRAFT
    audience = queries.audience_of(circular)
    context = {
        "circular": circular,
        "badge": queries.badge_of(circular),
        "draft": draft,
        "audience": audience,
        "previews": queries.previews(circular, audience.receivers if draft else []),
        "refusal": rules.refuse_circular(circular, audience.receivers) if draft else None,
        "mails": [] if draft else mail_rows(request.user, queries.mails_of(circular, request.user)),
    }
    return render(request, "outbox/circular_detail.html", context)


@allow(*STAFF_ROLES)
@require_POST
def circular_test(request: SignedInRequest, pk: int) -> HttpResponse:
    circular = get_object_or_404(queries.circulars_for(request.user), pk=pk)
    mails = actions.try_circular(circular, by=request.user)
    words = ngettext("%(count)s test is on its way to you.", "%(count)s tests are on their way to you.", len(mails))
    messages.success(request, words % {"count": len(mails)})
    return redirect(circular)


@allow(*STAFF_ROLES)
@require_POST
def circular_send(request: SignedInRequest, pk: int) -> HttpResponse:
    circular = get_object_or_404(queries.circulars_for(request.user), pk=pk)
    actions.send_circular(circular, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("The circular is sent. Below you see how each mail gets on."))
    return redirect(circular)


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def circular_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    circular = get_object_or_404(queries.circulars_for(request.user), pk=pk)
    if request.method == "POST":
        actions.drop_circular(circular, by=request.user)
        messages.success(request, _("The draft is dropped."))
        return redirect("outbox:circular_list")
    require(rules.refuse_circular_move("drop", circular, by=request.user))
    question = Confirmation(
        _("Drop the draft?"),
        [_("Nobody has got it. It disappears from the list.")],
        _("Drop the draft"),
        _("Keep the draft"),
        circular.get_absolute_url(),
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": question})
