"""The outbox: what waits, what left, what needs a person."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.keys import keys_in
from alisvest.core.roles import STAFF_ROLES
from alisvest.documents.responses import stored_attachment
from alisvest.outbox import actions, rules
from alisvest.outbox.forms.mail import MailFilter, ReasonForm
from alisvest.outbox.queries import mail as queries
from alisvest.outbox.workflow import MailStatus
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import paginate, status_tabs

FORM = ["GET", "HEAD", "POST"]
AT_ONCE = 500
"""At most so many letters are released together: more than a round has."""


@allow(*STAFF_ROLES)
@require_safe
def mail_list(request: SignedInRequest) -> HttpResponse:
    mails = queries.mails_for(request.user)
    form = MailFilter(request.GET, about=queries.about_choices(mails))
    mails = queries.filtered(mails, form.chosen)
    counts = queries.status_counts(mails)
    status = request.GET.get("status", "")
    if status in MailStatus.values:
        mails = mails.filter(status=status)
    rows = paginate(request, mails)
    context = {
        "page": rows,
        "rows": queries.mail_rows(request.user, rows.rows),
        "tabs": status_tabs(request, _tabs(counts, status), counts),
        "filter": form,
        "status": status,
        "catching": settings.MAIL_CATCHER,
        "state": queries.outbox_state(request.user),
        "held": status == MailStatus.HELD,
        "release_all": f"{reverse('outbox:mails_release')}?{_as_query(request, all='1')}",
    }
    return render(request, "outbox/mail_list.html", context)


def _tabs(counts: dict[str, int], status: str) -> list[tuple[str, str | Promise]]:
    """All, and the statuses that have mail; those that ask for a person always."""
    always = {MailStatus.HELD, MailStatus.WAITING, MailStatus.SENT, MailStatus.IN_DOUBT, MailStatus.FAILED}
    shown = [
        choice for choice in MailStatus.choices if choice[0] in always or counts.get(choice[0]) or choice[0] == status
    ]
    return [("", _("All")), *shown]


def _as_query(request: SignedInRequest, **more: str) -> str:
    query = request.GET.copy()
    for name in ("page", "m"):
        query.pop(name, None)
    query.update(more)
    return query.urlencode()


@allow(*STAFF_ROLES)
@require_safe
def mail_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    context = {
        "mail": mail,
        "row": queries.mail_rows(request.user, [mail])[0],
        "verbs": set(rules.possible_verbs(mail, by=request.user)),
        "pieces": queries.pieces(mail),
        "facts": queries.mail_facts(mail),
        "happenings": queries.happenings(mail),
    }
    return render(request, "outbox/mail_detail.html", context)


@allow(*STAFF_ROLES)
@require_safe
def mail_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    if mail.document is None:
        raise Http404
    return stored_attachment(mail.document)


def _carried_out(request: SignedInRequest, pk: int, action: Callable[..., Any], done: str | Promise) -> HttpResponse:
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    action(mail, by=request.user)
    messages.success(request, str(done))
    return redirect(mail)


@allow(*STAFF_ROLES)
@require_POST
def mail_release(request: SignedInRequest, pk: int) -> HttpResponse:
    return _carried_out(request, pk, actions.release_mail, gettext_lazy("The mail is released. It leaves in a moment."))


@allow(*STAFF_ROLES)
@require_POST
def mail_hold(request: SignedInRequest, pk: int) -> HttpResponse:
    return _carried_out(request, pk, actions.hold_mail, gettext_lazy("The mail is held back until you release it."))


@allow(*STAFF_ROLES)
@require_POST
def mail_retry(request: SignedInRequest, pk: int) -> HttpResponse:
    return _carried_out(request, pk, actions.retry_mail, gettext_lazy("The mail is tried again in a moment."))


@allow(*STAFF_ROLES)
@require_POST
def mail_confirm_arrived(request: SignedInRequest, pk: int) -> HttpResponse:
    return _carried_out(request, pk, actions.confirm_arrived, gettext_lazy("The mail is noted as sent."))


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def mail_send_again(request: SignedInRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        done = gettext_lazy("The mail is sent again, under the same name.")
        return _carried_out(request, pk, actions.send_again, done)
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    question = Confirmation(
        _("Send the mail again?"),
        [_("Do this only when the mail server's log does not have this name: %(name)s.") % {"name": mail.message_id}],
        _("Send it again"),
        _("Keep it in doubt"),
        mail.get_absolute_url(),
    )
    return render(request, "layouts/confirm.html", {"confirmation": question})


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def mail_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    form = ReasonForm(request.POST or None, do=_("Withdraw the mail"), back=mail.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.withdraw_mail, mail, **form.cleaned_data, by=request.user):
        messages.success(request, _("The mail is withdrawn. It will not leave."))
        return redirect(mail)
    context = {"form": form, "mail": mail, "heading": _("Withdraw the mail"), "lead": _("It will never leave.")}
    return render(request, "outbox/mail_reason.html", context, status=form.status)


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def mail_mark_returned(request: SignedInRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(queries.mails_for(request.user), pk=pk)
    form = ReasonForm(request.POST or None, do=_("Mark as returned"), back=mail.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.mark_returned, mail, **form.cleaned_data, by=request.user):
        messages.success(request, _("The mail is marked as returned."))
        return redirect(mail)
    lead = _("The receiver did not get it. Whoever looks after the address is asked to put it right.")
    context = {"form": form, "mail": mail, "heading": _("Mark as returned"), "lead": lead}
    return render(request, "outbox/mail_reason.html", context, status=form.status)


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def mails_release(request: SignedInRequest) -> HttpResponse:
    """Show the names and how many, then release what was shown: chosen ones (?m=…) or all that the filter shows."""
    mails = queries.mails_for(request.user).filter(status=MailStatus.HELD)
    if request.method == "POST":
        chosen = mails.filter(pk__in=keys_in(request.POST.getlist("m")[:AT_ONCE]))
        number = actions.release_mails(chosen, by=request.user)
        words = ngettext("%(count)s mail is released.", "%(count)s mails are released.", number) % {"count": number}
        messages.success(request, words)
        return redirect(f"{reverse('outbox:mail_list')}?status={MailStatus.WAITING}")
    if request.GET.get("all"):
        mails = queries.filtered(mails, MailFilter(request.GET, about=queries.about_choices(mails)).chosen)
    else:
        mails = mails.filter(pk__in=keys_in(request.GET.getlist("m")[:AT_ONCE]))
    rows = queries.mail_rows(request.user, mails[:AT_ONCE])
    return render(request, "outbox/mails_release.html", {"rows": rows, "count": len(rows)})
