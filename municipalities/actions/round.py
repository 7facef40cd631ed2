"""Preparing a round, calling it, and what is entered on it afterwards."""

from datetime import date, time, timedelta
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.models import Anchor, Flag, Invitation, Invitee, Municipality, Phase, Round
from municipalities.queries.round_setup import invitees_of
from municipalities.workflow import ROUND_MOVES


class RoundFacts(TypedDict):
    """What a round is set up with. The deadline is `deadline_time` of its day in Oslo, or the day's end without one."""

    name: str
    year: int
    opens_on: date
    deadline_on: date
    deadline_time: NotRequired[time | None]
    places_from: int
    places_to: int
    decision_kind: str
    case_number: NotRequired[str]
    disagreement_threshold: NotRequired[int]


def _fitting(facts: RoundFacts, by: User) -> RoundFacts:
    """Return the facts of a round as they are kept. Raises RefusedError."""
    whole: RoundFacts = {"deadline_time": None, "disagreement_threshold": 2, **facts}
    whole["case_number"] = facts.get("case_number", "").strip()
    require(
        rules.refuse_round_facts(
            opens_on=whole["opens_on"],
            deadline_on=whole["deadline_on"],
            deadline_time=whole["deadline_time"],
            places_from=whole["places_from"],
            places_to=whole["places_to"],
            now=clock.now(),
            by=by,
        )
    )
    return whole


@transaction.atomic
def prepare_round(*, copy_of: Round | None = None, by: User, **facts: Unpack[RoundFacts]) -> Round:
    """Begin a round that nobody but the staff sees yet. Raises RefusedError.

    `copy_of` gives criteria, flags, phases (moved by as many days as the deadline) and a list of invitees of its own.
    """
    round_ = Round.objects.create(**_fitting(facts, by), copied_from=copy_of)
    if copy_of is not None:
        _copy_set_up(copy_of, round_)
    record(
        "municipalities.round_prepared",
        round_,
        by=by,
        changes={
            "opens_on": round_.opens_on,
            "deadline_on": round_.deadline_on,
            "copied_from": copy_of.pk if copy_of else None,
        },
    )
    return round_


def _copy_set_up(source: Round, round_: Round) -> None:
    for criterion in source.criteria.prefetch_related("anchors"):
        anchors = list(criterion.anchors.all())
        criterion.pk, criterion.round, criterion.revision = None, round_, 0
        criterion._state.adding = True
        criterion.save()
        Anchor.objects.bulk_create(
            Anchor(criterion=criterion, value=each.value, words_nb=each.words_nb, words_nn=each.words_nn)
            for each in anchors
        )
    Flag.objects.bulk_create(
        Flag(round=round_, key=flag.key, title_nb=flag.title_nb, title_nn=flag.title_nn) for flag in source.flags.all()
    )
    moved: timedelta = round_.deadline_on - source.deadline_on
    Phase.objects.bulk_create(
        Phase(round=round_, kind=phase.kind, start=phase.start + moved, end=phase.end + moved, others=phase.others)
        for phase in source.phases.all()
    )
    there = Municipality.objects.valid_on(round_.opens_on).filter(pk__in=source.invitees.values("municipality"))
    Invitee.objects.bulk_create(Invitee(round=round_, municipality=place) for place in there)


@transaction.atomic
def change_round(round_: Round, *, by: User, **facts: Unpack[RoundFacts]) -> Round:
    """Change the facts of a round that is not called yet. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_change_round(round_, by=by))
    kept = _fitting(facts, by)
    changes = {key: [getattr(round_, key), value] for key, value in kept.items() if getattr(round_, key) != value}
    for key, value in kept.items():
        setattr(round_, key, value)
    round_.save(update_fields=list(kept))
    record("municipalities.round_changed", round_, by=by, changes=changes)
    return round_


@transaction.atomic
def call_round(round_: Round, *, by: User) -> Round:
    """Call the round: every municipality on its list is invited by a formal letter. Raises RefusedError.

    The letter is archived for each; its official address, signers and managers get it by mail. A municipality with none
    of them is invited all the same, and the round's page says so.
    """
    round_ = locked_round(round_, by)
    invitees = list(invitees_of(round_))
    require(rules.refuse_call(round_, asked=len(invitees), now=clock.now(), by=by))
    round_.status, round_.called_at = ROUND_MOVES["call"].target, clock.now()
    round_.save(update_fields=["status", "called_at"])
    for municipality in invitees:
        invite(round_, municipality, by=by)
    record(
        "municipalities.round_called",
        round_,
        by=by,
        changes={"invited": len(invitees), "opens_on": round_.opens_on, "deadline_on": round_.deadline_on},
    )
    return round_


def invite(round_: Round, municipality: Municipality, *, by: User) -> Invitation:
    """Enter the invitation and send its letter, inside the verb's own transaction."""
    invitation = Invitation.objects.create(
        round=round_,
        municipality=municipality,
        mails=letters.mails_of(municipality, clock.today()),
        sent_at=clock.now(),
    )
    letters.invite(invitation, by=by)
    return invitation


def locked_round(round_: Round, by: User) -> Round:
    """Fetch the round again within the reach of who acts, and hold its row."""
    return Round.objects.visible_to(by).select_for_update(of=("self",)).get(pk=round_.pk)


@transaction.atomic
def record_case_number(round_: Round, *, case_number: str, by: User) -> Round:
    """Enter the round's number in the archive; letters from now on carry it. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_record_case_number(by=by))
    before, round_.case_number = round_.case_number, case_number.strip()
    round_.save(update_fields=["case_number"])
    record("municipalities.case_number_recorded", round_, by=by, changes={"case_number": [before, round_.case_number]})
    return round_
