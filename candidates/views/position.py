from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from alisvest.ui.tables import chosen_sort, paginate, status_tabs
from candidates import actions, queries
from candidates.forms import FillForm
from candidates.queries import filling, posts
from candidates.workflow import FILLERS
from municipalities.forms.position import AsOfForm, EndForm, PositionFilter
from municipalities.queries import position_share as shares
from municipalities.queries.position import (
    PositionOn,
    advertisements_of,
    history_of,
    position_on,
    posts_for,
    posts_read_by,
)
from municipalities.workflow import EMPLOYERS, POSITION_LOOKS, PositionStatus

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES), Role.STEERING)
COLUMNS = {"name": "municipality__name_sort", "percentage": "now_percentage", "start": "start"}
STATUSES = [("", gettext_lazy("All")), *PositionStatus.choices]


@allow(*READERS)
@require_safe
def position_list(request: SignedInRequest) -> HttpResponse:
    """Show the posts with who holds each today: one list for all who may see posts."""
    user, today = request.user, clock.today()
    sees_doctors = user.role != Role.STEERING
    form = PositionFilter(request.GET, sees_doctors=sees_doctors)
    found = posts.posts_listed(user, today, **form.asked)
    counts = posts.counts_by_status(found)
    status = request.GET.get("status", "")
    shown = found.filter(status=status) if status in PositionStatus.values else found
    order = chosen_sort(request, COLUMNS, "name")
    page = paginate(request, posts.with_holders(shown, user).order_by(order, "number"))
    lines = [(queries.line_of(row, today), _badge(row.status)) for row in page.rows]
    context = {
        "page": page,
        "lines": lines,
        "filter": form,
        "today": today,
        "tabs": status_tabs(request, STATUSES, counts),
        "may_fill": user.role in FILLERS,
        "sees_doctors": sees_doctors,
        "lead": _list_lead(user.role),
    }
    return render(request, "candidates/position_list.html", context)


def _list_lead(role: Role | None) -> str:
    if role in MUNICIPALITY_ROLES:
        return _("The posts your municipality has been granted, and who holds them.")
    if role == Role.STEERING:
        return _("Every post of the programme, and whose it is.")
    return _("Every post of the programme, whose it is and who holds it.")


def _badge(status: str) -> object:
    return badge_for(PositionStatus(status), POSITION_LOOKS)


@allow(*READERS)
@require_safe
def position_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a post as of a day, its doctors, how it is filled, and what it has been."""
    user, today = request.user, clock.today()
    position = get_object_or_404(posts_read_by(user).prefetch_related(queries.holders(user)), pk=pk)
    own = user.role not in MUNICIPALITY_ROLES or posts_for(user).filter(pk=pk).exists()  # else a share of it: to read
    asked = AsOfForm(request.GET)
    given = asked.cleaned_data.get("day") if asked.is_valid() else None
    day = given or max(today, position.start)
    on = position_on(position, day)
    line = queries.line_of(position, today)
    advertisements = list(advertisements_of(user, position))
    names_doctors = user.role != Role.STEERING
    context = {
        "position": position,
        "badge": _badge(position.status),
        "as_of": asked,
        "day": day,
        "exists": day in position.valid,
        "facts": _facts(on),
        "line": line,
        "stays": posts.stays_in(user, position),
        "history": [(each, _words(each)) for each in history_of(position)],
        "advertisements": advertisements,
        "checklist": filling.checklist(position, line, advertisements, today=today) if names_doctors else [],
        "described": any(True for _row in position.facts.all()),
        "own": own,
        "shares": shares.share_history(position),
        "may_share": user.role == Role.PROJECT_LEADER and position.status != PositionStatus.ENDED,
        "may_work": own and user.role in EMPLOYERS and position.status != PositionStatus.ENDED,
        "may_end": user.role == Role.PROJECT_LEADER
        and position.status not in {PositionStatus.FILLED, PositionStatus.ENDED},
        "sees_amendments": own and names_doctors,
        "amendments_href": f"{reverse('changes:amendment_list')}?post={position.pk}",
        "sees_doctors": names_doctors,
        "may_read_decision": own and names_doctors,
        "lead": _lead(line, today) if names_doctors else "",
    }
    return render(request, "candidates/position_detail.html", context)


def _lead(line: queries.PositionLine, today: date) -> str:
    """Say in a sentence who holds the post today."""
    if line.now and line.until:
        values = {"name": line.now.candidate.name, "day": formats.day(last_day(line.until))}
        return _("%(name)s holds the post until %(day)s.") % values
    if line.now:
        return _("%(name)s holds the post.") % {"name": line.now.candidate.name}
    if line.later:
        values = {"name": line.later.candidate.name, "day": formats.day(line.later.valid.lower)}
        return _("Nobody holds the post today. %(name)s starts %(day)s.") % values
    if line.vacant_from and line.last:
        return _("Without a doctor since %(day)s.") % {"day": formats.day(line.vacant_from)}
    return _("Nobody has held the post yet.")


def _facts(on: PositionOn) -> list[Fact]:
    position = on.position
    facts = [
        Fact(_("Municipality"), position.municipality.name, position.municipality.get_absolute_url()),
        Fact(_("Percentage of a full post"), formats.percent(on.percentage)),
        Fact(_("Main position"), _share(on.main, on.rest) if on.sides else on.main),
    ]
    facts += [Fact(_("Side position"), _share(str(each.get_task_display()), each.share)) for each in on.sides]
    facts += [Fact(_("Workplace"), _share(each.name, each.share)) for each in on.workplaces]
    if on.list_words:
        facts.append(Fact(_("List model"), on.list_words))
    if on.list_length is not None:
        facts.append(Fact(_("List length"), formats.number(on.list_length)))
    facts.append(Fact(_("May be filled from"), formats.day(position.start)))
    if position.valid.upper:
        facts.append(Fact(_("Last day of the post"), formats.day(last_day(position.valid.upper))))
    facts.append(Fact(_("Round"), position.decision.application.round.name))
    return facts


def _share(name: str, share: formats.Number) -> str:
    return f"{name}, {formats.percent(share)}"


def _words(on: PositionOn) -> str:
    """Say what a post was from a day on, in one line."""
    parts = [formats.percent(on.percentage), on.main.lower()]
    parts += [_share(str(each.get_task_display()).lower(), each.share) for each in on.sides]
    parts += [_share(each.name, each.share) for each in on.workplaces]
    parts += [each for each in (on.list_words.lower(),) if each]
    if on.list_length is not None:
        parts.append(_("%(number)s patients") % {"number": formats.number(on.list_length)})
    return " · ".join(parts)


@allow(*sorted(FILLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def position_fill(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(posts_for(request.user), pk=pk)
    hired = filling.hired_line(list(advertisements_of(request.user, position)), position)
    start = hired.starts_on if hired and hired.starts_on else position.start
    initial = {"start": start, "percentage": position_on(position, start).percentage}
    form = FillForm(request.POST or None, initial=initial, back=reverse("candidates:position_detail", args=[pk]))
    if form.is_valid() and form.carry_out(actions.fill_position, position, **form.cleaned_data, by=request.user):
        messages.success(request, _("The doctor is employed. Make the plan next."))
        return redirect(form.result.candidate)
    context = {"form": form, "position": position}
    return render(request, "candidates/position_fill.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def position_end(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(posts_for(request.user), pk=pk)
    back = reverse("candidates:position_detail", args=[pk])
    form = EndForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.end_post, position, **form.cleaned_data, by=request.user):
        messages.success(request, _("The post ends. What it was stays readable."))
        return redirect(position)
    context = {"form": form, "position": position}
    return render(request, "candidates/position_end.html", context, status=form.status)
