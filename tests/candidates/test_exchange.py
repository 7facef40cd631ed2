"""The exchange board: who fits, what is refused, and what an agreed exchange writes in the plan."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.dashboard.workflow import TaskKind
from alisvest.programme.models import Norm, NormKind
from candidates.actions import exchange as actions
from candidates.models import Exchange, ExchangeWish, InstitutionAgreement, ServicePeriod
from candidates.queries.exchange import board_of
from candidates.rules.exchange import ExchangeDates
from municipalities.models import Position
from tests.make import candidates, municipalities, people

TODAY = date(2019, 1, 15)
DATES = ExchangeDates(date(2019, 9, 1), date(2020, 9, 1), date(2019, 9, 1), date(2019, 12, 1))


@pytest.fixture(autouse=True)
def norm() -> None:
    Norm.objects.create(kind=NormKind.EXCHANGE_MONTHS, value=3, valid=(date(2017, 1, 1), None), source="Test")


def seeking() -> tuple[ExchangeWish, Position]:
    employment = candidates.employment()
    return candidates.wish(employment.candidate, employment.position.municipality), employment.position


def propose(seeker: ExchangeWish, trainee: ExchangeWish, post: Position, **change: Any) -> Exchange:
    department = change.pop("department", "Medisinsk avdeling")
    with clock.at(TODAY):
        return actions.propose_exchange(
            seeker, trainee, post, replace(DATES, **change), department=department, by=people.project_leader()
        )


def both_agree(exchange: Exchange) -> Exchange:
    leader = people.project_leader()
    with clock.at(TODAY):
        signer = municipalities.member(exchange.position.municipality, Role.SIGNER)
        actions.agree_for_municipality(exchange, by=signer)
        return actions.agree_for_hospital(
            exchange, hospital_agreed_on=TODAY, hospital_agreed_by="Overlege Vik", by=leader
        )


def test_the_signer_is_asked_and_finds_the_way_to_the_exchange(client: Client) -> None:
    seeker, post = seeking()
    exchange = propose(seeker, candidates.wish(None, None), post)
    signer = municipalities.member(post.municipality, Role.SIGNER, language="en")
    other = municipalities.member(municipalities.municipality(), Role.SIGNER)

    with clock.at(TODAY):
        asked = [each for each in tasks_of(signer, TODAY) if each.kind == TaskKind.EXCHANGE_ANSWER]
        assert [each.href for each in asked] == [exchange.get_absolute_url()]
        assert not [each for each in tasks_of(other, TODAY) if each.kind == TaskKind.EXCHANGE_ANSWER]
        people.sign_in(client, signer)
        for page in ("institution_list", "institution_candidate"):
            address = reverse(f"candidates:{page}", args=[seeker.candidate_id] if page.endswith("candidate") else [])
            assert exchange.get_absolute_url() in client.get(address).text, page
        shown = client.get(exchange.get_absolute_url()).text
        assert "The municipality says yes" in shown
        assert reverse("candidates:institution_list") in shown
        client.post(reverse("candidates:exchange_agree_municipality", args=[exchange.pk]))
        assert not [each for each in tasks_of(signer, TODAY) if each.kind == TaskKind.EXCHANGE_ANSWER]
    exchange.refresh_from_db()
    assert exchange.municipality_agreed_by == signer


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, 1),
        ({"hospital": "haukeland UNIVERSITETSSJUKEHUS"}, 1),
        ({"hospital": "Stord sjukehus"}, 0),
        ({"end": date(2019, 12, 1)}, 1),
        ({"end": date(2019, 11, 30)}, 0),
        ({"withdrawn_at": clock.now()}, 0),
    ],
)
def test_who_fits_shares_hospital_and_three_months(change: dict[str, Any], found: int) -> None:
    seeking()
    candidates.wish(None, None, **change)

    seekers, _trainees = board_of(people.project_leader(), TODAY)

    assert len(seekers[0].matches) == found


def test_a_trainee_who_wishes_another_municipality_does_not_fit() -> None:
    seeking()
    candidates.wish(None, municipalities.municipality())

    assert board_of(people.project_leader(), TODAY)[0][0].matches == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"department": ""}, "department"),
        ({"end": DATES.start}, "last"),
        ({"post_end": DATES.post_start}, "post_last"),
        ({"start": date(2019, 8, 31)}, "start"),
        ({"post_start": date(2019, 8, 31)}, "post_start"),
        ({"start": date(2019, 9, 2)}, "post_start"),
        ({"post_end": date(2019, 11, 30)}, "post_last"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    seeker, post = seeking()

    with pytest.raises(RefusedError) as refused:
        propose(seeker, candidates.wish(None, None), post, **change)

    assert refused.value.refusal.field == field
    assert not Exchange.objects.exists()


def test_a_wish_is_in_one_exchange_at_a_time_and_open_again_when_it_is_given_up() -> None:
    seeker, post = seeking()
    first = propose(seeker, candidates.wish(None, None), post)
    with pytest.raises(RefusedError):
        propose(seeker, candidates.wish(None, None), post)
    leader = people.project_leader()
    with pytest.raises(RefusedError):
        actions.withdraw_wish(seeker, by=leader)
    with pytest.raises(RefusedError):
        actions.give_up_exchange(first, reason="", by=leader)

    actions.give_up_exchange(first, reason="Sykehuset kan ikke", by=leader)
    propose(seeker, candidates.wish(None, None), post)


def test_the_post_is_the_candidates() -> None:
    seeker, _post = seeking()
    with pytest.raises(RefusedError) as refused:
        propose(seeker, candidates.wish(None, None), candidates.employment().position)

    assert refused.value.refusal.field == "position"


def test_a_draft_gets_the_service_and_the_hospitals_place_is_confirmed() -> None:
    seeker, post = seeking()
    plan = candidates.plan(seeker.candidate)
    exchange = both_agree(propose(seeker, candidates.wish(None, None), post))

    period = ServicePeriod.objects.get(plan=plan)
    assert (period.kind, period.place, period.valid) == ("hospital", seeker.hospital, exchange.hospital_valid)
    assert InstitutionAgreement.objects.get().status == "confirmed"
    assert Event.objects.filter(verb="candidates.period_added").exists()
    with clock.at(TODAY):
        assert actions.begin_exchange(exchange, by=people.project_leader()).status == "in_force"


def test_a_planned_hospital_year_is_moved_not_doubled() -> None:
    seeker, post = seeking()
    plan = candidates.plan(seeker.candidate)
    candidates.period(plan, "hospital", start=date(2019, 10, 1), end=date(2020, 10, 1))
    exchange = both_agree(propose(seeker, candidates.wish(None, None), post))

    assert ServicePeriod.objects.get(plan=plan).valid == exchange.hospital_valid


def test_an_agreed_plan_is_left_alone_and_the_exchange_waits_for_it() -> None:
    seeker, post = seeking()
    plan = candidates.plan(seeker.candidate)
    candidates.period(plan)
    candidates.agreed(plan)
    exchange = both_agree(propose(seeker, candidates.wish(None, None), post))

    assert exchange.status == "agreed"
    assert not ServicePeriod.objects.filter(plan=plan, kind="hospital").exists()
    with pytest.raises(RefusedError):
        actions.begin_exchange(exchange, by=people.project_leader())


def test_one_sides_yes_is_not_enough_and_is_given_once() -> None:
    seeker, post = seeking()
    exchange = propose(seeker, candidates.wish(None, None), post)
    leader = people.project_leader()
    assert actions.agree_for_municipality(exchange, by=leader).status == "proposed"
    with pytest.raises(RefusedError):
        actions.agree_for_municipality(exchange, by=leader)
    with pytest.raises(RefusedError):
        actions.begin_exchange(exchange, by=leader)
    assert not InstitutionAgreement.objects.exists()


def test_a_neighbour_does_not_reach_it_and_a_writer_does_not_answer() -> None:
    seeker, post = seeking()
    exchange = propose(seeker, candidates.wish(None, None), post)

    with pytest.raises(Exchange.DoesNotExist):
        actions.agree_for_municipality(exchange, by=municipalities.member(municipalities.municipality(), Role.SIGNER))
    with pytest.raises(RefusedError):
        actions.agree_for_municipality(exchange, by=municipalities.member(post.municipality, Role.WRITER))


def test_a_candidate_seeks_from_a_municipality_in_which_they_have_a_post() -> None:
    employment, elsewhere = candidates.employment(), municipalities.municipality()
    said: dict[str, Any] = {"hospital": "Haukeland", "note": "", "start": date(2019, 9, 1), "end": date(2020, 9, 1)}

    with clock.at(TODAY):
        with pytest.raises(RefusedError, match="no post in"):
            actions.wish_for_candidate(employment.candidate, municipality=elsewhere, by=people.project_leader(), **said)
        wish = actions.wish_for_candidate(
            employment.candidate, municipality=employment.position.municipality, by=people.project_leader(), **said
        )

    assert ExchangeWish.objects.get() == wish
