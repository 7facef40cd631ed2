from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import FormalLetter, Mail
from alisvest.programme.actions import load_founding_values
from municipalities.actions import answer_complaint, record_arrival, register_complaint
from municipalities.models import Acceptance, Application, Complaint, Decision, Round
from municipalities.models.round import DecisionKind
from municipalities.queries.deciding import (
    arrival_of,
    last_day,
)
from municipalities.rules import Terms
from municipalities.workflow import ApplicationStatus, ComplaintStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

ISSUED = date(2017, 4, 6)
TERMS = Terms(date(2017, 9, 1))


@pytest.fixture(autouse=True)
def _after_the_decision() -> Iterator[None]:
    with clock.at(ISSUED), translation.override("en"):
        load_founding_values(by=None)
        yield


def refused(kind: str = DecisionKind.ADMINISTRATIVE) -> Decision:
    """Make a refusal that was released on the day of issue; its letter has not left the outbox yet."""
    application = made.recommended(places=0, round=make.round_(decision_kind=kind, year=2017 + Round.objects.count()))
    make.member(application.municipality, Role.SIGNER)
    made.resolved(application, places=0)
    return made.issue(application)


def arrived(decision: Decision, day: date = date(2017, 4, 7)) -> Decision:
    with clock.at(date(2017, 4, 12)):
        record_arrival(decision, arrived_on=day, source="Confirmed by the municipality.", by=people.administrator())
    return decision


def complain(decision: Decision, day: date, **given: Any) -> Complaint:
    with clock.at(day):
        values: dict[str, Any] = {"arrived_on": day, "text": "The office is ready.", "by": people.administrator()}
        return register_complaint(decision, **values | given)


def test_the_clock_counts_three_weeks_from_the_letters_arrival_not_from_the_decision() -> None:
    decision = refused()
    assert (arrival_of(decision), last_day(decision)) == (None, None)  # still in the outbox: the clock has not begun

    sent = datetime(2017, 4, 7, 23, 30, tzinfo=clock.OSLO)
    Mail.objects.filter(document__isnull=False).update(status="handing_over", claim="0" * 32, lease_until=sent)
    Mail.objects.filter(document__isnull=False).update(status="sent", sent_at=sent)
    by_mail = last_day(decision)
    arrived(decision, date(2017, 4, 11))

    assert by_mail == date(2017, 4, 28)
    assert last_day(decision) == date(2017, 5, 2)


@pytest.mark.parametrize(("day", "late"), [(date(2017, 4, 28), False), (date(2017, 4, 29), True)])
def test_the_last_day_is_in_time_and_the_next_is_late(day: date, late: bool) -> None:  # noqa: FBT001
    complaint = complain(arrived(refused()), day)

    assert (complaint.deadline_on, complaint.late) == (date(2017, 4, 28), late)
    assert Mail.objects.filter(template="municipalities.complaint_received").count() == 1


@pytest.mark.parametrize("kind", [DecisionKind.GRANT, DecisionKind.CONTRACT])
def test_only_an_administrative_decision_gives_the_right(kind: str) -> None:
    with pytest.raises(RefusedError, match="no right of complaint"):
        complain(refused(kind), date(2017, 4, 10))


def test_one_complaint_at_a_time_and_the_day_it_was_counted_by_stands() -> None:
    decision = arrived(refused())
    complain(decision, date(2017, 4, 10))

    with pytest.raises(RefusedError, match="already being dealt with"):
        complain(decision, date(2017, 4, 11))
    with pytest.raises(RefusedError, match="cannot be changed now"):
        arrived(decision, date(2017, 4, 9))


def answer(complaint: Complaint, outcome: str, **given: Any) -> Complaint:
    with clock.at(date(2017, 5, 10)):
        values: dict[str, Any] = {"outcome": outcome, "reasons": "Because.", "by": people.project_leader()} | given
        return answer_complaint(complaint, **values)


def test_a_late_complaint_is_dismissed_or_heard_for_a_named_reason() -> None:
    in_time = complain(arrived(refused()), date(2017, 4, 10))
    with pytest.raises(RefusedError, match="came in time"):
        answer(in_time, ComplaintStatus.DISMISSED)
    late = complain(arrived(refused()), date(2017, 5, 5))
    with pytest.raises(RefusedError, match="Say why it is heard"):
        answer(late, ComplaintStatus.UPHELD)

    answer(late, ComplaintStatus.DISMISSED)

    assert Complaint.objects.get(pk=late.pk).status == ComplaintStatus.DISMISSED
    letter = FormalLetter.objects.get(template="municipalities.complaint_answered")
    assert letter.about_id == late.decision_id


def test_a_changed_decision_offers_the_posts_it_grants() -> None:
    complaint = complain(arrived(refused()), date(2017, 4, 10))
    place = complaint.decision.decided_places.get()
    with pytest.raises(RefusedError, match="at least one place"):
        answer(complaint, ComplaintStatus.CHANGED)

    answer(complaint, ComplaintStatus.CHANGED, places=[place.pk], terms=TERMS)

    offer = Acceptance.objects.get()
    assert (offer.origin, offer.offered.get().place, offer.offered.get().start) == ("complaint", place, TERMS.start)
    assert Application.objects.get(decision=complaint.decision).status == ApplicationStatus.GRANTED
    assert FormalLetter.objects.filter(template="municipalities.offer_after_complaint").count() == 1


def test_a_changed_decision_grants_no_joint_place_before_every_partner_has_signed() -> None:
    complaint = complain(arrived(refused()), date(2017, 4, 10))
    application, place = complaint.decision.application, complaint.decision.decided_places.get()
    make.partner(application, make.municipality("Modalen"))

    with pytest.raises(RefusedError, match="every partner has signed") as caught:
        answer(complaint, ComplaintStatus.CHANGED, places=[place.pk], terms=TERMS)

    assert caught.value.refusal.details == ("Modalen",)
    assert not Acceptance.objects.exists()
    made.signed_jointly(application)
    answer(complaint, ComplaintStatus.CHANGED, places=[place.pk], terms=TERMS)
    assert Acceptance.objects.exists()


def test_what_is_sent_on_is_decided_by_the_complaints_body() -> None:
    complaint = complain(arrived(refused()), date(2017, 4, 10))
    with pytest.raises(RefusedError, match="which body"):
        answer(complaint, ComplaintStatus.SENT_ON)
    answer(complaint, ComplaintStatus.SENT_ON, body_name="The complaints board")

    answer(complaint, ComplaintStatus.UPHELD, reasons="The board agrees.", body_answered_on=date(2017, 5, 9))

    complaint.refresh_from_db()
    assert (complaint.status, complaint.reasons, complaint.body_reasons) == ("upheld", "Because.", "The board agrees.")
    with pytest.raises(RefusedError, match="not possible now"):
        answer(complaint, ComplaintStatus.UPHELD)


def test_who_may_not_judge_the_municipality_does_not_answer() -> None:
    complaint = complain(arrived(refused()), date(2017, 4, 10))
    leader = people.project_leader()
    made.substitute(complaint.decision.application.municipality, people.project_leader())

    with pytest.raises(RefusedError) as caught:
        answer(complaint, ComplaintStatus.UPHELD, by=leader)

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_the_signer_sends_one_and_reads_the_answer(client: Client) -> None:
    decision = arrived(refused())
    signer = make.member(decision.application.municipality, Role.SIGNER, language="en")
    people.sign_in(client, signer)
    page = reverse("municipalities:complaint_register", args=[decision.pk])
    with clock.at(date(2017, 4, 28)):
        empty = client.post(page, {"text": ""})
        done = client.post(page, {"text": "The office is ready."})
    complaint = Complaint.objects.get()
    answer(complaint, ComplaintStatus.UPHELD, reasons="It is not.")

    assert (empty.status_code, done.status_code) == (422, 302)
    assert (complaint.arrived_on, complaint.late) == (date(2017, 4, 28), False)
    assert "It is not." in client.get(complaint.get_absolute_url()).text
    people.sign_in(client, make.member(make.municipality(), Role.SIGNER))
    assert client.get(complaint.get_absolute_url()).status_code == 404


def test_the_leader_answers_on_the_page(client: Client) -> None:
    complaint = complain(arrived(refused()), date(2017, 5, 5))
    people.sign_in(client, made.declared(people.project_leader(language="en")))
    page = reverse("municipalities:complaint_answer", args=[complaint.pk])
    with clock.at(date(2017, 5, 10)):
        shown = client.get(page)
        bare = client.post(page, {"outcome": "changed", "reasons": "Yes."})
        done = client.post(page, {"outcome": "dismissed", "reasons": "Too late."})

    assert "Dismissed: too late" in shown.text
    assert bare.status_code == 422
    assert done.status_code == 302
    assert Complaint.objects.get().status == ComplaintStatus.DISMISSED
