"""The shares of a post: made at acceptance, 100 on every day, changed from a day all at once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import change_shares
from municipalities.actions.position_share import share_from_application
from municipalities.models import Municipality, Position, PositionShare
from municipalities.queries.position_share import share_history, shares_on
from tests.make import municipalities as make
from tests.make import people, review

NEW_YEAR = date(2018, 1, 1)


@pytest.fixture
def post() -> Position:
    """Make a post that Masfjorden shares with Modalen and Gulen as its application says."""
    position = review.position(make.municipality("Masfjorden"))
    application = position.decision.application
    for name, share in (("Modalen", 25), ("Gulen", 15)):
        make.partner(application, make.municipality(name), share)
    share_from_application(position, application)
    return position


def key_on(post: Position, day: date) -> dict[str, int]:
    return {row.municipality.name: row.share for row in shares_on(post, day)}


def keys(*names: str) -> list[int]:
    return [Municipality.objects.get(name=name).pk for name in names]


def change(post: Position, *shares: int, start: date = NEW_YEAR, reason: str = "The council of Gulen left.") -> object:
    named = dict(zip(keys("Masfjorden", "Modalen", "Gulen"), shares, strict=True))
    return change_shares(post, start=start, shares=named, reason=reason, by=people.project_leader())


def test_they_are_those_of_the_application_the_employer_first(post: Position) -> None:
    assert list(key_on(post, post.start).items()) == [("Masfjorden", 60), ("Modalen", 25), ("Gulen", 15)]


def test_they_change_from_a_day_all_at_once(post: Position) -> None:
    change(post, 70, 30, 0)

    assert key_on(post, date(2017, 12, 31)) == {"Masfjorden": 60, "Modalen": 25, "Gulen": 15}
    assert key_on(post, NEW_YEAR) == {"Masfjorden": 70, "Modalen": 30}
    assert [day for day, _rows in share_history(post)] == [NEW_YEAR, post.start]


@pytest.mark.parametrize("shares", [(70, 31, 0), (0, 50, 50), (60, 25, 14), (60, 25, 15)])
def test_what_is_not_100_leaves_the_employer_out_or_changes_nothing_is_refused(
    post: Position, shares: tuple[int, int, int]
) -> None:
    with pytest.raises(RefusedError):
        change(post, *shares)


def test_it_says_why(post: Position) -> None:
    with pytest.raises(RefusedError, match="Say why"):
        change(post, 70, 30, 0, reason=" ")


def test_nothing_is_changed_before_the_latest_change(post: Position) -> None:
    change(post, 70, 30, 0)

    with pytest.raises(RefusedError, match="written down already"):
        change(post, 50, 50, 0, start=date(2017, 12, 1))


def test_only_the_project_leader_changes_them(post: Position) -> None:
    signer = make.member(post.municipality, Role.SIGNER)

    with pytest.raises(RefusedError):
        change_shares(post, start=NEW_YEAR, shares={post.municipality_id: 100}, reason="x", by=signer)


def test_every_municipality_that_had_or_gets_a_share_is_told(post: Position) -> None:
    people_of = [make.member(Municipality.objects.get(pk=pk), Role.SIGNER) for pk in keys("Masfjorden", "Gulen")]

    change(post, 70, 30, 0)

    told = Mail.objects.filter(template="municipalities.position_shares_changed")
    assert {mail.to for mail in told} == {each.email for each in people_of}


def test_a_partner_reads_the_post_and_works_on_nothing_of_it(post: Position) -> None:
    reader = make.member(Municipality.objects.get(name="Gulen"), Role.WRITER)

    assert list(Position.objects.read_by(reader)) == [post]
    assert list(Position.objects.visible_to(reader)) == []


@pytest.mark.parametrize("gap", ["short", "hole"])
def test_the_database_holds_100_on_every_day(post: Position, gap: str) -> None:
    row = PositionShare.objects.get(position=post, municipality__name="Gulen")
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        if gap == "short":
            PositionShare.objects.filter(pk=row.pk).update(share=14)
        else:
            PositionShare.objects.filter(pk=row.pk).update(valid=DateRange(row.valid.lower, NEW_YEAR))
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("set constraints all immediate")

    assert sentence_for(error.value) == "The shares of the municipalities do not come to 100 per cent on every day."
