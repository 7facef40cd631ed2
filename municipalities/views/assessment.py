from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.parts import Link
from municipalities import actions, queries, rules
from municipalities.forms import AssessmentForm, AssignForm
from municipalities.queries import Answers, Asked, Given
from municipalities.views.case import case_tabs, opened, review_of
from municipalities.workflow.phase import Others, PhaseKind

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application, Phase, Score


STAFF = tuple(sorted(STAFF_ROLES))


@dataclass(frozen=True, slots=True)
class ScoredThing:
    """A criterion as the page shows it: its fields, what is saved, what the others gave."""

    asked: Asked
    value: BoundField | None
    note: BoundField | None
    saved: "Score | None"
    others: list[Given]


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the application with what is scored beside it."""

    answers: Answers
    facts: list[tuple[str, str]]
    things: list[ScoredThing]


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_save(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read the whole application and score it, point by point; save and go to the least read of the others."""
    application = opened(request, pk, whole=True)
    user, round_ = request.user, application.round
    phases = queries.phases_of(round_)
    refusal = rules.refuse_score(application, phases=phases, now=clock.now(), today=clock.today(), by=user)
    asked = queries.asked_of(application, queries.criteria_of(round_))
    assessment = queries.assessment_of(user, application)
    given = queries.scores_by_key(assessment)
    form = AssessmentForm(request.POST or None, asked=asked, assessment=assessment, given=given)
    if form.is_valid() and form.carry_out(
        actions.save_assessment,
        application,
        scores=form.scores(),
        note=form.cleaned_data["note"],
        version=form.cleaned_data["version"],
        idempotency_key=form.cleaned_data["idempotency_key"],
        by=user,
    ):
        return _after_saving(request, application, asked)
    newer = form.is_bound and form.status == 409 and assessment is not None
    if newer:
        form.now_at(assessment.version)
    seen = queries.may_see_others(application, phases, own=assessment.status if assessment else None)
    others = queries.others_given(user, application) if seen else {}
    answers = queries.with_asked(request.user, application, queries.section_states(application))
    rows = _rows(answers, asked, None if refusal else form, given, others)
    left = sum(1 for each in asked if each.key not in given or given[each.key].value is None)
    previous, following = queries.neighbours(user, application)
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "rows": rows,
        "loose": [each for each in _things(asked, None if refusal else form, given, others) if not each.asked.point],
        "form": None if refusal else form,
        "newer": newer,
        "refusal": refusal,
        "assessment": assessment,
        "asked": len(asked),
        "scored": len(asked) - left,
        "phase": _phase_words(rules.current_phase(phases, clock.today())),
        "others_words": _others_words(phases, seen=seen, found=bool(others)),
        "beside": [
            Link(f"{words}: {each.municipality.name}", reverse("municipalities:assessment_save", args=[each.pk]))
            for words, each in ((_("Previous"), previous), (_("Next"), following))
            if each is not None
        ],
    }
    return render(
        request,
        "municipalities/assessment_save.html",
        context,
        status=form.status if not refusal or form.is_bound else 200,
    )


def _things(
    asked: list[Asked], form: AssessmentForm | None, given: Any, others: dict[Any, list[Given]]
) -> list[ScoredThing]:
    return [
        ScoredThing(
            each,
            form[f"v_{each.name}"] if form else None,
            form[f"n_{each.name}"] if form else None,
            given.get(each.key),
            others.get(each.key, []),
        )
        for each in asked
    ]


def _rows(
    answers: list[Answers], asked: list[Asked], form: AssessmentForm | None, given: Any, others: dict[Any, list[Given]]
) -> list[PointRow]:
    norm = queries.supervision_norm(clock.today())
    things = _things(asked, form, given, others)
    return [
        PointRow(
            each,
            [fact for fact in queries.point_facts(each, norm) if fact[0] != "success"],
            [thing for thing in things if thing.asked.point == each.anchor],
        )
        for each in answers
    ]


def _after_saving(request: SignedInRequest, application: "Application", asked: list[Asked]) -> HttpResponse:
    """Say what is saved; "and next" leads to the least read of what the reader has left."""
    assessment = queries.assessment_of(request.user, application)
    given = queries.scores_by_key(assessment)
    left = sum(1 for each in asked if each.key not in given or given[each.key].value is None)
    name = application.municipality.name
    if left:
        said = ngettext(
            "%(name)s is saved. %(left)d score is left.", "%(name)s is saved. %(left)d scores are left.", left
        )
        messages.info(request, said % {"name": name, "left": left})
    else:
        messages.success(request, _("%(name)s is scored.") % {"name": name})
    if request.POST.get("then") != "next":
        return redirect("municipalities:assessment_save", application.pk)
    following = queries.next_to_read(request.user, application.round, after=application)
    if following is None:
        messages.success(request, _("You have no more applications to read in this round."))
        return redirect(review_of(application))
    return redirect("municipalities:assessment_save", following.pk)


def _phase_words(phase: "Phase | None") -> str:
    if phase is None:
        return ""
    return f"{phase.get_kind_display()}: {formats.period(phase.start, last_day(phase.end))}"


def _others_words(phases: "list[Phase]", *, seen: bool, found: bool) -> str:
    """Say what the reader sees of the others' scores, and why."""
    if seen:
        return _("The others’ scores stand below yours.") if found else _("Nobody else has finished this application.")
    if rules.others_seen(phases, clock.today()) == Others.NEVER:
        return _("You do not see the others’ scores in this phase.")
    return _("You see the others’ scores when you have given all yours.")


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def reviewer_assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who reads what: a box for each reviewer and application. The first time all that may are ticked."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    table = queries.assignment_table(request.user, round_)
    back = f"{reverse('municipalities:review_list')}?round={pk}"
    form = AssignForm(request.POST if request.method == "POST" else None, pairs=table.pairs)
    if (
        form.is_bound
        and form.is_valid()
        and form.carry_out(actions.assign_reviewers, round_, pairs=form.chosen(), by=request.user)
    ):
        messages.success(request, _("The reviewers are saved. Whoever is new has been told."))
        return redirect(back)
    chosen = form.ticked() if form.is_bound else table.chosen
    context = {"round": round_, "back": back, "form": form, "table": table, "chosen": chosen}
    return render(request, "municipalities/reviewer_assign.html", context, status=form.status)


@allow(*STAFF)
@require_safe
def discussion_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """The agenda of the discussion: where the reviewers are further apart than the round allows."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    agenda = queries.discussion_agenda(round_, request.user)
    phase = rules.current_phase(queries.phases_of(round_), clock.today())
    context = {
        "round": round_,
        "back": f"{reverse('municipalities:review_list')}?round={pk}",
        "agenda": agenda,
        "phase": _phase_words(phase),
        "may_change": phase is not None and phase.kind == PhaseKind.DISCUSSION,
        "undeclared": queries.undeclared(request.user, round_),
    }
    return render(request, "municipalities/discussion_list.html", context)
