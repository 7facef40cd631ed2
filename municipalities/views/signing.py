"""Checking, signing, handing in, opening again and taking back; and what came on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.documents.responses import stored_attachment
from alisvest.ui.parts import Confirmation
from municipalities import actions, queries, rules
from municipalities.actions import Comment
from municipalities.forms import PaperForm, ReturnForm, SubmitForm, WithdrawForm
from municipalities.queries import joint as joints
from municipalities.workflow import WRITTEN, ApplicationStatus

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
WRITERS = (Role.WRITER, Role.SIGNER)
STAFF = tuple(sorted(STAFF_ROLES))


@allow(*READERS)
@require_safe
def application_check(request: SignedInRequest, pk: int) -> HttpResponse:
    return _check_page(request, pk, SubmitForm())


@allow(Role.SIGNER, *STAFF)
@require_POST
def application_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    form = SubmitForm(request.POST)
    if form.is_valid() and form.carry_out(
        actions.submit_application, application, read_sha256=form.cleaned_data["seen"], by=request.user
    ):
        said = _("The application is submitted. Its reference is %(reference)s.")
        messages.success(request, said % {"reference": form.result.reference})
        if request.user.role in STAFF_ROLES:  # who entered a paper reads the case only after declaring
            return redirect(application.round)
        return redirect("municipalities:application_receipt", pk)
    return _check_page(request, pk, form)


def _check_page(request: SignedInRequest, pk: int, form: SubmitForm) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    now, user = clock.now(), request.user
    form.helper.form_action = reverse("municipalities:application_submit", args=[pk])
    standing = queries.standing(application, user)
    signers = queries.active_members(application.municipality, clock.today(), Role.SIGNER)
    refusal = rules.refuse_submit(application, now=now, by=user, standing=standing)
    sends = rules.refuse_send_to_sign(application, now=now, by=user, signers=len(signers), standing=standing)
    partners = joints.partner_lines(application)
    form.now_seen(queries.content_sha256(application))
    answers = queries.section_states(application)
    context = {
        "application": application,
        "partners": partners,
        "unsigned": joints.unsigned(partners),
        "answers": queries.with_asked(request.user, application, answers),
        "remarks": queries.overlaps_at(answers),
        "may_write": rules.refuse_save(application, now=now, by=user, standing=standing) is None,
        "missing": rules.missing_points(application),
        "refusal": refusal,
        "written": application.status in WRITTEN,
        "to_sign": application.status == ApplicationStatus.TO_SIGN,
        "may_sign": user.role == Role.SIGNER or (user.role in STAFF_ROLES and standing.on_paper is not None),
        "may_send": sends is None and user.role == Role.WRITER,
        "may_return": application.status == ApplicationStatus.TO_SIGN and user.role == Role.SIGNER,
        "may_take_back": rules.refuse_take_back(application, now=now, by=user, standing=standing) is None,
        "signers": signers,
        "paper": queries.paper_entry(application),
        "form": form,
    }
    return render(request, "municipalities/application_check.html", context, status=form.status)


@allow(*WRITERS)
@require_POST
def application_send(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    actions.send_to_sign(application, by=request.user)
    messages.success(request, _("The application is with the signer, who gets a mail."))
    return redirect(application)


@allow(*WRITERS)
@require_POST
def application_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    actions.take_back_application(application, by=request.user)
    messages.success(request, _("The application is a draft again."))
    return redirect(application)


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_return(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    answers = queries.section_states(application)
    back = reverse("municipalities:application_check", args=[pk])
    points = [(each.anchor, each.name, each.place) for each in answers]
    form = ReturnForm(request.POST or None, points=points, back=back)
    if form.is_valid() and form.carry_out(
        actions.return_application, application, [Comment(*each) for each in form.comments()], by=request.user
    ):
        messages.success(request, _("The application is with the writers again. They get a mail with your comments."))
        return redirect(application)
    now, standing = clock.now(), queries.standing(application, request.user)
    context = {
        "application": application,
        "form": form,
        "back": back,
        "refusal": rules.refuse_return(application, comments=1, now=now, by=request.user, standing=standing),
    }
    return render(request, "municipalities/application_return.html", context, status=form.status)


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    if request.method == "POST":
        actions.reopen_application(application, by=request.user)
        messages.success(request, _("The application is open. What was submitted counts until you submit again."))
        return redirect(application)
    standing = queries.standing(application, request.user)
    require(rules.refuse_reopen(application, now=clock.now(), by=request.user, standing=standing))
    confirmation = Confirmation(
        _("Open the application to amend it?"),
        [
            _("Until you submit again, what you submitted counts."),
            _("If you do not submit again before the deadline, your changes are not part of the application."),
        ],
        _("Open the application"),
        _("Leave it as it is"),
        application.get_absolute_url(),
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation})


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    form = WithdrawForm(request.POST or None, back=application.get_absolute_url())
    if form.is_valid() and form.carry_out(
        actions.withdraw_application, application, reason=form.cleaned_data["reason"], by=request.user
    ):
        messages.success(request, _("The application is withdrawn."))
        return redirect(application)
    context = {"application": application, "form": form}
    return render(request, "municipalities/application_withdraw.html", context, status=form.status)


@allow(*READERS)
@require_safe
def submission_download(request: SignedInRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(queries.submissions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, submission.application))
    return stored_attachment(submission.paper)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_enter(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    choices = queries.without_application(request.user, round_)
    form = PaperForm(request.POST or None, municipalities=choices, back=round_.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.enter_paper, round_, **form.cleaned_data, by=request.user):
        messages.success(request, _("The municipality gets a mail about it. Enter the answers, and attach the scan."))
        return redirect(form.result.application)
    return render(request, "municipalities/paper_enter.html", {"round": round_, "form": form}, status=form.status)
