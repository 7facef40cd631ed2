"""Joint applications as their partners meet them: read, write the own words, sign, say no. And the shares of a post."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.links import is_ours
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from municipalities import actions, queries
from municipalities.forms import (
    JointDeclineForm,
    JointSignForm,
    PartnerAnswerForm,
    PartnerSignatureForm,
    PositionShareForm,
)
from municipalities.queries import Answers
from municipalities.queries import joint as joints
from municipalities.queries import position_share as shares
from municipalities.queries.position import posts_for
from municipalities.rules import joint as rules
from municipalities.views.section import point_at
from municipalities.workflow import LOOKS, WRITTEN

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application, PartnerAnswer

READERS = tuple(sorted(MUNICIPALITY_ROLES))
WRITERS = (Role.WRITER, Role.SIGNER)
STAFF = tuple(sorted(STAFF_ROLES))


def _asked(request: SignedInRequest, pk: int) -> "Application":
    return get_object_or_404(joints.joint_applications_with_answers(request.user), pk=pk)


def _page(application: "Application") -> str:
    return reverse("municipalities:joint_detail", args=[application.pk])


@allow(*READERS)
@require_safe
def joint_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    application, user, now = _asked(request, pk), request.user, clock.now()
    until = queries.dispensed_until(application.round, application.municipality_id)
    lines = joints.partner_lines(application)
    part = joints.own_part(application, user)
    own = next(line for line in lines if line.partner == part)
    acts = rules.refuse_inherited_part(part, by=user) is None
    content = joints.counting_sha256(application)
    context = {
        "application": application,
        "badge": badge_for(queries.shown_status(application.status, user), LOOKS),
        "answers": queries.section_states(application),
        "key": queries.key_words(application),
        "lines": lines,
        "own": own,
        "words": queries.round_words(application.round, now),
        "written": application.status in WRITTEN,
        "may_write": acts and rules.refuse_partner_write(application, now=now, by=user, dispensed_until=until) is None,
        "may_sign": acts
        and rules.refuse_partner_sign(
            application,
            signature=own.signature,
            decline=own.decline,
            content_sha256=content,
            read_sha256=None,
            now=now,
            by=user,
            dispensed_until=until,
        )
        is None,
        "may_decline": acts
        and rules.refuse_partner_decline(
            application, decline=own.decline, reason="-", now=now, by=user, dispensed_until=until
        )
        is None,
        "may_reconsider": acts
        and rules.refuse_partner_reconsider(application, decline=own.decline, now=now, by=user, dispensed_until=until)
        is None,
        "submissions": [] if application.status in WRITTEN else queries.submissions_of(application),
        "facts": _facts(application),
        "contacts": queries.project_leaders(clock.today()),
    }
    return render(request, "municipalities/joint_detail.html", context)


def _facts(application: "Application") -> list[Fact]:
    facts = [
        Fact(_("Lead municipality"), application.municipality.name),
        Fact(_("Round"), application.round.name),
        Fact(_("Posts applied for"), str(application.places_wanted)),
        Fact(_("Share key"), queries.key_words(application)),
    ]
    if application.submitted_at is not None and application.status not in WRITTEN:
        facts += [
            Fact(_("Reference"), application.reference or ""),
            Fact(_("Submitted"), formats.moment(application.submitted_at)),
        ]
    return facts


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def joint_write(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    """Write the own words at a point, beside the applicant's answers."""
    application, user = _asked(request, pk), request.user
    answers = queries.section_states(application)
    shown = point_at(application, anchor, request.POST.get("place", ""))
    partner = joints.own_part(application, user)
    if partner is None:
        raise Http404
    require(rules.refuse_inherited_part(partner, by=user))
    saved = joints.partner_answer(partner, shown.key, shown.place)
    form = PartnerAnswerForm(
        request.POST or None,
        back=_page(application),
        initial={
            "text": saved.text if saved else "",
            "version": saved.version if saved else 0,
            "place": shown.place.pk if shown.place else "",
        },
    )
    if form.is_valid() and form.carry_out(
        actions.save_partner_answer,
        application,
        shown.key,
        text=form.cleaned_data["text"],
        place=shown.place,
        version=form.cleaned_data["version"],
        by=user,
    ):
        messages.success(request, _("Point %(point)s is saved.") % {"point": shown.point})
        return redirect(_after_saving(request, application, shown, answers))
    until = queries.dispensed_until(application.round, application.municipality_id)
    refusal = rules.refuse_partner_write(application, now=clock.now(), by=user, dispensed_until=until)
    theirs = _theirs(form, saved)
    context = {
        "application": application,
        "shown": shown,
        "form": form,
        "saved": saved,
        "theirs": theirs,
        "theirs_title": _("Saved by %(name)s while you were writing") % {"name": theirs.saved_by.name}
        if theirs
        else "",
        "refusal": refusal,
        "municipality": partner.municipality,
        "back": _page(application),
        "words": queries.round_words(application.round, clock.now()),
        "points": [(each, reverse("municipalities:joint_write", args=[pk, each.anchor])) for each in answers],
    }
    return render(request, "municipalities/joint_write.html", context, status=form.status)


def _theirs(form: PartnerAnswerForm, saved: "PartnerAnswer | None") -> "PartnerAnswer | None":
    """Return what a colleague wrote meanwhile, and let the next sending stand on it: both have then been seen."""
    if not form.is_bound or saved is None or form.cleaned_data.get("version") == saved.version:
        return None
    form.now_at(saved.version)
    return saved


def _after_saving(request: SignedInRequest, application: "Application", shown: Answers, answers: list[Answers]) -> str:
    """Lead to the link that was followed (static/autosave.js), the application or the next point."""
    then = request.POST.get("then", "")
    if is_ours(then):
        return then
    anchors = [each.anchor for each in answers]
    after = anchors[anchors.index(shown.anchor) + 1 :]
    if then == "list" or not after:
        return _page(application)
    return reverse("municipalities:joint_write", args=[application.pk, after[0]])


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def joint_sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the whole application and sign it; another text than the one that was shown cannot be signed."""
    application, user = _asked(request, pk), request.user
    content, partner = joints.counting_sha256(application), joints.own_part(application, user)
    if partner is None:
        raise Http404
    require(rules.refuse_inherited_part(partner, by=user))
    if request.method != "POST":
        require(_refuse_signing(application, partner.municipality_id, content, request))
    form = JointSignForm(request.POST or None, back=_page(application), initial={"content_sha256": content})
    if form.is_valid() and form.carry_out(
        actions.sign_jointly, application, content_sha256=form.cleaned_data["content_sha256"], by=user
    ):
        messages.success(request, _("You have signed. The applicant gets a mail."))
        return redirect(_page(application))
    context = {
        "application": application,
        "answers": queries.section_states(application),
        "lines": joints.partner_lines(application, content),
        "key": queries.key_words(application),
        "municipality": partner.municipality,
        "fingerprint": content,
        "form": form,
        "back": _page(application),
    }
    return render(request, "municipalities/joint_sign.html", context, status=form.status)


def _refuse_signing(
    application: "Application", municipality: int, content: str, request: SignedInRequest
) -> Refusal | None:
    return rules.refuse_partner_sign(
        application,
        signature=joints.signature_on(application, municipality, content),
        decline=joints.standing_decline(application, municipality),
        content_sha256=content,
        read_sha256=None,
        now=clock.now(),
        by=request.user,
        dispensed_until=queries.dispensed_until(application.round, application.municipality_id),
    )


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def joint_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    application = _asked(request, pk)
    require(rules.refuse_inherited_part(joints.own_part(application, request.user), by=request.user))
    form = JointDeclineForm(request.POST or None, back=_page(application))
    if form.is_valid() and form.carry_out(
        actions.decline_part, application, reason=form.cleaned_data["reason"], by=request.user
    ):
        messages.success(request, _("The applicant gets a mail. You can take it back until the deadline."))
        return redirect(_page(application))
    context = {"application": application, "form": form, "back": _page(application)}
    return render(request, "municipalities/joint_decline.html", context, status=form.status)


@allow(Role.SIGNER)
@require_POST
def joint_reconsider(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(joints.joint_applications_for(request.user), pk=pk)
    actions.reconsider_part(application, by=request.user)
    messages.success(request, _("The municipality takes part again. The applicant gets a mail."))
    return redirect(_page(application))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def partner_signature_record(request: SignedInRequest, pk: int, municipality: int) -> HttpResponse:
    """Record a partner's signature that came on paper."""
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    partner = joints.partner_of(application, municipality)
    if partner is None:
        raise Http404
    form = PartnerSignatureForm(request.POST or None, back=application.get_absolute_url())
    if form.is_valid() and form.carry_out(
        actions.record_partner_signature, application, partner.municipality, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The signature is recorded. Both municipalities get a mail."))
        return redirect(application)
    context = {"application": application, "municipality": partner.municipality, "form": form}
    return render(request, "municipalities/partner_signature_record.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def position_share(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the shares of a post from a day, all at once."""
    position = get_object_or_404(posts_for(request.user), pk=pk)
    now = {row.municipality_id: row.share for row in shares.shares_on(position, clock.today())}
    version = shares.shares_version(position)
    form = PositionShareForm(
        request.POST or None,
        initial={"version": version},
        others=shares.municipalities_to_add(request.user, position),
        sharers=[(each.pk, each.name, now.get(each.pk, 0)) for each in shares.sharers_of(position)],
        back=position.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(
        actions.change_shares,
        position,
        start=form.cleaned_data["start"],
        shares=form.shares(),
        reason=form.cleaned_data["reason"],
        version=form.cleaned_data["version"],
        by=request.user,
    ):
        messages.success(request, _("The shares are changed. All municipalities of the post get a mail."))
        return redirect(position)
    theirs = form.is_bound and form.cleaned_data.get("version") != version
    if theirs:
        form.now_at(version)
    context = {"position": position, "form": form, "history": shares.share_history(position) if theirs else []}
    return render(request, "municipalities/position_share.html", context, status=form.status)
