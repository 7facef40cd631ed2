"""The terms of an agreement's version: worded by the project leader, answered by the municipality."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.ui.parts import Confirmation
from municipalities import actions
from municipalities.forms.agreement import AmendForm, SettleForm, TermForm
from municipalities.queries import agreement as queries
from municipalities.queries import refuse_opening
from municipalities.rules import agreement as rules
from municipalities.views.version import ANSWERERS, asked_version, form_page
from municipalities.workflow import AgreementStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Term


def _term(request: SignedInRequest, pk: int) -> "Term":
    term = get_object_or_404(queries.terms_for(request.user), pk=pk)
    require(refuse_opening(request.user, term.version.agreement.application))
    return term


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def term_add(request: SignedInRequest, pk: int) -> HttpResponse:
    version = asked_version(request, pk)
    require(rules.refuse_write(version, by=request.user))
    form = TermForm(request.POST or None, back=version.get_absolute_url(), answers=False)
    if form.is_valid() and form.carry_out(actions.add_term, version, **form.cleaned_data, by=request.user):
        messages.success(request, _("The term is added."))
        return redirect(version)
    return form_page(request, version, _("Add a term"), form)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def term_save(request: SignedInRequest, pk: int) -> HttpResponse:
    term = _term(request, pk)
    require(rules.refuse_write(term.version, by=request.user))
    form = TermForm(
        request.POST or None,
        back=term.version.get_absolute_url(),
        answers=term.version.status == AgreementStatus.WITH_PROJECT,
        initial={"title": term.title, "text": term.text, "due_on": term.due_on, "answer": term.answer},
    )
    if form.is_valid() and form.carry_out(actions.save_term, term, **form.cleaned_data, by=request.user):
        messages.success(request, _("The term is saved."))
        return redirect(term.version)
    return form_page(request, term.version, _("Change the term"), form, term)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def term_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    term = _term(request, pk)
    version = term.version
    require(rules.refuse_drop(term, terms=version.terms.count(), by=request.user))
    if request.method == "POST":
        actions.drop_term(term, by=request.user)
        messages.success(request, _("The term is dropped. Those below it have moved up."))
        return redirect(version)
    confirmation = Confirmation(
        _("Will you drop the term «%(title)s»?") % {"title": term.title},
        [term.text],
        _("Drop the term"),
        _("Keep the term"),
        version.get_absolute_url(),
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation})


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def term_settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Accept the municipality's wording."""
    term = _term(request, pk)
    require(rules.refuse_settle(term, by=request.user))
    form = SettleForm(request.POST or None, back=term.version.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.accept_amendment, term, **form.cleaned_data, by=request.user):
        messages.success(request, _("The municipality’s wording is what holds."))
        return redirect(term.version)
    return form_page(request, term.version, _("Accept the municipality’s wording"), form, term)


@allow(*ANSWERERS)
@require_POST
def term_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    term = _term(request, pk)
    actions.confirm_term(term, by=request.user)
    return redirect(f"{term.version.get_absolute_url()}#term-{term.number}")


@allow(*ANSWERERS)
@require_http_methods(["GET", "HEAD", "POST"])
def term_amend(request: SignedInRequest, pk: int) -> HttpResponse:
    term = _term(request, pk)
    require(rules.refuse_answer(term.version, queries.parties_of(term.version), by=request.user))
    form = AmendForm(
        request.POST or None,
        back=term.version.get_absolute_url(),
        initial={"amended": term.amended or term.text, "because": term.amended_because},
    )
    if form.is_valid() and form.carry_out(actions.amend_term, term, **form.cleaned_data, by=request.user):
        messages.success(request, _("Your wording is saved beside the project’s."))
        return redirect(f"{term.version.get_absolute_url()}#term-{term.number}")
    return form_page(request, term.version, _("Propose another wording"), form, term)
