"""Applications as lists, the front page of one, and its receipt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact, Task
from alisvest.ui.tables import paginate, status_tabs
from municipalities import queries, rules
from municipalities.queries import deciding
from municipalities.queries import joint as joints
from municipalities.views.information import due_words
from municipalities.views.task import answer_form, point_task
from municipalities.workflow import INFORMATION_LOOKS, LOOKS, WRITTEN, ApplicationStatus, InformationStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application, Place, Section, SectionComment


READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))


@allow(*READERS)
@require_safe
def application_list(request: SignedInRequest) -> HttpResponse:
    applications = queries.applications_for(request.user)
    user = request.user
    counts = queries.counts_by_status(applications, user)
    tabs = status_tabs(request, [("", _("All")), *queries.shown_statuses(user)], counts)
    shown = queries.with_shown_status(applications, request.GET.get("status", ""), user)
    rows = paginate(request, shown)
    context = {
        "tabs": tabs,
        "page": rows,
        "rows": [(row, badge_for(queries.shown_status(row.status, user), LOOKS)) for row in rows.rows],
        "is_staff": request.user.role in STAFF_ROLES,
        "lead": _("The applications of all municipalities.")
        if request.user.role in STAFF_ROLES
        else _("Your municipality's applications, one for each round."),
        "open_rounds": queries.open_rounds(request.user),
        "joint": [
            (row, joints.signature_badge(row), badge_for(queries.shown_status(row.status, user), LOOKS))
            for row in joints.joint_lines(user)
        ],
    }
    return render(request, "municipalities/application_list.html", context)


@allow(*READERS)
@require_safe
def application_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    application = queries.applications_with_answers(request.user).filter(pk=pk).first()
    if application is None:  # a partner, who comes by a link from the files, is led to the page of its part
        joint = get_object_or_404(joints.joint_applications_for(request.user), pk=pk)
        return redirect("municipalities:joint_detail", joint.pk)
    require(queries.refuse_opening(request.user, application))
    user, now = request.user, clock.now()
    answers = queries.section_states(application)
    standing = queries.standing(application, user)
    save_refusal = rules.refuse_save(application, now=now, by=user, standing=standing)
    paper = queries.paper_entry(application)
    comments = queries.comments_on(application)
    context = {
        "application": application,
        "decision": queries.decisions_for(user).filter(application=application).first(),
        "badge": badge_for(queries.shown_status(application.status, user), LOOKS),
        "groups": _groups(application, answers, user, standing, comments),
        "many": application.places_wanted > 1,
        "remaining": queries.remaining_words(answers) if application.status in WRITTEN else "",
        "complete": sum(1 for section in answers if section.state in rules.DONE),
        "of": len(answers),
        "last_saved": _last_saved(answers),
        "words": queries.round_words(application.round, now),
        "save_refusal": save_refusal,
        "may_write": save_refusal is None,
        "may_add": rules.refuse_add_place(application, now=now, by=user, standing=standing) is None,
        "may_reopen": rules.refuse_reopen(application, now=now, by=user, standing=standing) is None,
        "may_withdraw": rules.refuse_withdraw(application, reason="-", by=user) is None,
        "written": application.status in WRITTEN,
        "to_sign": application.status == ApplicationStatus.TO_SIGN,
        "amended": application.status in WRITTEN and application.submitted_at is not None,
        "comments": [(each, answer_form(each)) for each in comments if not each.key],
        "paper": paper,
        "withdrawal": queries.withdrawal_of(application) if application.status == ApplicationStatus.WITHDRAWN else None,
        "lead": _lead(application, save_refusal is None),
        "facts": _facts(application),
        "partners": joints.partner_lines(application),
        "may_record": user.role in STAFF_ROLES and application.status not in WRITTEN | {ApplicationStatus.WITHDRAWN},
        "contacts": queries.project_leaders(clock.today()),
        "letters": queries.case_letters(user, application),
        "said": queries.messages_about(user, application),
        "before": queries.left_to_bring_over(application) if save_refusal is None else None,
        "asked": [
            (each, badge_for(InformationStatus(each.status), INFORMATION_LOOKS), due_words(each))
            for each in queries.requests_of(user, application)
        ],
        "earlier": deciding.earlier_feedback(application, get_language() or "nb"),
    }
    return render(request, "municipalities/application_detail.html", context)


@dataclass(frozen=True, slots=True)
class Group:
    """The points of the whole application, or of one of its places."""

    title: str
    place: "Place | None"
    tasks: list[Task]
    first: bool
    last: bool


def _groups(
    application: "Application",
    answers: list[queries.Answers],
    user: User,
    standing: rules.Standing,
    comments: "list[SectionComment]",
) -> list[Group]:
    given, now = queries.assignments_of(application), clock.now()
    said = {(each.key, each.place_id) for each in comments}
    places: list[Place | None] = [None, *application.places.all()]
    groups = []
    for place in places:
        tasks = []
        for each in answers:
            if each.place != place:
                continue
            writable = rules.refuse_save(application, now=now, by=user, standing=standing, point=each.pair) is None
            names = ", ".join(row.user.name for row in given.get(each.pair, []))
            notes = [
                _("Given to %(names)s") % {"names": names} if names else "",
                _("The signer has a comment") if each.pair in said else "",
            ]
            hint = " · ".join(note for note in notes if note)
            tasks.append(point_task(application.pk, each, writable=writable, given=hint))
        title = place.title if place else _("Points for the whole application")
        rank = place.rank if place else 0
        groups.append(Group(title, place, tasks, rank == 1, rank == application.places_wanted))
    return groups


def _last_saved(answers: list[queries.Answers]) -> "Section | None":
    """Return the section that was saved last: by whom and when the application was last written."""
    saved = [each.section for each in answers if each.section is not None]
    return max(saved, key=lambda section: section.saved_at, default=None)


def _lead(application: "Application", may_write: bool) -> str:  # noqa: FBT001  private
    if application.status not in WRITTEN:
        return _("Reference %(reference)s.") % {"reference": application.reference} if application.reference else ""
    if application.status == ApplicationStatus.TO_SIGN:
        return _("The application waits for the signer.")
    if may_write:
        return _("Answer the points in any order. What you save is kept until you submit.")
    return _("The application is being written. Writers and signers of the municipality answer it.")


def _facts(application: "Application") -> list[Fact]:
    facts = [Fact(_("Posts applied for"), str(application.places_wanted))]
    if together := queries.together_with(application):
        facts.append(Fact(_("Together with"), together))
    if application.submitted_at is not None and application.submitted_by is not None:
        facts += [
            Fact(_("Reference"), application.reference or ""),
            Fact(_("Submitted by"), application.submitted_by.name),
            Fact(_("Submitted"), formats.moment(application.submitted_at)),
        ]
    return facts


@allow(*READERS)
@require_safe
def application_receipt(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user).handed_in(), pk=pk)
    require(queries.refuse_opening(request.user, application))
    submissions = queries.submissions_of(application)
    lines = joints.partner_lines(application, application.content_sha256)
    context = {
        "application": application,
        "submissions": submissions,
        "amended": application.status in WRITTEN,
        "partners": lines,
        "unsigned": joints.unsigned(lines),
        "missing": rules.missing_points(application) if application.status not in WRITTEN else [],
        "paper": queries.paper_entry(application),
        "facts": [
            Fact(_("Municipality"), application.municipality.name),
            Fact(_("Round"), application.round.name),
            *_facts(application),
        ],
    }
    return render(request, "municipalities/application_receipt.html", context)
