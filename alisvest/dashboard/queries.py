"""What waits for whom, and how the programme stands: read from all apps, always in the reader's own reach."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.money import format_kroner
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.parts import FeedItem, Tile
from candidates.models import EducationPlan
from candidates.queries import filled_positions
from candidates.workflow import PlanStatus
from finance.queries import claims, egenandel, overview
from municipalities.models import Application, Resolution, Round
from municipalities.queries import application_in, open_rounds
from municipalities.workflow import RESOLVABLE, ApplicationStatus
from supervision.models import Meeting
from supervision.queries.due import months_missing, months_to_do

SHOWN = 6  # tasks of one kind that are named one by one; the rest is counted


@dataclass(frozen=True, slots=True)
class Overview:
    """A start page: one sentence, figures, what waits, and the one primary action where a role has one."""

    lead: str
    waiting: list[FeedItem]
    nothing: str
    tiles: list[Tile]
    action: tuple[str, str] | None = None


def overview_for(user: User) -> Overview:
    """Return the start page of the hat that is worn."""
    build = _PAGES.get(user.role) if user.role else None
    if build is None:
        return Overview(_("You hold no role now."), [], _("Ask the project leader to give you a role."), [])
    return build(user, clock.today())


def _count(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many) % {"count": formats.number(number)}


# --- the project leader and the administrator -------------------------------------------------------------------


def _project_leader(user: User, today: date) -> Overview:
    waiting = [
        *_review_tasks(user),
        *_claim_task(user, "authorise"),
        *_draft_plans(user),
        *_vacant(user, today),
        *_missing_months(user, today),
    ]
    return Overview(
        lead=_("This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for you. Well done."),
        tiles=_programme_tiles(user, today),
    )


def _administrator(user: User, today: date) -> Overview:
    waiting = [
        *_claim_task(user, "attest"),
        *_claim_task(user, "pay"),
        *_egenandel_tasks(user, today),
        *_vacant(user, today),
    ]
    return Overview(
        lead=_("This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for you. Well done."),
        tiles=_programme_tiles(user, today),
    )


def _review_tasks(user: User) -> Iterator[FeedItem]:
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
            yield FeedItem(title, round_.name, "", "", href)
        elif round_.pk not in resolved and any(status in RESOLVABLE for status in statuses):
            there = reverse("municipalities:resolution_record", args=[round_.pk])
            yield FeedItem(_("Record the steering group's resolution"), round_.name, "", "", there)
        elif undecided := sum(status in RESOLVABLE for status in statuses):
            title = ngettext("Issue %(count)s decision", "Issue %(count)s decisions", undecided) % {"count": undecided}
            yield FeedItem(title, round_.name, "", "", href)


_CLAIM_TASKS: Mapping[str, tuple[Callable[[User], object], str]] = {
    "attest": (claims.claims_to_attest, "sent"),
    "authorise": (claims.claims_to_authorise, "attested"),
    "pay": (claims.claims_to_pay, "authorised"),
}


def _claim_task(user: User, verb: str) -> Iterator[FeedItem]:
    find, status = _CLAIM_TASKS[verb]
    waiting = list(find(user))  # type: ignore[call-overload]
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
    yield FeedItem(words % {"count": len(waiting)}, names, format_kroner(total), "", href)


def _egenandel_tasks(user: User, today: date) -> Iterator[FeedItem]:
    uncharged = egenandel.to_charge(user, today.year - 1)
    if uncharged:
        title = _("Charge the egenandel of %(year)s") % {"year": today.year - 1}
        names = ", ".join(row.municipality.name for row in uncharged[:SHOWN])
        total = format_kroner(sum(row.amount for row in uncharged))
        yield FeedItem(title, names, total, "", reverse("finance:egenandel_list"))
    due = list(egenandel.charges_due(user, today))
    if due:
        title = ngettext("%(count)s egenandel is overdue", "%(count)s egenandel are overdue", len(due)) % {
            "count": len(due)
        }
        names = ", ".join(charge.municipality.name for charge in due[:SHOWN])
        yield FeedItem(
            title, names, format_kroner(sum(c.amount - c.settled for c in due)), "", reverse("finance:egenandel_list")
        )


def _draft_plans(user: User) -> Iterator[FeedItem]:
    drafts = EducationPlan.objects.visible_to(user).filter(status=PlanStatus.DRAFT).select_related("candidate")
    for plan in drafts[:SHOWN]:
        title = _("Agree the plan of %(name)s") % {"name": plan.candidate.name}
        yield FeedItem(title, _("The plan is a draft."), "", "", plan.candidate.get_absolute_url())


def _vacant(user: User, today: date) -> Iterator[FeedItem]:
    vacant = [line for line in filled_positions(user, today) if line.is_vacant and line.later is None]
    if vacant:
        title = ngettext("%(count)s post is vacant", "%(count)s posts are vacant", len(vacant)) % {"count": len(vacant)}
        names = ", ".join(line.position.number for line in vacant[:SHOWN])
        yield FeedItem(title, names, "", "", reverse("candidates:position_list"))


def _missing_months(user: User, today: date) -> Iterator[FeedItem]:
    """Count this year's months without a meeting, and last year's while the year is young."""
    missing = months_missing(user, today.year)
    if today.month <= 2:
        missing = [*months_missing(user, today.year - 1), *missing]
    if missing:
        title = ngettext("%(count)s month lacks a meeting", "%(count)s months lack a meeting", len(missing))
        names = ", ".join(dict.fromkeys(month.candidate.name for month in missing))
        href = f"{reverse('supervision:month_grid')}?year={missing[0].first.year}"
        yield FeedItem(title % {"count": len(missing)}, names, "", "", href)


def _programme_tiles(user: User, today: date) -> list[Tile]:
    """The same four figures for everyone who follows the whole programme; money of the last whole year."""
    lines = filled_positions(user, today)
    filled = sum(not line.is_vacant for line in lines)
    return [
        Tile(
            _("Posts filled"),
            formats.number(filled),
            "people",
            of=_("of %(count)s") % {"count": formats.number(len(lines))},
            done=filled,
            whole=len(lines),
            note=ngettext("in %(count)s municipality", "in %(count)s municipalities", _employers(lines))
            % {"count": _employers(lines)},
        ),
        _hours_tile(user, today),
        *_money_tiles(user, today),
    ]


def _employers(lines: list) -> int:  # type: ignore[type-arg]
    return len({line.position.municipality_id for line in lines})


def _hours_tile(user: User, today: date) -> Tile:
    year = today.year - 1 if today.month <= 2 else today.year
    held = Meeting.objects.visible_to(user).filter(held_on__year=year)
    minutes = held.aggregate(total=Sum("minutes", default=0))["total"]
    count = held.count()
    note = ngettext("%(count)s meeting", "%(count)s meetings", count) % {"count": formats.number(count)}
    return Tile(_("Supervision %(year)s") % {"year": year}, formats.hours(minutes), "chat", note=note)


def _money_tiles(user: User, today: date) -> list[Tile]:
    year = today.year - 1 if today.month <= 2 else today.year
    caps, _last = overview.year_caps(user, year)
    figures = overview.figures(user, year, caps)
    return [
        Tile(
            _("Refunds %(year)s") % {"year": year},
            format_kroner(figures.spent),
            "wallet",
            done=figures.spent // 100,
            whole=max(figures.allocated // 100, 1),
            note=_("of %(amount)s in caps") % {"amount": format_kroner(figures.allocated)},
        ),
        Tile(
            _("Grant %(year)s") % {"year": year},
            format_kroner(figures.granted),
            "chart",
            note=_("and %(amount)s in egenandel") % {"amount": format_kroner(figures.egenandel)},
        ),
    ]


# --- supervisor, candidate ----------------------------------------------------------------------------------------


def _supervisor(user: User, today: date) -> Overview:
    record = reverse("supervision:meeting_record")
    waiting = [
        FeedItem(
            todo.candidate.name,
            _("%(month)s: %(held)s of %(asked)s held")
            % {
                "month": formats.month(todo.first),
                "held": formats.hours(todo.held),
                "asked": formats.hours(todo.asked),
            },
            "",
            "",
            f"{record}?candidate={todo.candidate.pk}&month={todo.first:%Y-%m}",
        )
        for todo in months_to_do(user)
    ]
    return Overview(
        lead=_("Two hours a month with each candidate. These months wait for a meeting."),
        waiting=waiting,
        nothing=_("Every month has its meeting."),
        tiles=[_hours_tile(user, today)],
        action=(_("Record a meeting"), record),
    )


def _candidate(user: User, today: date) -> Overview:
    waiting = [
        FeedItem(
            _("No meeting in %(month)s") % {"month": formats.month(missing.first)},
            _("Agree a date with your supervisor."),
            "",
            "",
            reverse("supervision:month_grid"),
        )
        for missing in months_missing(user, today.year)
    ]
    return Overview(
        lead=_("Your plan for five years, and the meetings with your supervisor."),
        waiting=waiting,
        nothing=_("Nothing waits for you."),
        tiles=[_hours_tile(user, today)],
        action=(_("Go to my plan"), reverse("candidates:candidate_detail", args=[user.scope])),
    )


# --- municipality -------------------------------------------------------------------------------------------------


def _municipality(user: User, today: date) -> Overview:
    waiting = [
        *_round_tasks(user),
        *_own_claims(user),
        *_vacant(user, today),
        *_own_egenandel(user, today),
    ]
    return Overview(
        lead=_("You act for the municipality. This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for your municipality."),
        tiles=_municipality_tiles(user, today),
        action=(_("See the cost statements"), reverse("finance:statement_list")),
    )


def _round_tasks(user: User) -> Iterator[FeedItem]:
    for round_ in open_rounds(user):
        application = application_in(user, round_)
        when = _("by %(day)s") % {"day": formats.day(round_.deadline_on)}
        if application is None:
            yield FeedItem(
                _("Apply for posts: %(round)s") % {"round": round_.name}, "", when, "", round_.get_absolute_url()
            )
        elif application.status == ApplicationStatus.DRAFT:
            title = _("Finish and submit the application: %(round)s") % {"round": round_.name}
            yield FeedItem(title, "", when, "", application.get_absolute_url())


def _own_claims(user: User) -> Iterator[FeedItem]:
    for claim in claims.claims_with_municipality(user)[:SHOWN]:
        yield FeedItem(
            _("Finish the claim of %(year)s") % {"year": claim.year},
            claim.get_status_display(),
            format_kroner(claim.asked),
            "",
            claim.get_absolute_url(),
        )


def _own_egenandel(user: User, today: date) -> Iterator[FeedItem]:
    for charge in egenandel.charges_due(user, today)[:SHOWN]:
        yield FeedItem(
            _("Pay the egenandel of %(year)s") % {"year": charge.year},
            _("It was due on %(day)s.") % {"day": formats.day(charge.due_on)},
            format_kroner(charge.amount - charge.settled),
            "",
            reverse("finance:egenandel_list"),
        )


def _municipality_tiles(user: User, today: date) -> list[Tile]:
    lines = filled_positions(user, today)
    filled = sum(not line.is_vacant for line in lines)
    year = today.year - 1 if today.month <= 2 else today.year
    caps, _last = overview.year_caps(user, year)
    used, room = sum(cap.used for cap in caps.values()), sum(cap.cap for cap in caps.values())
    return [
        Tile(
            _("Posts filled"),
            formats.number(filled),
            "people",
            of=_("of %(count)s") % {"count": formats.number(len(lines))},
            done=filled,
            whole=max(len(lines), 1),
        ),
        _hours_tile(user, today),
        Tile(
            _("Refunds %(year)s") % {"year": year},
            format_kroner(used),
            "wallet",
            done=used // 100,
            whole=max(room // 100, 1),
            note=_("of %(amount)s in caps") % {"amount": format_kroner(room)},
        ),
    ]


# --- those who follow the programme ---------------------------------------------------------------------------------


def _steering(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Progress and economy of the whole programme. Persons and notes are not shown."),
        waiting=[],
        nothing="",
        tiles=_programme_tiles(user, today),
    )


def _researcher(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Researchers see pseudonymised data only."),
        waiting=[],
        nothing=_("No data set is released to you. The project leader releases them, one by one, for a named purpose."),
        tiles=[],
    )


def _auditor(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Auditors see one municipality and year at a time, for a limited time."),
        waiting=[],
        nothing=_(
            "No municipality and year is open to you. The municipality or the project leader asks you to audit one."
        ),
        tiles=[],
    )


_PAGES: Mapping[Role, Callable[[User, date], Overview]] = {
    Role.PROJECT_LEADER: _project_leader,
    Role.ADMINISTRATOR: _administrator,
    Role.SUPERVISOR: _supervisor,
    Role.CANDIDATE: _candidate,
    Role.STEERING: _steering,
    Role.RESEARCHER: _researcher,
    Role.AUDITOR: _auditor,
} | dict.fromkeys(MUNICIPALITY_ROLES, _municipality)
