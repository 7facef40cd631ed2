from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.core import clock
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import (
    approve_recommendation,
    ask_approval,
    nudge_approver,
    recommend_application,
    record_resolution,
    withdraw_approval,
)
from municipalities.models import Application, Approval
from municipalities.queries.deciding import (
    recommended_content,
    waits_for,
)
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

TODAY = date(2017, 3, 20)


@pytest.fixture(autouse=True)
def _before_the_meeting() -> Iterator[None]:
    with clock.at(TODAY), translation.override("en"):
        yield


def asked() -> tuple[Application, Approval]:
    application = made.recommended()
    second = people.project_leader(name="Siv Settestad", email="siv@example.no")
    (approval,) = ask_approval(application.round, approvers=[second], by=people.project_leader())
    return application, approval


def approve(approval: Approval, day: date = TODAY) -> None:
    with clock.at(day):
        approve_recommendation(approval, seen=recommended_content(approval.round), by=approval.approver)


def test_a_later_change_voids_what_was_given_and_asks_anew() -> None:
    application, approval = asked()
    approve(approval)
    assert waits_for(application.round, TODAY) == []

    with clock.at(date(2017, 3, 22)):
        recommend_application(
            application, places=made.proposed(application, granted=0), reasons="Otherwise.", by=people.project_leader()
        )

    approval.refresh_from_db()
    assert (approval.status, approval.ended_because) == ("void", application.municipality.name)
    (waiting,) = waits_for(application.round, date(2017, 3, 25))
    assert (waiting.name, waiting.days) == ("Siv Settestad", 3)
    assert Mail.objects.filter(to="siv@example.no", template="municipalities.approval_asked").count() == 2


def test_the_resolution_waits_for_it() -> None:
    application, approval = asked()
    given = {
        "meeting_on": TODAY,
        "minutes_reference": "SG 2/2017",
        "text": "As recommended.",
        "outcomes": made.proposed(application),
        "by": people.project_leader(),
    }

    with pytest.raises(RefusedError, match="waits for approval") as caught:
        record_resolution(application.round, **given)  # type: ignore[arg-type]
    assert caught.value.refusal.details == ("Siv Settestad",)
    withdraw_approval(approval, reason="On leave.", by=people.project_leader())

    assert record_resolution(application.round, **given).pk  # type: ignore[arg-type]


def test_only_the_one_who_is_asked_approves_and_only_what_they_have_read() -> None:
    _application, approval = asked()

    with pytest.raises(RefusedError, match="Siv Settestad is asked"):
        approve_recommendation(approval, seen=recommended_content(approval.round), by=people.project_leader())
    with pytest.raises(RefusedError, match="changed while you were reading"):
        approve_recommendation(approval, seen="0" * 64, by=approval.approver)


def test_nobody_approves_for_themselves_nor_before_all_is_recommended() -> None:
    application, leader = made.recommended(), people.project_leader()

    with pytest.raises(RefusedError, match="cannot approve for yourself"):
        ask_approval(application.round, approvers=[leader], by=leader)
    make.application(ApplicationStatus.SUBMITTED)
    with pytest.raises(RefusedError, match="no recommendation yet"):
        ask_approval(application.round, approvers=[people.project_leader()], by=leader)


def test_a_reminder_by_hand_goes_once_a_day() -> None:
    _application, approval = asked()
    leader = people.project_leader()
    nudge_approver(approval, by=leader)
    with pytest.raises(RefusedError, match="was reminded today"):
        nudge_approver(approval, by=leader)
    with clock.at(date(2017, 3, 21)):
        nudge_approver(approval, by=leader)

    assert Mail.objects.filter(to="siv@example.no").count() == 3


def test_the_page_says_who_it_waits_for_and_the_one_asked_approves_there(client: Client) -> None:
    application, approval = asked()
    page = reverse("municipalities:recommendation_list", args=[application.round_id])
    with clock.at(date(2017, 3, 23)):
        people.sign_in(client, people.project_leader(language="en"))
        waits = client.get(page).text
        client.cookies.clear()
        people.sign_in(client, approval.approver)
        shown = client.get(page)
        done = client.post(reverse("municipalities:approval_give", args=[approval.pk]), {"seen": shown.context["seen"]})

    assert "Waits for: Siv Settestad since 3 days." in waits
    assert done.status_code == 302
    assert Approval.objects.get().status == "given"


def test_the_approval_of_whoever_is_unfit_for_a_case_does_not_cover_it(client: Client) -> None:
    application, approval = asked()
    made.declared(approval.approver, unfit=application.municipality)
    with clock.at(date(2017, 3, 23)):
        people.sign_in(client, approval.approver)
        shown = client.get(reverse("municipalities:recommendation_list", args=[application.round_id]))

    assert application.municipality.name in shown.context["beyond"]
    assert "Godkjenningen din gjelder resten." in shown.text
