"""Proposing an amendment, approving it (which writes everything at once), refusing and withdrawing it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.changes import letters
from alisvest.changes.models import Amendment
from alisvest.changes.queries.amendment import Preview, employment_on, latest_facts_on, preview
from alisvest.changes.rules import amendment as rules
from alisvest.changes.workflow import AMENDMENT_MOVES, AmendmentKind
from alisvest.core import clock
from alisvest.core.rules import require
from candidates import actions as candidates
from candidates.actions.employment import follow_ending
from candidates.models import Candidate
from municipalities.actions.position import locked_position, write_facts, write_workplaces
from municipalities.models import Position
from municipalities.queries.position import position_on
from municipalities.rules.position import Share


@transaction.atomic
def propose_amendment(
    position: Position,
    *,
    kind: str,
    effect_on: date,
    percentage: Decimal | None = None,
    workplaces: Sequence[Share] = (),
    list_model: str = "",
    list_length: int | None = None,
    until: date | None = None,
    note: str = "",
    by: User,
) -> Amendment:
    """Propose that the post be different from `effect_on` on (of an ending: the day after the last). Raises RefusedError.

    `until` is the half-open end of a leave. Nothing is changed before the project leader has approved it.
    """
    position = locked_position(position.pk, by)
    employment = employment_on(position, kind, effect_on)
    require(
        rules.refuse_propose(
            position,
            kind=kind,
            effect_on=effect_on,
            latest=latest_facts_on(position),
            employment=employment,
            percentage=percentage,
            before=position_on(position, effect_on).percentage,
            workplaces=workplaces,
            list_model=list_model,
            list_length=list_length,
            until=until,
            waits=Amendment.objects.filter(position=position).open().exists(),
            by=by,
        )
    )
    amendment = Amendment.objects.create(
        position=position,
        employment=employment,
        kind=kind,
        effect_on=effect_on,
        percentage=percentage,
        workplaces=[[name, str(share)] for name, share in workplaces],
        list_model=list_model,
        list_length=list_length,
        until=until,
        note=note.strip(),
        proposed_by=by,
        proposed_at=clock.now(),
    )
    record(
        "changes.amendment_proposed",
        amendment,
        by=by,
        changes={"post": position.number, "amendment_kind": kind, "from": effect_on},
    )
    letters.tell_approvers(amendment)
    return amendment


def _locked(amendment: Amendment, by: User) -> Amendment:
    """Lock the post first, as every verb does that changes one, then the doctor, then the amendment."""
    position = locked_position(amendment.position_id, by)
    if amendment.employment_id is not None:
        keys = position.employments.values("candidate")
        list(Candidate.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True))
    locked = Amendment.objects.visible_to(by).select_for_update(of=("self",)).get(pk=amendment.pk)
    locked.position = position
    return locked


@transaction.atomic
def approve_amendment(amendment: Amendment, *, fingerprint: str, by: User) -> Amendment:
    """Approve what was shown, and write all of it: post, employment, plan. Months, caps and egenandel follow from them.

    `fingerprint` is that of the preview on the page. Raises RefusedError where it comes to something else by now.
    """
    amendment = _locked(amendment, by)
    found = preview(amendment, today=clock.today())
    require(rules.refuse_approve(amendment, shown=fingerprint, now=found.fingerprint, by=by))
    _WRITE[AmendmentKind(amendment.kind)](amendment, found, by)
    amendment.status = AMENDMENT_MOVES["approve"].target
    amendment.ended_by, amendment.ended_at = by, clock.now()
    amendment.told = [line.words() for line in found.lines]
    amendment.fingerprint = found.fingerprint
    amendment.save(update_fields=["status", "ended_by", "ended_at", "told", "fingerprint"])
    record(
        "changes.amendment_approved",
        amendment,
        by=by,
        changes={"post": amendment.position.number, "amendment_kind": amendment.kind, "from": amendment.effect_on},
    )
    letters.tell_proposer(amendment)
    return amendment


def _write_size(amendment: Amendment, found: Preview, by: User) -> None:
    if amendment.percentage is None:
        raise ValueError("an amendment of the size says the new one")
    write_facts(amendment.position, start=amendment.effect_on, percentage=amendment.percentage)
    employment = employment_on(amendment.position, amendment.kind, amendment.effect_on)
    if employment is not None:
        candidates.change_percentage(employment, start=amendment.effect_on, percentage=amendment.percentage, by=by)
    _write_plan(found, by)


def _write_plan(found: Preview, by: User) -> None:
    if found.now and found.after and found.now.plan and found.now.periods != found.after.periods:
        candidates.rework_plan(found.now.plan, found.after.periods, by=by)


def _write_leave(amendment: Amendment, found: Preview, by: User) -> None:
    require(rules.refuse_leave_without_plan(has_plan=bool(found.now and found.now.plan)))
    _write_plan(found, by)


def _write_places(amendment: Amendment, found: Preview, by: User) -> None:
    places = [(name, Decimal(share)) for name, share in amendment.workplaces]
    write_workplaces(amendment.position, start=amendment.effect_on, workplaces=places)


def _write_list(amendment: Amendment, found: Preview, by: User) -> None:
    write_facts(
        amendment.position,
        start=amendment.effect_on,
        list_model=amendment.list_model or None,
        list_length=amendment.list_length,
    )


def _write_end(amendment: Amendment, found: Preview, by: User) -> None:
    employment = employment_on(amendment.position, amendment.kind, amendment.effect_on)
    if employment is not None:
        candidates.move_last_day(employment, end=amendment.effect_on, by=by)
        follow_ending(amendment.position, end=amendment.effect_on, by=by)


_WRITE: dict[AmendmentKind, Callable[[Amendment, Preview, User], None]] = {
    AmendmentKind.FRACTION: _write_size,
    AmendmentKind.LEAVE: _write_leave,
    AmendmentKind.WORKPLACE: _write_places,
    AmendmentKind.LIST: _write_list,
    AmendmentKind.END: _write_end,
}


@transaction.atomic
def refuse_amendment(amendment: Amendment, *, because: str, by: User) -> Amendment:
    """Do not approve it, and say why. Raises RefusedError."""
    amendment = _locked(amendment, by)
    require(rules.refuse_refuse(amendment, because=because, by=by))
    _ended(amendment, "refuse", because=because.strip(), by=by)
    letters.tell_proposer(amendment)
    return amendment


@transaction.atomic
def withdraw_amendment(amendment: Amendment, *, by: User) -> Amendment:
    """Take a proposal back before it is decided. Raises RefusedError."""
    amendment = _locked(amendment, by)
    require(rules.refuse_amendment_move(amendment, "withdraw", by=by))
    return _ended(amendment, "withdraw", because="", by=by)


def _ended(amendment: Amendment, verb: str, *, because: str, by: User) -> Amendment:
    amendment.status, amendment.because = AMENDMENT_MOVES[verb].target, because
    amendment.ended_by, amendment.ended_at = by, clock.now()
    amendment.save(update_fields=["status", "because", "ended_by", "ended_at"])
    record(
        "changes.amendment_refused" if verb == "refuse" else "changes.amendment_withdrawn",
        amendment,
        by=by,
        changes={"post": amendment.position.number},
        reason=because,
    )
    return amendment
