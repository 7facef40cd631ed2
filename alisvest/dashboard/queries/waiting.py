"""What waits, kind by kind: a title that names the verb, whose it is, and the page where it is done."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.money import format_kroner
from alisvest.ui import formats
from alisvest.ui.parts import FeedItem
from candidates.models import EducationPlan
from candidates.queries import filled_positions
from candidates.workflow import PlanStatus
from finance.queries import claims, egenandel
from municipalities.models import Application, Resolution, Round
from municipalities.queries import application_in, open_rounds
from municipalities.workflow import RESOLVABLE, ApplicationStatus
from supervision.queries.due import months_missing

SIGN = "tasks"
SHOWN = 6  # things of one kind that are named one by one; the rest is counted


CLAIM_TASKS: Mapping[str, tuple[Callable[[User], Iterable[Any]], str]] = {
    "attest": (claims.claims_to_attest, "sent"),
    "authorise": (claims.claims_to_authorise, "attested"),
    "pay": (claims.claims_to_pay, "authorised"),
}


def review_tasks(user: User) -> Iterator[FeedItem]:
    """For each round: first the assessments, then the resolution, then the decisions."""
    seen = Application.objects.visible_to(user)
    resolved = set(Resolution.objects.visible_to(user).values_list("round_id", flat=True))
    for round_ in Round.objects.visible_to(user).filter(applications__in=seen.handed_in()).distinct():
        statuses = list(seen.filter(round=round_).values_list("status", flat=True))
        unread = statuses.count(ApplicationStatus.SUBMITTED)
        href = f"{reverse('municipalities:review_list')}?round={round_.pk}"
        if unread:
            title = ngettext("Assess %(count)s application", "Assess %(count)s applications", unread) % {
                "count": unread
            }
            yield FeedItem(title, round_.name, "", "", href, sign=SIGN)
        elif round_.pk not in resolved and any(status in RESOLVABLE for status in statuses):
            there = reverse("municipalities:resolution_record", args=[round_.pk])
            yield FeedItem(_("Record the steering group's resolution"), round_.name, "", "", there, sign=SIGN)
        elif undecided := sum(status in RESOLVABLE for status in statuses):
            title = ngettext("Issue %(count)s decision", "Issue %(count)s decisions", undecided) % {"count": undecided}
            yield FeedItem(title, round_.name, "", "", href, sign=SIGN)


def claim_task(user: User, verb: str) -> Iterator[FeedItem]:
    find, status = CLAIM_TASKS[verb]
    waiting = list(find(user))
    if not waiting:
        return
    words = {
        "attest": ngettext("Attest %(count)s claim", "Attest %(count)s claims", len(waiting)),
        "authorise": ngettext("Authorise %(count)s claim", "Authorise %(count)s claims", len(waiting)),
        "pay": ngettext("Pay %(count)s claim", "Pay %(count)s claims", len(waiting)),
    }[verb]
    names = ", ".join(dict.fromkeys(claim.municipality.name for claim in waiting[:SHOWN]))
    total = sum(claim.asked if verb == "attest" else claim.approved for claim in waiting)
    href = f"{reverse('finance:claim_list')}?status={status}"
    yield FeedItem(words % {"count": len(waiting)}, names, format_kroner(total), "", href, sign=SIGN)


def egenandel_tasks(user: User, today: date) -> Iterator[FeedItem]:
    uncharged = egenandel.to_charge(user, today.year - 1)
    if uncharged:
        title = _("Charge the egenandel of %(year)s") % {"year": today.year - 1}
        names = ", ".join(row.municipality.name for row in uncharged[:SHOWN])
        total = format_kroner(sum(row.amount for row in uncharged))
        yield FeedItem(title, names, total, "", reverse("finance:egenandel_list"), sign=SIGN)
    due = list(egenandel.charges_due(user, today))
    if due:
        title = ngettext("%(count)s egenandel is overdue", "%(count)s egenandel are overdue", len(due)) % {
            "count": len(due)
        }
        names = ", ".join(charge.municipality.name for charge in due[:SHOWN])
        yield FeedItem(
            title,
            names,
            format_kroner(sum(c.amount - c.settled for c in due)),
            "",
            reverse("finance:egenandel_list"),
            sign=SIGN,
        )


def draft_plans(user: User) -> Iterator[FeedItem]:
    drafts = EducationPlan.objects.visible_to(user).filter(status=PlanStatus.DRAFT).select_related("candidate")
    for plan in drafts[:SHOWN]:
        title = _("Agree the plan of %(name)s") % {"name": plan.candidate.name}
        yield FeedItem(title, _("The plan is a draft."), "", "", plan.candidate.get_absolute_url(), sign=SIGN)


def vacant(user: User, today: date) -> Iterator[FeedItem]:
    vacant = [line for line in filled_positions(user, today) if line.is_vacant and line.later is None]
    if vacant:
        title = ngettext("%(count)s post is vacant", "%(count)s posts are vacant", len(vacant)) % {"count": len(vacant)}
        names = ", ".join(line.position.number for line in vacant[:SHOWN])
        yield FeedItem(title, names, "", "", reverse("candidates:position_list_filled"), sign=SIGN)


def missing_months(user: User, today: date) -> Iterator[FeedItem]:
    """Count this year's months without a meeting, and last year's while the year is young."""
    missing = months_missing(user, today.year)
    if today.month <= 2:
        missing = [*months_missing(user, today.year - 1), *missing]
    if missing:
        title = ngettext("%(count)s month lacks a meeting", "%(count)s months lack a meeting", len(missing))
        names = ", ".join(dict.fromkeys(month.candidate.name for month in missing))
        href = f"{reverse('supervision:month_grid')}?year={missing[0].first.year}"
        yield FeedItem(title % {"count": len(missing)}, names, "", "", href, sign=SIGN)


def round_tasks(user: User) -> Iterator[FeedItem]:
    for round_ in open_rounds(user):
        application = application_in(user, round_)
        when = _("by %(day)s") % {"day": formats.day(round_.deadline_on)}
        if application is None:
            yield FeedItem(
                _("Apply for posts: %(round)s") % {"round": round_.name},
                "",
                when,
                "",
                round_.get_absolute_url(),
                sign=SIGN,
            )
        elif application.status == ApplicationStatus.DRAFT:
            title = _("Finish and submit the application: %(round)s") % {"round": round_.name}
            yield FeedItem(title, "", when, "", application.get_absolute_url(), sign=SIGN)


def own_claims(user: User) -> Iterator[FeedItem]:
    found: Iterable[Any] = claims.claims_with_municipality(user)[:SHOWN]
    for claim in found:
        yield FeedItem(
            _("Finish the claim of %(year)s") % {"year": claim.year},
            claim.get_status_display(),
            format_kroner(claim.asked),
            "",
            claim.get_absolute_url(),
        )


def own_egenandel(user: User, today: date) -> Iterator[FeedItem]:
    due: Iterable[Any] = egenandel.charges_due(user, today)[:SHOWN]
    for charge in due:
        yield FeedItem(
            _("Pay the egenandel of %(year)s") % {"year": charge.year},
            _("It was due on %(day)s.") % {"day": formats.day(charge.due_on)},
            format_kroner(charge.amount - charge.settled),
            "",
            reverse("finance:egenandel_list"),
            sign=SIGN,
        )
