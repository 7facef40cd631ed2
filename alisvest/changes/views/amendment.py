"""Amendments of posts: propose, see what follows, approve."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.changes.actions import amendment as actions
from alisvest.changes.forms import AmendmentForm, RefuseForm
from alisvest.changes.queries.amendment import amendments_for, preview, statuses_of
from alisvest.changes.queries.consequences import as_told
from alisvest.changes.rules import amendment as rules
from alisvest.changes.workflow import AMENDMENT_LOOKS, PROPOSERS, AmendmentKind, AmendmentStatus
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from alisvest.ui.tables import Tab, paginate, status_tabs
from municipalities.models.choices import ListModel
from municipalities.queries.position import position_on, posts_for

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
STATUSES = [("", gettext_lazy("All")), *AmendmentStatus.choices]


@allow(*READERS)
@require_safe
def amendment_list(request: SignedInRequest) -> HttpResponse:
    """Show the amendments, those that wait first; of one post with ?post=."""
    found = amendments_for(request.user)
    post = request.GET.get("post", "")
    if post.isdecimal() and len(post) < 10:
        found = found.filter(position=int(post))
    counts = statuses_of(found)
    status = request.GET.get("status", "")
    shown = found.filter(status=status) if status in AmendmentStatus.values else found
    page = paginate(request, shown)
    context = {
        "page": page,
        "rows": [(each, _badge(each.status), _in_words(each)) for each in page.rows],
        "tabs": status_tabs(request, STATUSES, counts),
        "lead": _(
            "What becomes different in the posts, and from when. An approved amendment changes post, plan and money."
        )
        if request.user.role in STAFF_ROLES
        else _("What your municipality wants to be different in its posts. The project leader approves it."),
    }
    return render(request, "changes/amendment_list.html", context)


def _badge(status: str) -> object:
    return badge_for(AmendmentStatus(status), AMENDMENT_LOOKS)


def _in_words(amendment: Any) -> str:
    """Say in one line what becomes different."""
    kind = AmendmentKind(amendment.kind)
    if kind is AmendmentKind.FRACTION:
        return _("%(percent)s of a full post") % {"percent": formats.percent(amendment.percentage)}
    if kind is AmendmentKind.LEAVE:
        return formats.period(amendment.effect_on, last_day(amendment.until))
    if kind is AmendmentKind.END:
        return formats.day(last_day(amendment.effect_on))
    if kind is AmendmentKind.WORKPLACE:
        return ", ".join(f"{name} {formats.percent(float(share))}" for name, share in amendment.workplaces)
    parts = [str(ListModel(amendment.list_model).label)] if amendment.list_model else []
    if amendment.list_length is not None:
        parts.append(_("%(number)s patients") % {"number": formats.number(amendment.list_length)})
    return ", ".join(parts)


@allow(*READERS)
@require_safe
def amendment_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what becomes different and what follows: reckoned now while it waits, as it was told afterwards."""
    amendment = get_object_or_404(amendments_for(request.user), pk=pk)
    return render(request, "changes/amendment_detail.html", _context(request, amendment))


def _context(request: SignedInRequest, amendment: Any) -> dict[str, Any]:
    waits = amendment.status == AmendmentStatus.PROPOSED
    found = preview(amendment, today=clock.today()) if waits else None
    facts = [
        Fact(_("Post"), amendment.position.number, amendment.position.get_absolute_url()),
        Fact(_("What is changed"), amendment.get_kind_display()),
        Fact(_("How it becomes"), _in_words(amendment)),
        Fact(_("Takes effect on"), formats.day(amendment.effect_on)),
    ]
    if amendment.employment:
        doctor = amendment.employment.candidate
        facts.insert(1, Fact(_("Doctor"), doctor.name, doctor.get_absolute_url()))
    facts.append(Fact(_("Proposed by"), f"{amendment.proposed_by.name}, {formats.day(amendment.proposed_at)}"))
    if amendment.ended_by:
        facts.append(Fact(_("Decided by"), f"{amendment.ended_by.name}, {formats.day(amendment.ended_at)}"))
    return {
        "amendment": amendment,
        "badge": _badge(amendment.status),
        "facts": facts,
        "lines": found.lines if found else as_told(amendment.told),
        "fingerprint": found.fingerprint if found else "",
        "may_approve": waits and rules.refuse_amendment_move(amendment, "approve", by=request.user) is None,
        "may_withdraw": waits and rules.refuse_amendment_move(amendment, "withdraw", by=request.user) is None,
        "waits": waits,
    }


@allow(*sorted(PROPOSERS))
@require_http_methods(["GET", "HEAD", "POST"])
def amendment_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what becomes different and from when; the next page shows what follows."""
    position = get_object_or_404(posts_for(request.user), pk=pk)
    asked = request.GET.get("kind", "")
    kind = AmendmentKind(asked) if asked in AmendmentKind.values else AmendmentKind.FRACTION
    now = position_on(position, max(clock.today(), position.start))
    form = AmendmentForm(
        request.POST or None,
        kind=kind,
        now=now,
        initial={"list_model": now.list_model, "list_length": now.list_length},
        back=position.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.propose_amendment, position, **form.answers, by=request.user):
        messages.success(request, _("The amendment is proposed. This follows from it; the project leader approves it."))
        return redirect(form.result)
    own = reverse("changes:amendment_propose", args=[pk])
    context = {
        "form": form,
        "position": position,
        "tabs": [Tab(each.label, f"{own}?kind={each.value}", each is kind) for each in AmendmentKind],
    }
    return render(request, "changes/amendment_propose.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def amendment_approve(request: SignedInRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(amendments_for(request.user), pk=pk)
    actions.approve_amendment(amendment, fingerprint=request.POST.get("fingerprint", ""), by=request.user)
    messages.success(request, _("The amendment is approved. Post, employment and plan are changed."))
    return redirect(amendment)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def amendment_refuse(request: SignedInRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(amendments_for(request.user), pk=pk)
    require(rules.refuse_amendment_move(amendment, "refuse", by=request.user))
    form = RefuseForm(request.POST or None, back=amendment.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.refuse_amendment, amendment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The amendment is not approved. The municipality reads why."))
        return redirect(amendment)
    context = {"form": form, "amendment": amendment}
    return render(request, "changes/amendment_refuse.html", context, status=form.status)


@allow(*sorted(PROPOSERS))
@require_POST
def amendment_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(amendments_for(request.user), pk=pk)
    actions.withdraw_amendment(amendment, by=request.user)
    messages.success(request, _("The proposal is withdrawn. Nothing is changed."))
    return redirect(amendment)
