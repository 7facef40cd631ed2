"""The municipalities' shares of a post: taken from the application at acceptance, changed from a day, all at once."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters
from municipalities.actions.position import locked_position
from municipalities.models import Application, Position, PositionShare
from municipalities.queries import conflict_of_interest, partners_by_share
from municipalities.queries import position_share as queries
from municipalities.rules import position_share as rules


def share_from_application(position: Position, application: Application) -> None:
    """Share a post that is made by the key of its application; a post that nobody shares gets no rows."""
    partners = partners_by_share(application)
    if not partners:
        return
    key = [(position.municipality, application.own_share), *((row.municipality, row.share) for row in partners)]
    PositionShare.objects.bulk_create(
        PositionShare(position=position, municipality=municipality, share=share, valid=position.valid)
        for municipality, share in key
    )
    record(
        "municipalities.position_shared",
        position,
        by=None,
        changes={"from": position.start, "shares": {municipality.name: share for municipality, share in key}},
    )


@transaction.atomic
def change_shares(
    position: Position, *, start: date, shares: Mapping[int, int], reason: str, by: User, version: int | None = None
) -> list[PositionShare]:
    """Let these be the shares of a post from a day on, by municipality in whole per cent; 0 takes part no longer.

    All at once: the database holds 100 in sum on every day. What was to begin on that day is replaced. A municipality
    that had no share may get one, when it exists on that day. Every municipality that had or gets a share is told, with
    the reason. `version`: that of the shares the writer had before them (queries.shares_version); None compares nothing.
    Raises RefusedError.
    """
    position = locked_position(position.pk, by)
    require(rules.refuse_stale_shares(standing=queries.shares_version(position), version=version))
    before = queries.shares_on(position, start)
    known = queries.possible_sharers(position, start).in_bulk(list(shares))
    rows = list(PositionShare.objects.filter(position=position))
    require(
        rules.refuse_change_shares(
            position,
            shares=shares,
            standing={row.municipality_id: row.share for row in before},
            known=known,
            start=start,
            latest=max((row.valid.lower for row in rows), default=None),
            reason=reason,
            by=by,
        )
    )
    require(conflict_of_interest(by, position.municipality, clock.today()))
    for row in rows:
        if row.valid.lower >= start:
            row.delete()
        elif start in row.valid:
            row.valid = DateRange(row.valid.lower, start)
            row.save(update_fields=["valid"])
    PositionShare.objects.bulk_create(
        PositionShare(
            position=position,
            municipality=known[key],
            share=share,
            valid=DateRange(start, position.valid.upper),
            reason=reason.strip(),
        )
        for key, share in shares.items()
        if share
    )
    record(
        "municipalities.position_shares_changed",
        position,
        by=by,
        changes={
            "from": start,
            "shares": [
                {row.municipality.name: row.share for row in before},
                {known[key].name: share for key, share in shares.items() if share},
            ],
        },
        reason=reason.strip(),
    )
    made = queries.shares_on(position, start)
    letters.tell_shares_changed(position, [*before, *made], start=start, reason=reason.strip(), by=by)
    return made
