from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact, Task
from alisvest.ui.tables import paginate, status_tabs
from municipalities import actions, queries, rules
from municipalities.forms import SectionForm, SubmitForm, section_form
from municipalities.workflow import LOOKS, ApplicationStatus

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
    }
    return render(request, "municipalities/application_list.html", context)


@allow(*READERS)
@require_safe
def application_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    user, now = request.user, clock.now()
    answers = queries.section_states(application)
    save_refusal = rules.refuse_save(application, now=now, by=user)
    context = {
        "application": application,
        "decision": queries.decisions_for(user).filter(application=application).first(),
        "badge": badge_for(queries.shown_status(application.status, user), LOOKS),
        "tasks": [_task(pk, section, writable=save_refusal is None) for section in answers],
        "remaining": queries.remaining_words(answers),
        "complete": sum(1 for section in answers if section.state in rules.DONE),
        "of": len(answers),
        "words": queries.round_words(application.round, now),
        "save_refusal": save_refusal,
        "draft": application.status == ApplicationStatus.DRAFT,
        "lead": _lead(application, save_refusal is None),
        "facts": _facts(application),
        "contacts": queries.project_leaders(clock.today()),
        "letters": queries.case_letters(user, application),
    }
    return render(request, "municipalities/application_detail.html", context)


def _lead(application: Any, may_write: bool) -> str:  # noqa: FBT001  private
    if application.status != ApplicationStatus.DRAFT:
        return _("Reference %(reference)s.") % {"reference": application.reference}
    if may_write:
        return _("Answer the points in any order. What you save is kept until you submit.")
    return _("The application is being written. Writers and signers of the municipality answer it.")


def _facts(application: Any) -> list[Fact]:
    facts = [Fact(_("Posts applied for"), str(application.places_wanted))]
    if partners := queries.partner_names(application):
        facts.append(Fact(_("Together with"), ", ".join(partners)))
    if application.submitted_at is not None:
        facts += [
            Fact(_("Reference"), application.reference),
            Fact(_("Submitted by"), application.submitted_by.name),
            Fact(_("Submitted"), formats.moment(application.submitted_at)),
        ]
    return facts


def _task(pk: int, section: queries.Answers, *, writable: bool) -> Task:
    """A writer's task leads to the form; a reader's to the same point of the whole application."""
    if writable:
        href = reverse("municipalities:section_save", args=[pk, section.anchor])
    else:
        href = f"{reverse('municipalities:application_check', args=[pk])}#{section.anchor}"
    label = f"{section.point}. {section.title}"
    return Task(label, href, queries.state_badge(section.state), ", ".join(section.missing))


@allow(Role.WRITER, Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def section_save(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    answers = {each.anchor: each for each in queries.section_states(application)}
    if anchor not in answers:
        raise Http404
    shown = answers[anchor]
    key = shown.key
    back = application.get_absolute_url()
    form = section_form(
        key,
        request.POST or None,
        section=shown.section,
        partners=[row.municipality_id for row in application.partner_rows.all()],
        others=queries.possible_partners(request.user, application),
        back=back,
    )
    if form.is_valid() and form.carry_out(
        actions.save_section,
        application,
        key,
        form.answers(),
        by=request.user,
        place=shown.place,
        version=form.cleaned_data["version"],
    ):
        messages.success(request, _("Point %(point)s is saved.") % {"point": shown.point})
        return redirect(_after_saving(request, pk, anchor, list(answers)))
    theirs = _theirs(form, shown)
    context: dict[str, Any] = {
        "application": application,
        "shown": shown,
        "form": form,
        "refusal": rules.refuse_save(application, now=clock.now(), by=request.user),
        "theirs": theirs,
        "theirs_title": _("Saved by %(name)s while you were writing") % {"name": theirs.section.saved_by.name}
        if theirs and theirs.section
        else "",
        "form_css": "" if key == "office" else "narrow",
        "heading": f"{shown.point}. {shown.title}",
        "all": [_task(pk, each, writable=True) for each in answers.values()],
        "words": queries.round_words(application.round, clock.now()),
        "contacts": queries.project_leaders(clock.today()),
        "back": back,
    }
    return render(request, "municipalities/section_save.html", context, status=form.status)


def _theirs(form: SectionForm, shown: queries.Answers) -> queries.Answers | None:
    """Return what another wrote meanwhile, and let the next sending stand on it: both have then been seen."""
    if not form.is_bound or shown.section is None or form.cleaned_data.get("version") == shown.section.version:
        return None
    form.now_at(shown.section.version)
    return shown


def _after_saving(request: SignedInRequest, pk: int, key: str, keys: list[str]) -> str:
    then = request.POST.get("then", "")
    following = keys[keys.index(key) + 1 :]
    if then == "here":
        return reverse("municipalities:section_save", args=[pk, key])
    if then == "list" or not following:
        return reverse("municipalities:application_detail", args=[pk])
    return reverse("municipalities:section_save", args=[pk, following[0]])


@allow(*READERS)
@require_safe
def application_check(request: SignedInRequest, pk: int) -> HttpResponse:
    return _check_page(request, pk, SubmitForm())


@allow(Role.SIGNER)
@require_POST
def application_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    form = SubmitForm(request.POST)
    if form.is_valid() and form.carry_out(actions.submit_application, application, by=request.user):
        messages.success(request, _("The application is submitted."))
        return redirect("municipalities:application_receipt", pk)
    return _check_page(request, pk, form)


def _check_page(request: SignedInRequest, pk: int, form: SubmitForm) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    now, user = clock.now(), request.user
    form.helper.form_action = reverse("municipalities:application_submit", args=[pk])
    save_refusal = rules.refuse_save(application, now=now, by=user)
    context = {
        "application": application,
        "answers": queries.section_states(application),
        "may_write": save_refusal is None,
        "missing": rules.missing_points(application),
        "refusal": rules.refuse_submit(application, now=now, by=user),
        "draft": application.status == ApplicationStatus.DRAFT,
        "may_sign": user.role == Role.SIGNER,
        "signers": queries.active_members(application.municipality, clock.today(), Role.SIGNER),
        "form": form,
    }
    return render(request, "municipalities/application_check.html", context, status=form.status)


@allow(*READERS)
@require_safe
def application_receipt(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user).handed_in(), pk=pk)
    require(queries.refuse_opening(request.user, application))
    context = {
        "application": application,
        "facts": [
            Fact(_("Municipality"), application.municipality.name),
            Fact(_("Round"), application.round.name),
            *_facts(application),
        ],
    }
    return render(request, "municipalities/application_receipt.html", context)
