"""The one way in and the one way out for files that hang on rows, whatever the row."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.core.subjects import address_of
from alisvest.documents import actions, queries, rules
from alisvest.documents.forms import AddForm, ConfirmForm, ReasonForm
from alisvest.documents.kinds import home_of, kind_of, name_of
from alisvest.documents.responses import stored_attachment
from alisvest.ui.forms.base import BaseForm, bound
from alisvest.ui.tables import paginate

FORM = ["GET", "HEAD", "POST"]
READERS = (*(role for role in Role if role != Role.RESEARCHER),)


def _subject(request: SignedInRequest, label: str, pk: int) -> Any:
    row = queries.subject_for(request.user, label, pk)
    if row is None:
        raise Http404
    return row


@allow(*READERS)
@require_safe
def subject_files(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    """The files of a row that has no page of its own to show them on."""
    row = _subject(request, label, pk)
    context = {"row": row, "title": name_of(label, row), "back": home_of(label, row)}
    return render(request, "documents/subject_files.html", context)


@allow(*READERS)
@require_http_methods(FORM)
def attachment_add(request: SignedInRequest, label: str, pk: int, kind: str) -> HttpResponse:
    """Upload a file of a kind, or the next version of one (?replaces=)."""
    row, user = _subject(request, label, pk), request.user
    paper = queries.kind_on(label, kind)
    if paper is None or not paper.rows(user).filter(pk=pk).exists():
        raise Http404
    audiences = paper.offered_to(user.role)
    require(rules.refuse_to_begin(paper, row, by=user))
    replaced = _replaced(request, label, pk)
    back = address_of(row) or queries.shelf_of(row, user).href
    form = AddForm(
        request.POST or None,
        request.FILES or None,
        kind=paper,
        audiences=audiences,
        back=back,
        initial={"replaces": replaced.pk if replaced else None},
    )
    if form.is_valid() and form.carry_out(
        actions.add_attachment, row, paper, replaces=replaced, **form.upload, by=user
    ):
        messages.success(request, _("The file is stored."))
        return redirect(back)
    context = {"form": form, "kind": paper, "title": name_of(label, row), "back": back, "replaced": replaced} | {
        "readers": audiences[0].label if len(audiences) == 1 else ""
    }
    return render(request, "documents/attachment_add.html", context, status=form.status)


def _replaced(request: SignedInRequest, label: str, pk: int) -> Any:
    """Return the file that the new one follows, if the form or the link names one; one out of reach is not found."""
    asked = request.POST.get("replaces") or request.GET.get("replaces") or ""
    if not asked:
        return None
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else 0
    return get_object_or_404(queries.files_on(request.user, label, pk), pk=number)


@allow(*READERS)
@opens("documents.attachment")
@require_safe
def attachment_read(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """The one way out: the right is asked at every fetch, and the answer is always a download."""
    attachment = get_object_or_404(queries.readable_for(request.user), pk=pk, key=key)
    return stored_attachment(attachment.document, shown_name=attachment.shown_name)


@allow(*READERS)
@require_http_methods(FORM)
def attachment_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    attachment, back = _file(request, pk)
    kind = kind_of(attachment.kind)
    form = bound(ConfirmForm, request, expires=kind.expires, back=back, initial={"valid_until": attachment.valid_until})
    if form.is_valid() and form.carry_out(actions.confirm_attachment, attachment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The file is confirmed."))
        return redirect(back)
    words = Words(_("Confirm the file"), _("Open it first. You say that it is what it should be."))
    return _verb_page(request, attachment, form, words, back)


@allow(*READERS)
@require_http_methods(FORM)
def attachment_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    attachment, back = _file(request, pk)
    form = bound(ReasonForm, request, button=_("Withdraw the file"), keep=_("Keep the file"), back=back)
    if form.is_valid() and form.carry_out(
        actions.withdraw_attachment, attachment, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The file is withdrawn."))
        return redirect(back)
    words = Words(_("Withdraw the file"), _("It is no longer in use, but kept with your reason."))
    return _verb_page(request, attachment, form, words, back)


@allow(*READERS)
@require_http_methods(FORM)
def attachment_report(request: SignedInRequest, pk: int) -> HttpResponse:
    attachment, back = _file(request, pk)
    form = bound(ReasonForm, request, button=_("Report the file"), keep=_("Go back without reporting"), back=back)
    if form.is_valid() and form.carry_out(actions.report_attachment, attachment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The file is blocked. The project leader decides about it."))
        return redirect(back)
    words = Words(
        _("This file holds patient data"),
        _("It is blocked at once: only the project leader can open it, and decides whether its content is removed."),
    )
    return _verb_page(request, attachment, form, words, back)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def attachment_release(request: SignedInRequest, pk: int) -> HttpResponse:
    attachment, back = _file(request, pk)
    form = bound(ReasonForm, request, button=_("Release the file"), keep=_("Keep it blocked"), back=back)
    if form.is_valid() and form.carry_out(actions.release_attachment, attachment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The file is open again."))
        return redirect(back)
    words = Words(_("Release the file"), _("You have seen that it holds nothing about a patient."))
    return _verb_page(request, attachment, form, words, back)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def attachment_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    attachment, back = _file(request, pk)
    form = bound(ReasonForm, request, button=_("Remove the content"), keep=_("Keep it blocked"), back=back, final=True)
    if form.is_valid() and form.carry_out(actions.remove_content, attachment, **form.cleaned_data, by=request.user):
        messages.success(request, _("The content is removed for good."))
        return redirect(back)
    words = Words(
        _("Remove the content"),
        _(
            "The file and its name are deleted and cannot be brought back. That there was a file, and why it went, is kept."
        ),
    )
    return _verb_page(request, attachment, form, words, back)


class Words(NamedTuple):
    title: str
    lead: str


def _file(request: SignedInRequest, pk: int) -> tuple[Any, str]:
    """Return a file within reach, and where to go when done: its row's page, or the leader's list for a foreign one."""
    attachment = get_object_or_404(queries.attachments_for(request.user), pk=pk)
    return attachment, queries.way_back(attachment, request.user)


def _verb_page(request: SignedInRequest, attachment: Any, form: BaseForm, words: Words, back: str) -> HttpResponse:
    context = {
        "form": form,
        "words": words,
        "back": back,
        "version": queries.version_for(attachment, request.user, verbs=False),
    }
    return render(request, "documents/attachment_verb.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_safe
def report_list(request: SignedInRequest) -> HttpResponse:
    """What was reported as holding patient data and waits for the project leader."""
    rows = paginate(request, queries.reported_for(request.user))
    versions = [queries.version_for(attachment, request.user) for attachment in rows.rows]
    return render(request, "documents/report_list.html", {"page": rows, "versions": versions})
