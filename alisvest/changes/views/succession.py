"""The events of the register: the list, the one dialogue that records one, and taking one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.changes.actions.succession import check_succession, confirm_succession
from alisvest.changes.queries.succession import following
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui.tables import Tab, paginate
from municipalities import queries
from municipalities.actions.succession import take_back_succession
from municipalities.forms.succession import SuccessionForm, TakeBackForm
from municipalities.queries import succession as successions

STAFF = sorted(STAFF_ROLES)


@allow(*STAFF)
@require_safe
def succession_list(request: SignedInRequest) -> HttpResponse:
    """Show what happened to municipalities, the latest first."""
    page = paginate(request, successions.events_with_lines(request.user))
    lines = [(event, getattr(event, "taken_back_by", None)) for event in page.rows]
    return render(request, "changes/succession_list.html", {"page": page, "lines": lines})


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def succession_record(request: SignedInRequest) -> HttpResponse:
    """First ask what happens; then show everything that follows, and record it when that is confirmed."""
    kind = successions.kind_of(request.GET.get("kind", ""))
    shown, back = request.POST.get("fingerprint", ""), reverse("changes:succession_list")
    form = SuccessionForm(
        request.POST or None,
        kind=kind,
        places=queries.municipalities_for(request.user).filter(valid__endswith=None),
        asked=request.method == "POST",
        back=back,
    )
    found = None
    if form.is_valid() and form.carry_out(check_succession, form.plan, by=request.user):
        found = following(form.plan)
        if shown and form.carry_out(confirm_succession, form.plan, fingerprint=shown, by=request.user):
            messages.success(request, _("The event is recorded."))
            return redirect(back)
        form.now_shown(found.fingerprint)
    own = reverse("changes:succession_record")
    tabs = [Tab(str(each.label), f"{own}?kind={each.value}", each == kind) for each in successions.KINDS]
    context = {"form": form, "found": found, "tabs": tabs}
    return render(request, "changes/succession_record.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def succession_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(successions.events_with_lines(request.user), pk=pk)
    back = reverse("changes:succession_list")
    form = TakeBackForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(take_back_succession, event, **form.cleaned_data, by=request.user):
        messages.success(request, _("The event is taken back. Both stay on record."))
        return redirect(back)
    context = {"form": form, "event": event, "found": successions.standing_on(event)}
    return render(request, "changes/succession_take_back.html", context, status=form.status)
