from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.keys import keys_in
from alisvest.core.money import format_kroner
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact, Link, Step, Tile
from alisvest.ui.tables import Tab, chosen_sort, paginate, status_tabs
from municipalities import queries, rules
from municipalities.forms import ReviewFilter
from municipalities.queries import deciding
from municipalities.queries.agreement import agreement_before
from municipalities.queries.review_list import find
from municipalities.views.case import case_tabs
from municipalities.views.grid import steps_in
from municipalities.views.reading import own_reading
from municipalities.workflow import LOOKS, ApplicationStatus

STAFF = tuple(sorted(STAFF_ROLES))
SORTS = {
    "name": "municipality__name_sort",
    "posts": "places_wanted",
    "submitted": "submitted_at",
    "status": "stage",
}
UNSENT = frozenset({ApplicationStatus.DRAFT, ApplicationStatus.TO_SIGN})
PAGE = 15  # applications on a page: as many as a founding round had
FEWEST, MOST = 2, 4  # what fits beside each other


def _badge(status: str) -> Badge:
    """A submitted application is, in the review, one that waits for assessment."""
    badge = badge_for(ApplicationStatus(status), LOOKS)
    return Badge(_("To assess"), badge.tone, badge.icon) if status == ApplicationStatus.SUBMITTED else badge


@allow(*STAFF)
@require_safe
def review_list(request: SignedInRequest) -> HttpResponse:
    rounds = queries.rounds_in_review(request.user)
    chosen = request.GET.get("round", "")
    round_ = next((each for each in rounds if str(each.pk) == chosen), rounds[0] if rounds else None)
    if round_ is None:
        return render(request, "municipalities/review_list.html", {"round": None})
    order = chosen_sort(request, SORTS, "name")
    sums = queries.sums_of(request.user, round_)
    found = find(request.user, round_, order, **_asked_for(request))
    filter_ = ReviewFilter(request.GET, counties=found.counties)
    rows = paginate(request, cast("Sequence[Any]", found.rows), PAGE)  # all that pages ask of a sequence
    own = own_reading(request.user, round_)
    context = {
        "round": round_,
        "rounds": [Tab(each.name, f"?round={each.pk}", each == round_) for each in rounds],
        "lead": _lead(round_, sums),
        "tiles": _tiles(round_, sums, own.tile() if own.progress.of else None),
        "own": own,
        "may_assign": request.user.role == Role.PROJECT_LEADER,
        "nobody_reads": request.user.role == Role.PROJECT_LEADER
        and sums.to_assess > 0
        and not any(each.asked for each in rows.rows),
        "tabs": status_tabs(request, _tab_names(), found.counts),
        "filter": filter_,
        "page": rows,
        "rows": [own.row(each, _badge(each.status), _recommended_places(each)) for each in rows.rows],
        "steps": _steps(round_, sums),
        "facts": _sums(round_, sums),
        "all_href": f"?round={round_.pk}",
        "may_resolve": request.user.role == Role.PROJECT_LEADER
        and not sums.to_assess
        and clock.now() >= round_.closes_at,
        "resolved": sums.resolutions > 0,
    }
    return render(request, "municipalities/review_list.html", context)


def _recommended_places(application: Any) -> int | None:
    recommendation = getattr(application, "recommendation", None)
    return recommendation.places if recommendation else None


def _asked_for(request: HttpRequest) -> dict[str, str]:
    words, county = request.GET.get("words", "").strip(), request.GET.get("county", "")
    return {"words": words, "county": county, "status": request.GET.get("status", "")}


def _tab_names() -> list[tuple[str, str]]:
    handed_in = [status for status in ApplicationStatus if status not in UNSENT]
    return [("", _("All")), *((status.value, str(_badge(status).label)) for status in handed_in)]


def _lead(round_: Any, sums: queries.Sums) -> str:
    deadline = formats.day(round_.deadline_on)
    if clock.now() < round_.closes_at:
        return _("%(round)s is open until %(day)s. More applications may come.") % {
            "round": round_.name,
            "day": deadline,
        }
    if sums.to_assess:
        return _("The deadline was %(day)s. Assess every application before the steering group meets.") % {
            "day": deadline
        }
    if not sums.resolutions:
        return _("Every application is assessed. Record what the steering group resolves.")
    if sums.decided < sums.applications:
        return _("The steering group has resolved. Issue the decisions.")
    return _("Every decision is issued.")


def _posts(number: int) -> str:
    return ngettext("%(number)d post", "%(number)d posts", number) % {"number": number}


def _wanted(round_: Any) -> str:
    return _("%(low)d to %(high)d") % {"low": round_.places_from, "high": round_.places_to}


def _tiles(round_: Any, sums: queries.Sums, reading: Tile | None) -> list[Tile]:
    """Four figures; whoever has something to read sees the own reading instead of how many are assessed."""
    cap = queries.cap_on(round_.deadline_on)
    posts = sums.resolved if sums.resolutions else sums.recommended
    left = ngettext("%(number)d remains", "%(number)d remain", sums.to_assess) % {"number": sums.to_assess}
    if cap is None:
        cost = Tile(_("Support at full caps"), "–", "wallet", note=_("The programme has no cap on that date."))
    else:
        cost = Tile(
            _("Support at full caps"),
            format_kroner(posts * cap),
            "wallet",
            note=_("at most, a year: %(posts)s at %(cap)s") % {"posts": _posts(posts), "cap": format_kroner(cap)},
        )
    return [
        Tile(
            _("Applications received"),
            sums.applications,
            "file",
            note=_("for %(posts)s") % {"posts": _posts(sums.wanted)},
        ),
        reading
        or Tile(
            _("Assessed"),
            sums.assessed,
            "clip",
            of=_("of %(number)d") % {"number": sums.applications},
            done=sums.assessed,
            whole=sums.applications,
            note=left if sums.to_assess else _("None remains"),
        ),
        Tile(
            _("Posts granted") if sums.resolutions else _("Posts recommended"),
            posts,
            "people",
            of=_("of %(number)d") % {"number": round_.places_to},
            done=min(posts, round_.places_to),
            whole=round_.places_to,
            note=_("%(wanted)s are wanted") % {"wanted": _wanted(round_)},
        ),
        cost,
    ]


def _steps(round_: Any, sums: queries.Sums) -> list[Step]:
    resolution = getattr(round_, "resolution", None)
    stages = [
        (_("Deadline"), formats.day(round_.deadline_on), clock.now() >= round_.closes_at),
        (
            _("Assessment"),
            _("%(done)d of %(all)d assessed") % {"done": sums.assessed, "all": sums.applications},
            sums.to_assess == 0,
        ),
        (
            _("Resolution of the steering group"),
            formats.day(resolution.meeting_on) if resolution else _("Not recorded"),
            resolution is not None,
        ),
        (
            _("Decisions to the municipalities"),
            _("%(done)d of %(all)d issued") % {"done": sums.decided, "all": sums.applications},
            sums.decided == sums.applications,
        ),
    ]
    now = next((index for index, (_label, _note, done) in enumerate(stages) if not done), len(stages))
    return [
        Step(label, note, "done" if index < now else "now" if index == now else "next")
        for index, (label, note, _done) in enumerate(stages)
    ]


def _sums(round_: Any, sums: queries.Sums) -> list[Fact]:
    facts = [
        Fact(_("Wanted in the round"), _wanted(round_)),
        Fact(_("Applied for"), str(sums.wanted)),
        Fact(_("Recommended"), str(sums.recommended)),
    ]
    posts = sums.recommended
    if sums.resolutions:
        posts = sums.resolved
        facts.append(Fact(_("Resolved"), str(sums.resolved)))
    return [*facts, Fact(_("Left up to the highest number"), formats.number(round_.places_to - posts), total=True)]


@allow(*STAFF)
@require_safe
def application_review(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.with_whole_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    user, today = request.user, clock.today()
    refusal = queries.refuse_reviewing(application, user, today)
    recommendation = deciding.recommendation_of(user, application)
    previous, following = queries.neighbours(user, application)
    resolved = getattr(application, "resolved_outcome", None)
    context = {
        "application": application,
        "case_tabs": case_tabs(request, application),
        "up": f"{reverse('municipalities:review_list')}?round={application.round_id}",
        "badge": _badge(application.status),
        "answers": queries.with_asked(request.user, application, queries.section_states(application)),
        "checks": queries.review_checks(application, today),
        "facts": _facts(application) + _kept_before(user, application),
        "refusal": refusal,
        "recommend": reverse("municipalities:recommendation_save", args=[pk]),
        "substitute_href": _substitute_href(application, user),
        "recommendation": recommendation,
        "recommended_facts": _recommended_facts(recommendation) if recommendation else [],
        "resolved": resolved,
        "resolved_words": _resolved_words(resolved) if resolved else "",
        "decision": getattr(application, "decision", None),
        "may_write": resolved is not None and _may_write(application, user),
        "history": queries.application_history(application),
        "beside": [
            Link(f"{words}: {each.municipality.name}", reverse("municipalities:application_review", args=[each.pk]))
            for words, each in ((_("Previous"), previous), (_("Next"), following))
            if each is not None
        ],
    }
    return render(request, "municipalities/application_review.html", context)


def _substitute_href(application: Any, user: Any) -> str:
    """Lead the project leader of a municipality that cannot judge itself to where a substitute is named."""
    if user.role != Role.PROJECT_LEADER or not application.municipality.leads_programme:
        return ""
    return reverse("municipalities:substitute_name", args=[application.municipality_id])


def _kept_before(user: Any, application: Any) -> list[Fact]:
    """Lead to what the municipality promised and kept the last time."""
    earlier = agreement_before(user, application)
    if earlier is None:
        return []
    href = reverse("municipalities:agreement_delivery", args=[earlier.pk])
    return [Fact(_("Earlier agreement"), _("Promise against delivery"), href)]


def _facts(application: Any) -> list[Fact]:
    facts = [
        Fact(_("Posts applied for"), str(application.places_wanted)),
        Fact(_("County"), application.county or "–"),
        Fact(_("Reference"), application.reference),
        Fact(_("Submitted"), formats.moment(application.submitted_at)),
        Fact(_("Submitted by"), application.submitted_by.name),
    ]
    if together := queries.together_with(application):
        facts.insert(1, Fact(_("Together with"), together))
    return facts


def _recommended_facts(recommendation: Any) -> list[Fact]:
    return [
        Fact(_("Recommendation"), recommendation.get_outcome_display()),
        Fact(_("Posts"), str(recommendation.places)),
        Fact(_("By"), recommendation.recommended_by.name),
        Fact(_("Date"), formats.day(recommendation.recommended_at)),
    ]


def _resolved_words(resolved: Any) -> str:
    resolution = resolved.resolution
    words = {
        "posts": _posts(resolved.places),
        "day": formats.day(resolution.meeting_on),
        "minutes": resolution.minutes_reference,
    }
    if not resolved.places:
        return _("The steering group refused the application on %(day)s (%(minutes)s).") % words
    return _("The steering group granted %(posts)s on %(day)s (%(minutes)s).") % words


def _may_write(application: Any, user: Any) -> bool:
    prepared = deciding.prepared_of(user, application)
    refusal = rules.refuse_preparing(application, prepared, resolved=True, by=user)
    return refusal is None and queries.refuse_deciding(user, application, clock.today()) is None


@allow(*STAFF)
@require_safe
def application_compare(request: SignedInRequest) -> HttpResponse:
    chosen = keys_in(request.GET.getlist("s"))
    applications = list(
        queries.with_whole_answers(request.user).filter(pk__in=chosen).order_by("municipality__name_sort", "pk")
    )
    require(next(iter(queries.closed_to(request.user, applications).values()), None))
    if not FEWEST <= len(applications) <= MOST:
        messages.warning(request, _("Choose two to four applications to compare."))
        return redirect("municipalities:review_list")
    only = request.GET.get("only") == "differences"
    query = "&".join(f"s={each.pk}" for each in applications)
    hrefs = [reverse("municipalities:application_review", args=[each.pk]) for each in applications]
    table = queries.side_by_side(applications, hrefs, only_differences=only)
    context = {
        "table": replace(table, steps=steps_in(request, [str(each) for each in range(1, len(table.rows) + 1)])),
        "names": ", ".join(each.municipality.name for each in applications),
        "tabs": [
            Tab(_("All points"), f"?{query}", not only),
            Tab(_("Only what differs"), f"?{query}&only=differences", only),
        ],
    }
    return render(request, "municipalities/application_compare.html", context)
