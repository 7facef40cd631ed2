"""Who is asked, what they answer, who is reminded, and who may hand in late."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import not_now, require
from alisvest.outbox import groups
from municipalities import letters, rules
from municipalities.actions.round import invite, locked_round
from municipalities.models import (
    Application,
    Dispensation,
    Invitation,
    InvitationAnswer,
    Invitee,
    Municipality,
    Round,
)
from municipalities.queries.invitation import first_openings, funnel, to_remind


@transaction.atomic
def choose_invitees(round_: Round, municipalities: Iterable[Municipality], *, by: User) -> Round:
    """Set the invitation list anew; none at all means every municipality of the opening day. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_change_round(round_, by=by))
    wanted = {municipality.pk for municipality in municipalities}
    round_.invitees.exclude(municipality__in=wanted).delete()
    there = set(round_.invitees.values_list("municipality", flat=True))
    Invitee.objects.bulk_create(Invitee(round=round_, municipality_id=key) for key in sorted(wanted - there))
    record("municipalities.invitees_chosen", round_, by=by, changes={"invited": len(wanted)})
    return round_


@transaction.atomic
def invite_also(round_: Round, municipality: Municipality, *, by: User) -> Invitation:
    """Invite one more municipality to a round that is called. Raises RefusedError."""
    round_ = locked_round(round_, by)
    invited = round_.invitations.filter(municipality=municipality).exists()
    require(rules.refuse_invite_also(round_, invited=invited, now=clock.now(), by=by))
    invitation = invite(round_, municipality, by=by)
    record("municipalities.invited_also", round_, by=by, changes={"municipality": municipality.pk})
    return invitation


def _own(round_: Round, municipality: Municipality, by: User) -> tuple[Invitation | None, InvitationAnswer | None]:
    """Return the municipality's invitation and its answer. The municipality's row is held: two who answer take turns."""
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    invitation = Invitation.objects.visible_to(by).filter(round=round_, municipality=municipality).first()
    return invitation, InvitationAnswer.objects.filter(invitation=invitation).first()


@transaction.atomic
def decline(round_: Round, municipality: Municipality, *, reason: str, reason_text: str = "", by: User) -> None:
    """Say that the municipality does not apply, and why. Raises RefusedError."""
    invitation, answer = _own(round_, municipality, by)
    application = Application.objects.filter(round=round_, municipality=municipality).first()
    require(
        rules.refuse_decline(
            round_, invitation=invitation, answer=answer, application=application, now=clock.now(), by=by
        )
    )
    answer = answer or InvitationAnswer(invitation=invitation, opened_at=clock.now())
    answer.declined_at, answer.declined_by, answer.reconsidered_at = clock.now(), by, None
    answer.reason, answer.reason_text = reason, reason_text.strip()
    answer.save()
    record(
        "municipalities.invitation_declined",
        round_,
        by=by,
        changes={"municipality": municipality.pk, "why": reason},
    )


@transaction.atomic
def reconsider(round_: Round, municipality: Municipality, *, by: User) -> None:
    """Take a decline back before the deadline; the reason that was given stays. Raises RefusedError."""
    _invitation, answer = _own(round_, municipality, by)
    require(rules.refuse_reconsider(round_, answer=answer, now=clock.now(), by=by))
    if answer is not None:
        answer.reconsidered_at = clock.now()
        answer.save(update_fields=["reconsidered_at"])
    record("municipalities.invitation_reconsidered", round_, by=by, changes={"municipality": municipality.pk})


@transaction.atomic
def remind(round_: Round, *, chosen: Collection[int], seen: str, by: User) -> int:
    """Remind these municipalities in a friendly mail; returns how many mails. Raises RefusedError.

    `seen` is the fingerprint of the receivers that the sender was shown.
    """
    round_ = locked_round(round_, by)
    require(rules.refuse_remind(round_, now=clock.now(), by=by))
    lines = [line for line in to_remind(funnel(by, round_)) if line.municipality.pk in chosen]
    receivers = letters.reminder_receivers(lines)
    if not receivers:
        require(not_now(_("Nobody is chosen.")))
    if groups.fingerprint(receivers) != seen:
        require(not_now(_("Something has changed since the page was shown. Look at the names again.")))
    mails = letters.remind(round_, lines)
    record("municipalities.round_reminded", round_, by=by, changes={"municipalities": len(lines), "mails": mails})
    return mails


@transaction.atomic
def grant_dispensation(
    round_: Round, municipality: Municipality, *, until_day: date, until_time: time | None, reason: str, by: User
) -> Dispensation:
    """Let a municipality write until a moment after the deadline (half-open; no time: the whole day). Raises RefusedError."""
    round_ = locked_round(round_, by)
    until = clock.end_of(until_day, until_time)
    require(rules.refuse_dispensation(round_, until=until, reason=reason, now=clock.now(), by=by))
    dispensation = Dispensation.objects.create(
        round=round_, municipality=municipality, until=until, reason=reason.strip(), by=by, at=clock.now()
    )
    letters.tell_dispensation(dispensation)
    record(
        "municipalities.dispensation_granted",
        round_,
        by=by,
        changes={"municipality": municipality.pk, "until": until},
        reason=reason.strip(),
    )
    return dispensation


@transaction.atomic
def note_opening(invitation: Invitation, *, moment: datetime) -> bool:
    """Enter when somebody of the municipality first opened the round; returns whether it was news."""
    answer, _made = InvitationAnswer.objects.select_for_update(of=("self",)).get_or_create(invitation=invitation)
    if answer.opened_at is not None:
        return False
    answer.opened_at = moment
    answer.save(update_fields=["opened_at"])
    return True


def note_openings() -> int:
    """Enter the first openings that the access log tells of, so that they outlive it; returns how many were news."""
    return sum(note_opening(invitation, moment=moment) for invitation, moment in first_openings())
