"""The regular post at the end: offered, answered, and asked about after one, two and five years."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from candidates.actions import regular_post as actions
from candidates.models import RegularPostOffer, StillThere
from candidates.queries.regular_post import checks_due, kinds_of
from tests.make import candidates, municipalities, people

OFFERED = date(2022, 9, 1)
OFFER: dict[str, Any] = {
    "kinds": ["nursing_home", "practice"],
    "practice_terms": "salaried",
    "offered_on": OFFERED,
    "starts_on": date(2022, 10, 1),
}


def _offer(**change: Any) -> RegularPostOffer:
    employment = candidates.employment()
    place = employment.position.municipality
    with clock.at(OFFERED):
        return actions.offer_regular_post(
            employment.candidate,
            **{"municipality": place} | OFFER | change,
            by=municipalities.member(place, Role.SIGNER),
        )


def test_an_offer_names_its_kinds_and_terms() -> None:
    assert kinds_of(_offer()) == "General practitioner (salaried), Nursing home"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kinds": []}, "kinds"),
        ({"kinds": ["hospital"]}, "kinds"),
        ({"practice_terms": ""}, "practice_terms"),
        ({"kinds": ["prison"]}, "practice_terms"),
        ({"offered_on": date(2022, 9, 2), "starts_on": date(2022, 10, 1)}, "offered_on"),
        ({"starts_on": date(2022, 8, 31)}, "starts_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        _offer(**change)

    assert refused.value.refusal.field == field
    assert not RegularPostOffer.objects.exists()


def test_a_municipality_where_the_doctor_held_no_post_offers_none() -> None:
    with pytest.raises(RefusedError) as refused:
        _offer(municipality=municipalities.municipality())

    assert refused.value.refusal.field == "municipality"


def test_one_offer_stands_at_a_time() -> None:
    offer = _offer()
    leader = people.project_leader()
    with clock.at(OFFERED):
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.offer_regular_post(offer.candidate, municipality=offer.municipality, **OFFER, by=leader)
        actions.answer_offer(offer, verb="decline", answered_on=OFFERED, by=leader)
        actions.offer_regular_post(offer.candidate, municipality=offer.municipality, **OFFER, by=leader)


@pytest.mark.parametrize("day", [date(2022, 8, 31), date(2022, 9, 2)])
def test_an_answer_comes_after_the_offer_and_before_tomorrow(day: date) -> None:
    offer = _offer()

    with clock.at(OFFERED), pytest.raises(RefusedError) as refused:
        actions.answer_offer(offer, verb="accept", answered_on=day, by=people.project_leader())

    assert refused.value.refusal.field == "answered_on"


def test_an_answer_is_given_once() -> None:
    offer, leader = _offer(), people.project_leader()
    with clock.at(OFFERED):
        actions.answer_offer(offer, verb="accept", answered_on=OFFERED, by=leader)
        with pytest.raises(RefusedError):
            actions.answer_offer(offer, verb="decline", answered_on=OFFERED, by=leader)


def _accepted() -> RegularPostOffer:
    offer = _offer()
    with clock.at(OFFERED):
        return actions.answer_offer(offer, verb="accept", answered_on=OFFERED, by=people.project_leader())


def test_it_is_asked_after_one_two_and_five_years_until_it_is_answered() -> None:
    offer, leader = _accepted(), people.project_leader()

    def due(day: date) -> list[int]:
        return [each.years for each in checks_due(leader, day)]

    assert (due(date(2023, 9, 30)), due(date(2023, 10, 1)), due(date(2027, 10, 1))) == ([], [1], [1, 2, 5])

    with clock.at(date(2023, 10, 1)):
        actions.record_still_there(offer, years=1, still_there=True, by=leader)
    assert due(date(2027, 10, 1)) == [2, 5]


@pytest.mark.parametrize(("day", "years"), [(date(2023, 9, 30), 1), (date(2030, 1, 1), 3)])
def test_it_is_not_answered_before_its_day_nor_for_other_years(day: date, years: int) -> None:
    offer = _accepted()

    with clock.at(day), pytest.raises(RefusedError):
        actions.record_still_there(offer, years=years, still_there=True, by=people.project_leader())

    assert not StillThere.objects.exists()


def test_a_year_is_answered_once_and_only_of_an_accepted_offer() -> None:
    leader, offer = people.project_leader(), _accepted()
    waiting = candidates.offer(candidates.candidate(), municipalities.municipality())
    with clock.at(date(2023, 10, 1)):
        actions.record_still_there(offer, years=1, still_there=False, by=leader)
        for asked in (offer, waiting):
            with pytest.raises(RefusedError):
                actions.record_still_there(asked, years=1, still_there=True, by=leader)


def test_a_neighbour_does_not_reach_the_offer() -> None:
    offer = _offer()
    neighbour = municipalities.member(municipalities.municipality(), Role.SIGNER)

    with clock.at(OFFERED), pytest.raises(RegularPostOffer.DoesNotExist):
        actions.answer_offer(offer, verb="accept", answered_on=OFFERED, by=neighbour)
