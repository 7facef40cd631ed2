"""What a post is from a day on, and its moves. The verbs of advertising and filling move it through `moved`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.db.models.functions import Lower

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.dates import day_after
from alisvest.core.rules import require
from municipalities.models import Position, PositionFacts, SidePosition, Workplace
from municipalities.queries.position import position_on
from municipalities.rules import position as rules
from municipalities.rules.position import Share
from municipalities.workflow import POSITION_MOVES


def locked_position(pk: int, by: User) -> Position:
    """Fetch the post again through its scope, locked: whoever changes a post waits here for whoever was first."""
    return Position.objects.visible_to(by).select_for_update(of=("self",)).get(pk=pk)


def moved(position: Position, verb: str, *, by: User) -> Position:
    """Move a locked post by a verb of its table. Raises RefusedError. The caller leaves the trail."""
    require(rules.refuse_position_move(position, verb, by=by))
    target = POSITION_MOVES[verb].target
    if position.status != target:
        position.status = target
        position.save(update_fields=["status"])
    return position


def _latest(position: Position) -> date | None:
    latest: date | None = PositionFacts.objects.filter(position=position).aggregate(latest=Max(Lower("valid")))[
        "latest"
    ]
    return latest


@transaction.atomic
def describe_position(
    position: Position,
    *,
    start: date,
    percentage: Decimal | int,
    main_position: str,
    list_model: str = "",
    list_length: int | None = None,
    workplaces: Sequence[Share] = (),
    sides: Sequence[Share] = (),
    by: User,
) -> Position:
    """Write down what the post is from `start` on, once; what becomes different later is an amendment.

    Shares are per cent of the post. Raises RefusedError.
    """
    position = locked_position(position.pk, by)
    latest = _latest(position)
    require(
        rules.refuse_describe(
            position,
            start=start,
            latest=latest,
            described=latest is not None,
            workplaces=workplaces,
            sides=sides,
            by=by,
        )
    )
    write_facts(
        position,
        start=start,
        percentage=Decimal(percentage),
        main_position=main_position,
        list_model=list_model,
        list_length=list_length,
    )
    write_workplaces(position, start=start, workplaces=workplaces)
    write_sides(position, start=start, sides=sides)
    record(
        "municipalities.position_described",
        position,
        by=by,
        changes={
            "from": start,
            "percentage": percentage,
            "main_position": main_position,
            "list_model": list_model,
            "list_length": list_length,
            "workplaces": [[name, share] for name, share in workplaces],
            "side_positions": [[task, share] for task, share in sides],
        },
    )
    return position


@transaction.atomic
def change_tasks(
    position: Position, *, start: date, main_position: str, sides: Sequence[Share] = (), by: User
) -> Position:
    """Change main and side positions from a day on: the size, and so money and plan, stay. Raises RefusedError."""
    position = locked_position(position.pk, by)
    require(rules.refuse_describe(position, start=start, latest=_latest(position), described=False, sides=sides, by=by))
    before = position_on(position, start)
    write_facts(position, start=start, main_position=main_position)
    write_sides(position, start=start, sides=sides)
    record(
        "municipalities.position_tasks_changed",
        position,
        by=by,
        changes={
            "from": start,
            "main_position": [before.main_position, main_position],
            "side_positions": [[[s.task, s.share] for s in before.sides], [[task, share] for task, share in sides]],
        },
    )
    return position


def write_facts(
    position: Position,
    *,
    start: date,
    percentage: Decimal | None = None,
    main_position: str | None = None,
    list_model: str | None = None,
    list_length: int | None = None,
) -> PositionFacts:
    """Begin a row of facts of a locked post; what is None stays as it was. The caller has asked the rules."""
    now = position_on(position, start)
    fields = {
        "percentage": now.percentage if percentage is None else percentage,
        "main_position": now.main_position if main_position is None else main_position,
        "list_model": now.list_model if list_model is None else list_model,
        "list_length": now.list_length if list_length is None else list_length,
    }
    running = PositionFacts.objects.filter(position=position, valid__contains=start).first()
    if running is not None and running.valid.lower == start:
        for name, value in fields.items():
            setattr(running, name, value)
        running.save()
        return running
    _cut(running, start)
    return PositionFacts.objects.create(position=position, valid=DateRange(start, position.valid.upper), **fields)


def write_workplaces(position: Position, *, start: date, workplaces: Sequence[Share]) -> None:
    """Let these be the workplaces of a locked post from `start` on."""
    _end_rows(list(Workplace.objects.filter(position=position)), start)
    Workplace.objects.bulk_create(
        Workplace(
            position=position, name=" ".join(name.split()), share=share, valid=DateRange(start, position.valid.upper)
        )
        for name, share in workplaces
    )


def write_sides(position: Position, *, start: date, sides: Sequence[Share]) -> None:
    """Let these be the side positions of a locked post from `start` on."""
    _end_rows(list(SidePosition.objects.filter(position=position)), start)
    SidePosition.objects.bulk_create(
        SidePosition(position=position, task=task, share=share, valid=DateRange(start, position.valid.upper))
        for task, share in sides
    )


def _end_rows(rows: Sequence[Workplace | SidePosition], start: date) -> None:
    for row in rows:
        if row.valid.lower >= start:
            row.delete()
        elif start in row.valid:
            _cut(row, start)


def _cut(row: PositionFacts | Workplace | SidePosition | None, start: date) -> None:
    if row is not None:
        row.valid = DateRange(row.valid.lower, start)
        row.save(update_fields=["valid"])


@transaction.atomic
def end_position(position: Position, *, last: date, reason: str, employed_until: date | None, by: User) -> Position:
    """End the post after its last day. `employed_until`: half-open end of the last employment, which the app above knows.

    Raises RefusedError.
    """
    position = locked_position(position.pk, by)
    require(rules.refuse_end_position(position, last=last, employed_until=employed_until, by=by))
    position.status, position.valid = POSITION_MOVES["end"].target, DateRange(position.valid.lower, day_after(last))
    position.save(update_fields=["status", "valid"])
    record("municipalities.position_ended", position, by=by, changes={"last_day": last}, reason=reason.strip())
    return position
