"""The texts of letters and mails: read side by side, worded anew, tried out, put back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.outbox import actions, queries, wording
from alisvest.outbox.forms import RestoreForm, TextForm, text_form
from alisvest.outbox.templates import Template

STAFF = tuple(sorted(STAFF_ROLES))


def _text(request: SignedInRequest, key: str) -> Template:
    template = queries.text_for(request.user, key)
    if template is None:
        raise Http404
    return template


def _address(template: Template) -> str:
    return reverse("outbox:text_detail", args=[template.key])


@allow(*STAFF)
@require_safe
def text_list(request: SignedInRequest) -> HttpResponse:
    return render(request, "outbox/text_list.html", {"parts": queries.lines(request.user)})


@allow(*STAFF)
@require_safe
def text_detail(request: SignedInRequest, key: str) -> HttpResponse:
    template = _text(request, key)
    proofs = queries.proofs(template.key)
    context = {
        "template": template,
        "proofs": proofs,
        "pairs": queries.paired(proofs),
        "may_change": request.user.role == Role.PROJECT_LEADER,
    }
    return render(request, "outbox/text_detail.html", context)


@allow(*STAFF)
@require_safe
def text_history(request: SignedInRequest, key: str) -> HttpResponse:
    template = _text(request, key)
    context = {"template": template, "up": _address(template), "versions": list(queries.history(request.user, key))}
    return render(request, "outbox/text_history.html", context)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def text_change(request: SignedInRequest, key: str) -> HttpResponse:
    template = _text(request, key)
    proofs = queries.proofs(key)
    form = text_form(template)(
        request.POST or None,
        template=template,
        versions={proof.language: proof.version for proof in proofs},
        back=_address(template),
    )
    context: dict[str, Any] = {"template": template, "form": form, "up": _address(template), "proofs": proofs}
    if form.is_valid():
        if form.preview:
            context |= _previewed(template, form)
        elif (lacking := _lacking(template, form, proofs)) and not form.all_the_same:
            form.ask_all_the_same()
            context |= {"lacking": lacking} | _previewed(template, form)
        elif form.carry_out(
            actions.word_text,
            key,
            texts=form.texts(),
            versions=form.versions(),
            why=form.cleaned_data["why"],
            by=request.user,
        ):
            _tell(request, len(form.result))
            return redirect("outbox:text_detail", key)
        else:
            context |= _overtaken(template, form)
    return render(request, "outbox/text_change.html", context, status=form.status)


def _previewed(template: Template, form: TextForm) -> dict[str, Any]:
    proofs = queries.proofs(template.key, form.texts())
    return {"preview": proofs, "pairs": queries.paired(proofs)}


def _lacking(template: Template, form: TextForm, proofs: list[queries.Proof]) -> list[str]:
    """Say which placeholders the text held until now and holds no more, one line a language."""
    lines = []
    for proof in proofs:
        gone = wording.dropped(template, form.texts()[proof.language], proof.words, needed=False)
        if gone:
            names = ", ".join(f"{{{name}}}" for name in gone)
            lines.append(f"{proof.name}: {names}")
    return lines


def _overtaken(template: Template, form: TextForm) -> dict[str, Any]:
    """Show what somebody else saved meanwhile beside what was typed, and let the writer save over it knowingly."""
    now = queries.proofs(template.key)
    theirs = [
        {
            "name": proof.name,
            "language": proof.language,
            "by": proof.newest,
            "body": list(wording.differences(proof.words.body, form.texts()[proof.language].body)),
            "subject": list(wording.differences(proof.words.subject, form.texts()[proof.language].subject)),
        }
        for proof in now
        if proof.newest is not None and proof.version != form.versions()[proof.language]
    ]
    form.take({proof.language: proof.version for proof in now})
    return {"theirs": theirs}


def _tell(request: SignedInRequest, saved: int) -> None:
    if saved:
        messages.success(
            request,
            ngettext(
                "The text is saved in %(count)d language. Letters written from now on use it.",
                "The text is saved in %(count)d languages. Letters written from now on use it.",
                saved,
            )
            % {"count": saved},
        )
    else:
        messages.info(request, _("Nothing was changed."))


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def text_restore(request: SignedInRequest, key: str, language: str) -> HttpResponse:
    template = _text(request, key)
    proof = next((each for each in queries.proofs(key) if each.language == language), None)
    if proof is None:
        raise Http404
    form = RestoreForm(request.POST or None, back=_address(template))
    if form.is_valid() and form.carry_out(
        actions.restore_text, key, language, why=form.cleaned_data["why"], by=request.user
    ):
        messages.success(request, _("The shipped text is used again."))
        return redirect("outbox:text_detail", key)
    context = {
        "template": template,
        "form": form,
        "up": _address(template),
        "proof": proof,
        "differences": queries.until_shipped(proof, key),
    }
    return render(request, "outbox/text_restore.html", context, status=form.status)


@allow(*STAFF)
@require_POST
def text_test(request: SignedInRequest, key: str) -> HttpResponse:
    template = _text(request, key)
    mails = actions.send_test(template.key, by=request.user)
    messages.success(
        request,
        ngettext(
            "%(count)d test mail is on its way to %(to)s.",
            "%(count)d test mails are on their way to %(to)s.",
            len(mails),
        )
        % {"count": len(mails), "to": request.user.email},
    )
    return redirect("outbox:text_detail", key)
