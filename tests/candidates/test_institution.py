"""Service in institutions: every verb, what each refuses, and what stands out a year ahead."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.programme.models import Norm, NormKind
from candidates.actions import institution as actions
from candidates.models import Candidate, InstitutionAgreement
from candidates.queries.institution import planned_unconfirmed
from candidates.rules.institution import InstitutionTerms
from tests.make import candidates, municipalities, people

SALARY = "not part of any claim"
TODAY = date(2019, 1, 15)
TERMS = InstitutionTerms(
    kind="hospital",
    institution=" Haukeland  sjukehus ",
    department="Medisinsk avdeling",
    approved_months=None,
    percentage=Decimal(100),
    start=date(2019, 9, 1),
    end=date(2020, 9, 1),
    salary_paid_by="health_authority",
)
NURSING_HOME = replace(TERMS, kind="approved_institution", department="", approved_months=6, end=date(2020, 3, 1))


def doctor_and_signer() -> tuple[Candidate, User]:
    doctor = candidates.employment().candidate
    place = doctor.employments.get().position.municipality
    return doctor, municipalities.member(place, Role.SIGNER, language="en")


def test_a_year_in_hospital_goes_from_wish_to_done() -> None:
    doctor, signer = doctor_and_signer()
    with clock.at(TODAY):
        agreement = actions.wish_institution(doctor, TERMS, by=signer)
        actions.agree_institution(agreement, by=signer)
        actions.confirm_institution(agreement, confirmed_on=TODAY, confirmed_by="Overlege  Vik", by=signer)
    with clock.at(date(2020, 9, 1)):
        actions.finish_institution(agreement, by=people.project_leader())

    agreement.refresh_from_db()
    assert (agreement.status, agreement.confirmed_by, agreement.institution) == (
        "done",
        "Overlege Vik",
        "Haukeland sjukehus",
    )
    assert list(Event.objects.filter(subject_id=agreement.pk).order_by("pk").values_list("verb", flat=True)) == [
        "candidates.institution_wished",
        "candidates.institution_agreed",
        "candidates.institution_confirmed",
        "candidates.institution_finished",
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "open_practice"}, "kind"),
        ({"institution": ""}, "institution"),
        ({"department": ""}, "department"),
        ({"percentage": Decimal(0)}, "percentage"),
        ({"end": TERMS.start}, "last"),
        ({"salary_paid_by": "nobody"}, "salary_paid_by"),
        ({"contact_name": "15108695088"}, "contact_name"),
        ({"kind": "approved_institution"}, "approved_months"),
        ({"kind": "approved_institution", "approved_months": 11}, "last"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    doctor, signer = doctor_and_signer()

    with pytest.raises(RefusedError) as refused:
        actions.wish_institution(doctor, replace(TERMS, **change), by=signer)

    assert refused.value.refusal.field == field
    assert not InstitutionAgreement.objects.exists()


def test_an_institution_counts_for_as_many_months_as_it_is_approved_for() -> None:
    doctor, signer = doctor_and_signer()

    assert actions.wish_institution(doctor, NURSING_HOME, by=signer).approved_months == 6

    with pytest.raises(RefusedError):
        actions.wish_institution(doctor, replace(NURSING_HOME, end=date(2020, 3, 2)), by=signer)


def test_service_of_one_doctor_does_not_overlap_unless_cancelled() -> None:
    doctor, signer = doctor_and_signer()
    first = candidates.institution(doctor)

    with pytest.raises(IntegrityError) as error:
        actions.wish_institution(doctor, TERMS, by=signer)

    assert sentence_for(error.value) is not None
    InstitutionAgreement.objects.filter(pk=first.pk).update(status="cancelled", cancelled_because="Annet sykehus")
    actions.wish_institution(doctor, TERMS, by=signer)


def test_only_a_wish_is_changed() -> None:
    doctor, signer = doctor_and_signer()
    agreement = candidates.institution(doctor)
    actions.change_institution(agreement, replace(TERMS, department="Kirurgisk avdeling"), by=signer)
    actions.agree_institution(agreement, by=signer)

    with pytest.raises(RefusedError):
        actions.change_institution(agreement, TERMS, by=signer)

    agreement.refresh_from_db()
    assert agreement.department == "Kirurgisk avdeling"


@pytest.mark.parametrize(
    ("on", "who", "field"), [(date(2019, 1, 16), "Vik", "confirmed_on"), (TODAY, " ", "confirmed_by")]
)
def test_a_confirmation_has_a_day_that_has_come_and_a_name(on: date, who: str, field: str) -> None:
    doctor, signer = doctor_and_signer()
    agreement = candidates.institution(doctor, status="agreed")

    with clock.at(TODAY), pytest.raises(RefusedError) as refused:
        actions.confirm_institution(agreement, confirmed_on=on, confirmed_by=who, by=signer)

    assert refused.value.refusal.field == field


def test_a_wish_is_not_confirmed_before_it_is_agreed() -> None:
    doctor, signer = doctor_and_signer()

    with clock.at(TODAY), pytest.raises(RefusedError):
        actions.confirm_institution(candidates.institution(doctor), confirmed_on=TODAY, confirmed_by="Vik", by=signer)


def test_service_is_done_after_its_last_day() -> None:
    doctor, _signer = doctor_and_signer()
    agreement = candidates.institution(doctor, status="confirmed", confirmed_on=TODAY, confirmed_by="Vik")

    with clock.at(date(2020, 8, 31)), pytest.raises(RefusedError):
        actions.finish_institution(agreement, by=people.project_leader())


def test_cancelling_asks_for_a_reason() -> None:
    doctor, signer = doctor_and_signer()
    agreement = candidates.institution(doctor)

    with pytest.raises(RefusedError) as refused:
        actions.cancel_institution(agreement, reason=" ", by=signer)
    assert refused.value.refusal.field == "reason"

    assert actions.cancel_institution(agreement, reason="Ingen stilling", by=signer).status == "cancelled"


def test_a_neighbour_does_not_reach_it_and_a_reader_does_not_write() -> None:
    doctor, _signer = doctor_and_signer()
    agreement = candidates.institution(doctor)
    neighbour = municipalities.member(municipalities.municipality(), Role.SIGNER)
    reader = municipalities.member(doctor.employments.get().position.municipality, Role.READER)

    with pytest.raises(InstitutionAgreement.DoesNotExist):
        actions.agree_institution(agreement, by=neighbour)
    with pytest.raises(RefusedError):
        actions.agree_institution(agreement, by=reader)


def _unconfirmed(day: date) -> int:
    return planned_unconfirmed(people.project_leader(), day).count()


def test_planned_service_stands_out_from_a_year_ahead_until_it_is_confirmed_for_all_its_days() -> None:
    Norm.objects.create(
        kind=NormKind.INSTITUTION_NOTICE_MONTHS, value=12, valid=(date(2017, 1, 1), None), source="Test"
    )
    plan = candidates.plan()
    candidates.period(plan, "hospital", start=date(2019, 9, 1), end=date(2020, 9, 1))

    assert [_unconfirmed(date(2018, 8, 31)), _unconfirmed(date(2018, 9, 1))] == [0, 1]

    short = candidates.institution(
        plan.candidate, end=date(2020, 8, 31), status="confirmed", confirmed_on=TODAY, confirmed_by="Vik"
    )
    assert _unconfirmed(TODAY) == 1

    InstitutionAgreement.objects.filter(pk=short.pk).update(valid=(date(2019, 9, 1), date(2020, 9, 1)))
    assert _unconfirmed(TODAY) == 0


def test_without_a_decided_norm_nothing_stands_out() -> None:
    candidates.period(candidates.plan(), "hospital", start=date(2019, 9, 1), end=date(2020, 9, 1))

    assert _unconfirmed(TODAY) == 0


def test_the_page_says_that_the_health_authoritys_salary_is_no_claim(client: Client) -> None:
    doctor, signer = doctor_and_signer()
    people.sign_in(client, signer)
    agreement = candidates.institution(doctor)
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert SALARY in page

    InstitutionAgreement.objects.filter(pk=agreement.pk).update(salary_paid_by="municipality")
    assert SALARY not in client.get(agreement.get_absolute_url()).content.decode()


def test_the_form_keeps_what_was_typed(client: Client) -> None:
    doctor, signer = doctor_and_signer()
    people.sign_in(client, signer)

    answer = client.post(
        reverse("candidates:institution_wish", args=[doctor.pk]),
        {
            "kind": "hospital",
            "institution": "Førde sentralsjukehus",
            "percentage": "100",
            "start": "01.09.2019",
            "last": "31.08.2020",
            "salary_paid_by": "health_authority",
        },
    )

    assert answer.status_code == 409
    assert "Førde sentralsjukehus" in answer.content.decode()
    assert not InstitutionAgreement.objects.exists()


def test_what_is_unconfirmed_is_shown_page_by_page(client: Client) -> None:
    Norm.objects.create(kind=NormKind.INSTITUTION_NOTICE_MONTHS, value=12, valid=(date(2017, 1, 1), None))
    for _ in range(26):
        candidates.period(candidates.plan(), "hospital", start=date(2019, 9, 1), end=date(2020, 9, 1))
    people.sign_in(client, people.project_leader())
    page = reverse("candidates:institution_list")

    with clock.at(TODAY):
        first, second = client.get(page), client.get(page, {"planned": "2", "page": "1"})

    assert [len(each.context["unconfirmed"]) for each in (first, second)] == [25, 1]
    assert second.context["planned"].previous == "?page=1&planned=1"
