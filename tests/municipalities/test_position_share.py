"""The shares of a post: made at acceptance, 100 on every day, changed from a day all at once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import change_shares
from municipalities.actions.position_share import share_from_application
from municipalities.models import (
    Agreement,
    AgreementParty,
    AgreementVersion,
    Municipality,
    Position,
    PositionShare,
)
from municipalities.models.agreement import PartyRole
from municipalities.queries.position_share import share_history, shares_on
from municipalities.workflow import AgreementStatus
from tests.make import agreements, candidates, people, review
from tests.make import municipalities as make
from tests.make.statements import heir_of

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


def added(post: Position, new: Municipality, *, start: date = NEW_YEAR) -> object:
    shares = dict(zip([*keys("Masfjorden", "Modalen"), new.pk], (50, 25, 25), strict=True))
    reason = "Gulen left, and another one came."
    return change_shares(post, start=start, shares=shares, reason=reason, by=people.project_leader())


def test_one_that_had_no_share_gets_one_from_a_day_reads_the_post_and_is_told(post: Position) -> None:
    new = make.municipality("Austrheim")
    reader, signer = make.member(new, Role.READER), make.member(new, Role.SIGNER)
    assert list(Position.objects.read_by(reader)) == []

    added(post, new)

    assert key_on(post, NEW_YEAR) == {"Masfjorden": 50, "Modalen": 25, "Austrheim": 25}
    assert list(Position.objects.read_by(reader)) == [post]
    assert Mail.objects.filter(template="municipalities.position_shares_changed", to=signer.email).exists()


def test_one_that_does_not_exist_on_the_day_gets_none(post: Position) -> None:
    new = make.municipality("Alver", valid=DateRange(date(2020, 1, 1), None))

    with pytest.raises(RefusedError, match="does not exist on that date"):
        added(post, new, start=date(2019, 12, 31))

    added(post, new, start=date(2020, 1, 1))
    assert key_on(post, date(2020, 1, 1))["Alver"] == 25


def test_the_leader_adds_one_on_the_page(post: Position) -> None:
    new, client = make.municipality("Austrheim"), people.sign_in(Client(), people.project_leader())
    shares = dict(zip((f"share_{pk}" for pk in keys("Masfjorden", "Modalen", "Gulen")), (50, 25, 0), strict=True))
    address = reverse("municipalities:position_share", args=[post.pk])
    version = client.get(address).context["form"]["version"].value()
    given = shares | {"start": "2018-01-01", "reason": "Gulen left.", "added": new.pk, "version": version}

    assert client.post(address, given).status_code == 422
    assert client.post(address, given | {"added_share": 25}).status_code == 302

    assert key_on(post, NEW_YEAR) == {"Masfjorden": 50, "Modalen": 25, "Austrheim": 25}


def test_a_page_from_before_anothers_change_shows_it_and_overwrites_nothing(post: Position, client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    address = reverse("municipalities:position_share", args=[post.pk])
    version = client.get(address).context["form"]["version"].value()
    change(post, 50, 30, 20)
    shares = dict(zip((f"share_{pk}" for pk in keys("Masfjorden", "Modalen", "Gulen")), (80, 10, 10), strict=True))
    given = shares | {"start": "2018-01-01", "reason": "As they agreed.", "version": version}

    told = client.post(address, given)

    assert told.status_code == 409
    assert "changed while you were writing" in told.text
    assert "Masfjorden 50" in told.text
    assert 'value="80"' in told.text
    assert key_on(post, NEW_YEAR) == {"Masfjorden": 50, "Modalen": 30, "Gulen": 20}
    assert client.post(address, given | {"version": told.context["form"]["version"].value()}).status_code == 302
    assert key_on(post, NEW_YEAR) == {"Masfjorden": 80, "Modalen": 10, "Gulen": 10}


def test_one_that_got_its_share_later_reads_the_agreement_it_is_a_party_of_once_that_is_sent() -> None:
    version = agreements.drafted()
    new = make.municipality("Austrheim")
    reader = make.member(new, Role.READER)
    AgreementParty.objects.create(version=version, order=9, role=PartyRole.PARTNER, municipality=new, share=25)
    assert list(Agreement.objects.visible_to(reader)) == []

    AgreementVersion.objects.filter(pk=version.pk).update(status=AgreementStatus.WITH_MUNICIPALITY)

    assert list(Agreement.objects.visible_to(reader)) == [version.agreement]


def test_whoever_took_a_partner_over_reads_the_post(post: Position) -> None:
    heir = heir_of(Municipality.objects.get(name="Gulen"), name="Nye Gulen", on=date(2020, 1, 1))
    reader = make.member(heir, Role.READER)

    with clock.at(date(2019, 12, 31)):
        assert list(Position.objects.read_by(reader)) == []
    with clock.at(date(2020, 1, 1)):
        assert list(Position.objects.read_by(reader)) == [post]
        assert list(Position.objects.visible_to(reader)) == []


@pytest.mark.parametrize(("name", "status"), [("Masfjorden", 200), ("Gulen", 404)])
def test_the_doctors_own_record_is_the_employers(post: Position, name: str, status: int) -> None:
    """A partner reads on the post's page who holds it; plan, papers and meetings it does not need, and does not get."""
    doctor = candidates.employment(position=post).candidate
    reader = make.member(Municipality.objects.get(name=name), Role.READER)
    client = people.sign_in(Client(), reader)

    with clock.at(date(2018, 6, 1)):
        page = client.get(post.get_absolute_url())
        answer = client.get(doctor.get_absolute_url())

    assert doctor.name in page.content.decode()
    assert ('id="advertisements"' in page.content.decode()) is (
        status == 200
    )  # their absence says nothing to a partner
    assert (page.status_code, answer.status_code) == (200, status)


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
