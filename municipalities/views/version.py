"""One version of an agreement: read, passed on and signed."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.responses import attachment, stored_attachment
from alisvest.documents.rules import refuse_paper
from alisvest.outbox.wording import Difference, differences
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact
from municipalities import actions, letters
from municipalities.forms.agreement import MessageForm, SignForm, VersionForm
from municipalities.queries import agreement as queries
from municipalities.queries import refuse_deciding, refuse_opening
from municipalities.rules import agreement as rules
from municipalities.views.agreement import status_badge
from municipalities.workflow import EMPLOYERS, AgreementStatus, Response
from municipalities.workflow.agreement import HELD, RESPONSE_LOOKS

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import AgreementVersion, Term


READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
ANSWERERS = (Role.WRITER, Role.SIGNER)
SIGNERS = (Role.SIGNER, Role.PROJECT_LEADER)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as the page shows it: both wordings where there are two, and what this reader may do with it."""

    term: "Term"
    where: str
    badge: Badge | None
    amendment: list[Difference] = field(default_factory=list)
    verbs: list[tuple[str, str]] = field(default_factory=list)
    posts: list[tuple[str, str]] = field(default_factory=list)


def asked_version(request: SignedInRequest, pk: int) -> "AgreementVersion":
    """Fetch the version through the review's gate, as its agreement."""
    version = get_object_or_404(queries.versions_for(request.user), pk=pk)
    require(refuse_opening(request.user, version.agreement.application))
    return version


@allow(*READERS)
@require_safe
def version_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a version's terms with what the application said beside each, and what this reader may do now."""
    version, user = asked_version(request, pk), request.user
    paper = queries.paper_of(version)
    may_write = rules.refuse_write(version, by=user) is None
    may_answer = rules.refuse_answer(version, paper.parties, by=user) is None
    rows = {term.pk: _row(term, version, may_write=may_write, may_answer=may_answer) for term in paper.terms}
    party = rules.party_of(paper.parties, user)
    may_sign = (
        rules.refuse_sign(
            version,
            party=party,
            signature=paper.signatures.get(party.pk) if party else None,
            content_sha256=paper.content_sha256,
            read_sha256=None,
            by=user,
        )
        is None
    )
    unanswered = sum(term.response == Response.OPEN for term in paper.terms)
    context = {
        "version": version,
        "agreement": version.agreement,
        "badge": status_badge(version.status),
        "lead": _lead(paper, user, may_sign=may_sign, may_answer=may_answer, unanswered=unanswered),
        "message": version.message,
        "groups": [(title, [rows[term.pk] for term in terms]) for title, terms in letters.term_groups(paper.terms)],
        "answered": version.status not in {AgreementStatus.DRAFT, *HELD},
        "parties": [(letters.party_name(each), each, paper.signatures.get(each.pk)) for each in paper.parties],
        "changes": [(letters.change_words(each), _change_differences(each)) for each in paper.changes],
        "facts": _facts(paper),
        "held": version.status in HELD,
        "posts": reverse("candidates:position_list")
        if version.status == AgreementStatus.SIGNED and user.role in EMPLOYERS
        else "",
        "may_write": may_write,
        "may_answer": may_answer,
        "unanswered": unanswered,
        "confirm": _("Confirm all") if unanswered == len(paper.terms) else _("Confirm all the rest"),
        "may_sign": may_sign,
        "may_return": rules.refuse_return(version, party=party is not None, by=user) is None,
        "may_take_back": rules.refuse_take_back(version, by=user) is None,
        "send": _("Send to be signed") if _all_agreed(paper) else _("Send to the municipality"),
    }
    return render(request, "municipalities/version_detail.html", context)


def _all_agreed(paper: queries.Paper) -> bool:
    agreed = {Response.CONFIRMED, Response.SETTLED}
    return paper.version.status == AgreementStatus.WITH_PROJECT and all(t.response in agreed for t in paper.terms)


def _row(term: "Term", version: "AgreementVersion", *, may_write: bool, may_answer: bool) -> TermRow:
    verbs, posts = [], []
    if may_write:
        if term.response == Response.AMENDED:
            verbs.append((_("Accept the wording"), reverse("municipalities:term_settle", args=[term.pk])))
        verbs.append((_("Change the term"), reverse("municipalities:term_save", args=[term.pk])))
        verbs.append((_("Drop the term"), reverse("municipalities:term_drop", args=[term.pk])))
    if may_answer:
        if term.response != Response.CONFIRMED:
            posts.append((_("Confirm"), reverse("municipalities:term_confirm", args=[term.pk])))
        verbs.append((_("Propose another wording"), reverse("municipalities:term_amend", args=[term.pk])))
    shown = version.status not in {AgreementStatus.DRAFT, *HELD} or term.response == Response.SETTLED
    return TermRow(
        term,
        _where(term),
        badge_for(Response(term.response), RESPONSE_LOOKS) if shown else None,
        list(differences(term.text, term.amended)) if term.amended else [],
        verbs,
        posts,
    )


def _where(term: "Term") -> str:
    """Say which point of the application the term comes from, and of which place."""
    parts = [_("Point %(point)s") % {"point": term.point}] if term.point else []
    return ", ".join([*parts, *([str(term.place)] if term.place else [])])


def _change_differences(change: rules.Change) -> list[Difference]:
    before = change.before.agreed_text if change.before else ""
    return list(differences(before, change.now.agreed_text if change.now else ""))


def _facts(paper: queries.Paper) -> list[Fact]:
    version = paper.version
    facts = [
        Fact(_("In effect from"), formats.day(version.effective_from)),
        Fact(
            _("Application"),
            version.agreement.application.reference or "",
            version.agreement.application.get_absolute_url(),
        ),
        Fact(_("Drafted by"), version.drafted_by.name),
    ]
    if version.sent_at:
        facts.append(Fact(_("Sent"), formats.moment(version.sent_at)))
    if version.signed_at:
        facts.append(Fact(_("Signed by all"), formats.moment(version.signed_at)))
    if version.change_reason:
        facts.append(Fact(_("Why it is changed"), version.change_reason))
    if version.status in HELD | {AgreementStatus.TO_SIGN}:
        facts.append(Fact(_("Fingerprint of the text (SHA-256)"), paper.content_sha256))
    return facts


def _lead(paper: queries.Paper, user: User, *, may_sign: bool, may_answer: bool, unanswered: int) -> str:
    """Say in a sentence what waits for whom."""
    status = paper.version.status
    if may_sign:
        return _("All terms are agreed. Read the agreement and sign it.")
    if status == AgreementStatus.WITH_MUNICIPALITY and not unanswered:
        if may_answer:
            return _("Every term has its answer. Hand the answers over.")
        return _("Every term has its answer. The municipality has not handed them over yet.")
    if status == AgreementStatus.WITH_MUNICIPALITY:
        return ngettext(
            "%(count)d term waits for the municipality’s answer.",
            "%(count)d terms wait for the municipality’s answer.",
            unanswered,
        ) % {"count": unanswered}
    if status == AgreementStatus.TO_SIGN:
        names = [letters.party_name(each) for each in paper.parties if each.pk not in paper.signatures]
        return _("It waits to be signed by: %(names)s.") % {"names": "; ".join(names)}
    leads = {
        AgreementStatus.DRAFT: _("Read the terms through, word them as they should stand, and send them."),
        AgreementStatus.WITH_PROJECT: _("The project leader looks at the municipality’s answers.")
        if user.role != Role.PROJECT_LEADER
        else _("Accept or answer what the municipality proposes, and send it on."),
        AgreementStatus.SIGNED: _("All parties have signed. This is what is agreed."),
        AgreementStatus.SUPERSEDED: _("A later version has taken its place."),
        AgreementStatus.DISCARDED: _("This version was given up before it was signed."),
    }
    return leads[AgreementStatus(status)]


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_save(request: SignedInRequest, pk: int) -> HttpResponse:
    version = asked_version(request, pk)
    require(rules.refuse_write(version, by=request.user))
    form = VersionForm(
        request.POST or None,
        back=version.get_absolute_url(),
        first=version.number == 1,
        button=_("Save"),
        initial={"effective_from": version.effective_from, "reason": version.change_reason},
    )
    if form.is_valid():
        given = form.cleaned_data
        if form.carry_out(
            actions.save_version,
            version,
            effective_from=given["effective_from"],
            change_reason=given.get("reason", ""),
            by=request.user,
        ):
            messages.success(request, _("The agreement is saved."))
            return redirect(version)
    return form_page(request, version, _("When the agreement takes effect"), form)


# Answering, by the municipality


@allow(*ANSWERERS)
@require_POST
def version_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm every term that has no answer yet."""
    version = asked_version(request, pk)
    count = actions.confirm_rest(version, by=request.user)
    said = ngettext("%(count)d term is confirmed.", "%(count)d terms are confirmed.", count)
    messages.success(request, said % {"count": count})
    return redirect(version)


# Passing on


def form_page(
    request: SignedInRequest, version: "AgreementVersion", title: str, form: Any, term: "Term | None" = None
) -> HttpResponse:
    context = {"version": version, "agreement": version.agreement, "title": title, "form": form, "term": term}
    return render(request, "municipalities/version_form.html", context, status=form.status)


def _pass_on(request: SignedInRequest, pk: int, action: Any, done: str, title: str, **options: Any) -> HttpResponse:
    """Ask for a message, carry the verb out, and show the version again."""
    version = asked_version(request, pk)
    form = MessageForm(request.POST or None, back=version.get_absolute_url(), button=title, **options)
    if form.is_valid() and form.carry_out(action, version, **form.cleaned_data, by=request.user):
        messages.success(request, done)
        return redirect(version.agreement if action is actions.discard_version else version)
    return form_page(request, version, title, form)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_send(request: SignedInRequest, pk: int) -> HttpResponse:
    return _pass_on(
        request,
        pk,
        actions.send_version,
        _("The agreement is passed on, and those it waits for are told."),
        _("Send the agreement"),
    )


@allow(*ANSWERERS)
@require_http_methods(["GET", "HEAD", "POST"])
def version_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    return _pass_on(
        request,
        pk,
        actions.answer_version,
        _("The answers are handed over."),
        _("Hand over the answers"),
    )


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    return _pass_on(
        request,
        pk,
        actions.take_back,
        _("The agreement is with you again. Signatures of this text do not count any more."),
        _("Take the agreement back"),
        reasoned=True,
    )


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_return(request: SignedInRequest, pk: int) -> HttpResponse:
    return _pass_on(
        request,
        pk,
        actions.return_version,
        _("The agreement is sent back to the project leader."),
        _("Send the agreement back"),
        reasoned=True,
    )


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_discard(request: SignedInRequest, pk: int) -> HttpResponse:
    return _pass_on(
        request,
        pk,
        actions.discard_version,
        _("The version is given up."),
        _("Give up this version"),
        reasoned=True,
        harsh=True,
    )


# Signing and the paper


@allow(*SIGNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def version_sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the whole text and sign it; another text than the one that was shown cannot be signed."""
    version, user = asked_version(request, pk), request.user
    paper = queries.paper_of(version)
    party = rules.party_of(paper.parties, user)
    if request.method != "POST":
        signature = paper.signatures.get(party.pk) if party else None
        require(
            rules.refuse_sign(
                version,
                party=party,
                signature=signature,
                content_sha256=paper.content_sha256,
                read_sha256=None,
                by=user,
            )
        )
    if user.role == Role.PROJECT_LEADER:
        require(refuse_deciding(user, version.agreement.application, clock.today()))
    form = SignForm(
        request.POST or None, back=version.get_absolute_url(), initial={"content_sha256": paper.content_sha256}
    )
    if form.is_valid() and form.carry_out(
        actions.sign_version, version, content_sha256=form.cleaned_data["content_sha256"], by=user
    ):
        stands = form.result.status == AgreementStatus.SIGNED
        messages.success(
            request,
            _("The agreement is signed by all and stands.")
            if stands
            else _("You have signed. Others are still to sign."),
        )
        return redirect(version)
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "groups": list(letters.term_groups(paper.terms)),
        "parties": [(letters.party_name(each), paper.signatures.get(each.pk)) for each in paper.parties],
        "party": letters.party_name(party) if party else "",
        "changes": [letters.change_words(each) for each in paper.changes],
        "fingerprint": paper.content_sha256,
    }
    return render(request, "municipalities/version_sign.html", context, status=form.status)


@allow(*READERS)
@require_safe
def version_download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer with the archived file of what was signed, else with the text as it stands, marked as a draft."""
    version = asked_version(request, pk)
    if version.document is not None:
        return stored_attachment(version.document)
    require(refuse_paper(possible=pango.is_there()))
    content = letters.agreement_pdf(queries.paper_of(version), draft=True)
    name = letters.agreement_file_name(version)
    return attachment(content, shown_name=name, media_type="application/pdf")
