"""Who answers for what belonged to a municipality that became part of another: posts, letters, claims."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import Model

from alisvest.accounts.hats import Held
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from finance.actions import draft_claim
from finance.queries.caps import municipality_years
from municipalities import queries
from municipalities.actions.position import describe_position
from municipalities.models import Application, Membership, Position, PositionFacts, TakenOver, reached
from municipalities.models.succession import SuccessionScope
from municipalities.rules import refuse_save
from tests.make import finance, municipalities, people, review
from tests.make.statements import heir_of, succeeded

REFORM = date(2020, 1, 1)
MIDNIGHT = datetime.combine(REFORM, time(0), tzinfo=clock.OSLO)
LAST_SECOND = MIDNIGHT - timedelta(seconds=1)


class TestWhatIsTakenOver:
    def test_a_part_is_not(self) -> None:
        hornindal, stryn = municipalities.municipality("Hornindal"), municipalities.municipality("Stryn")
        edge = succeeded(hornindal, stryn, on=REFORM)
        edge.scope = SuccessionScope.PART
        edge.save()

        assert not TakenOver.objects.exists()

    def test_a_line_of_mergers_counts_from_its_latest(self) -> None:
        odda = municipalities.municipality("Odda")
        ullensvang = heir_of(odda)
        hardanger = heir_of(ullensvang, name="Hardanger", on=date(2024, 1, 1))
        post = review.position(odda)

        answers = [queries.responsible_on(post, day) for day in (date(2019, 12, 31), REFORM, date(2024, 1, 1))]
        assert answers == [odda, ullensvang, hardanger]

    def test_what_is_taken_back_is_no_longer_reached(self) -> None:
        odda = municipalities.municipality("Odda")
        edge = succeeded(odda, municipalities.municipality("Ullensvang"), on=REFORM)
        edge.on = date(2021, 1, 1)
        edge.save()

        assert TakenOver.objects.get().since == date(2021, 1, 1)


class TestMemberships:
    def test_a_hat_ends_with_its_municipality(self) -> None:
        odda = municipalities.municipality("Odda")
        member = municipalities.member(odda, Role.MANAGER)
        heir_of(odda)

        assert [held.bound for held in held_by(member)] == [REFORM]
        assert Membership.objects.held_on(date(2019, 12, 31)).filter(user=member).exists()
        assert not Membership.objects.held_on(REFORM).filter(user=member).exists()

    def test_letters_to_the_old_one_go_to_the_new_one_s_people(self) -> None:
        odda = municipalities.municipality("Odda")
        municipalities.member(odda, Role.SIGNER)
        signer = municipalities.member(ullensvang := heir_of(odda), Role.SIGNER)

        assert queries.active_members(odda, REFORM, Role.SIGNER) == [signer]
        assert queries.full_name_on(odda, REFORM) == f"{ullensvang.name} kommune"
        assert queries.full_name_on(odda, date(2019, 12, 31)) == "Odda kommune"


def held_by(user: User) -> Iterator[Held]:
    return queries.hats_held([user.pk], date(2019, 1, 1))


class TestWriting:
    def test_nobody_writes_in_an_application_of_before(self) -> None:
        application = municipalities.application()
        writer = municipalities.member(heir_of(application.municipality), Role.WRITER)

        with clock.at(MIDNIGHT):
            refusal = refuse_save(Application.objects.visible_to(writer).get(), now=clock.now(), by=writer)

        assert refusal is not None
        assert "stays as it is" in str(refusal.reason)

    def test_a_post_is_the_successor_s_to_describe(self) -> None:
        odda = municipalities.municipality("Odda")
        post = review.position(odda)
        writer = municipalities.member(heir_of(odda), Role.WRITER)
        with clock.at(LAST_SECOND), pytest.raises(Position.DoesNotExist):
            describe_position(post, start=REFORM, percentage=80, main_position="general_practice", by=writer)

        with clock.at(MIDNIGHT):
            describe_position(post, start=REFORM, percentage=80, main_position="general_practice", by=writer)

        assert PositionFacts.objects.get(position=post).percentage == 80

    def test_claims_and_egenandel_of_the_year_after_are_the_successor_s(self) -> None:
        odda = municipalities.municipality("Odda")
        finance.year(2020)
        doctor = finance.employed(odda, start=date(2018, 5, 1))
        ullensvang = heir_of(odda)
        member = municipalities.member(ullensvang, Role.FINANCE)

        with clock.at(MIDNIGHT):
            claim = draft_claim(ullensvang, 2020, by=member)

        assert claim.municipality == ullensvang
        assert municipality_years(2019)[odda.pk].keys() == {doctor.pk}
        assert municipality_years(2020)[ullensvang.pk].keys() == {doctor.pk}
        assert odda.pk not in municipality_years(2020)


def test_nobody_reads_by_a_scope_of_nobody() -> None:
    """A municipal hat without a municipality reaches nothing, not even what stands without one."""
    lost = people.user(Role.FINANCE)

    rows: list[Model] = list(Position.objects.filter(reached(lost)))
    assert rows == []
    with pytest.raises(RefusedError):
        draft_claim(municipalities.municipality(), 2018, by=lost)
