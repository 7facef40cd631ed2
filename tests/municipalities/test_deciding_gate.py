"""One gate before anything of a case is decided: whoever is unfit for the applicant or for a partner decides nothing of it."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.actions import release_mail
from alisvest.outbox.models import Mail
from municipalities import queries
from municipalities.actions import (
    answer_complaint,
    extend_acceptance,
    prepare_decision,
    recommend_application,
    record_resolution,
    register_complaint,
)
from municipalities.models import (
    Acceptance,
    Application,
    Complaint,
    ConflictDeclaration,
    Municipality,
    Resolution,
    Substitute,
)
from municipalities.models.round import DecisionKind
from municipalities.rules import Proposed, Terms
from tests.make import municipalities as make
from tests.make import outbox, people
from tests.make import review as made

MEETING = date(2017, 3, 28)
START = date(2017, 9, 1)


@pytest.fixture(autouse=True)
def _day_of_the_meeting() -> Iterator[None]:
    with clock.at(MEETING), translation.override("en"):
        yield


def joint(application: Application) -> Municipality:
    """Make the application a joint one and return its partner."""
    partner = make.municipality()
    make.partner(application, partner)
    made.signed_jointly(application)
    return partner


def declares_unfit(person: User, application: Application, municipality: Municipality) -> None:
    ConflictDeclaration.objects.create(
        user=person,
        round=application.round,
        municipality=municipality,
        fit=False,
        reason="My brother is the municipal director.",
        declared_at=clock.now(),
    )


def recommends(application: Application, by: User) -> None:
    recommend_application(application, places=made.proposed(application), reasons="Breadth.", by=by)


def writes(application: Application, by: User) -> None:
    made.resolved(application)
    prepare_decision(application, reasons="Breadth.", terms={application.places.get().pk: Terms(START)}, by=by)


def gives_more_time(application: Application, by: User) -> None:
    made.resolved(application)
    made.issue(application)
    offer = Acceptance.objects.get(decision__application=application)
    extend_acceptance(offer, last_day=date(2017, 6, 1), reason="The council meets late.", by=by)


def answers_a_complaint(application: Application, by: User) -> None:
    made.resolved(application)
    decision = made.issue(application)
    complaint = register_complaint(decision, arrived_on=MEETING, text="Too few posts.", by=by)
    answer_complaint(complaint, outcome="upheld", reasons="There are no more posts.", by=by)


@pytest.mark.parametrize("unfit", ["partner", "own", ""])
@pytest.mark.parametrize("verb", [recommends, writes, gives_more_time, answers_a_complaint])
def test_whoever_is_unfit_for_a_partner_decides_nothing(verb: Callable[[Application, User], None], unfit: str) -> None:
    round_ = make.round_(decision_kind=DecisionKind.ADMINISTRATIVE)
    application = made.recommended(round=round_)
    partner = joint(application)
    leader = people.project_leader()
    if not unfit:
        declares_unfit(leader, application, make.municipality())  # of another case
        verb(application, leader)
        return

    declares_unfit(leader, application, partner if unfit == "partner" else application.municipality)

    with pytest.raises(RefusedError, match="conflict of interest") as caught:
        verb(application, leader)
    assert caught.value.refusal.kind is Kind.NOT_YOURS_TO_DO
    assert not Complaint.objects.exclude(status="received").exists()


def test_the_substitute_of_a_partner_that_leads_the_programme_decides_the_joint_case() -> None:
    application = made.recommended()
    bergen = make.municipality(leads_programme=True)
    make.partner(application, bergen)
    made.signed_jointly(application)
    leader, named = people.project_leader(), people.project_leader()

    with pytest.raises(RefusedError, match="Name a substitute"):
        recommends(application, leader)
    Substitute.objects.create(municipality=bergen, user=named, reason="Bergen leads.", valid=make.FROM_2017)
    with pytest.raises(RefusedError, match=named.name):
        recommends(application, leader)
    recommends(application, named)


def test_one_question_tells_of_many_cases(django_assert_num_queries: Callable[[int], object]) -> None:
    cases = [made.recommended() for _each in range(4)]
    leader = people.project_leader()
    declares_unfit(leader, cases[0], joint(cases[0]))

    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        found = queries.decided_by(leader, cases, MEETING)

    assert [found[each.pk] is None for each in cases] == [False, True, True, True]


# The resolution is the steering group's; who writes it down changes nothing of a case that they may not decide


def resolves(application: Application, by: User, outcome: Proposed) -> Resolution:
    return record_resolution(
        application.round,
        meeting_on=MEETING,
        minutes_reference="SG 2/2017",
        text="As the minutes say.",
        outcomes={application.places.get().pk: outcome},
        by=by,
    )


@pytest.mark.parametrize(("unfit", "outcome"), [(True, "granted"), (False, "granted"), (False, "refused")])
def test_a_case_is_recorded_as_recommended_or_by_who_may_decide_it(unfit: bool, outcome: str) -> None:  # noqa: FBT001
    application = made.recommended()
    leader = people.project_leader()
    if unfit:
        declares_unfit(leader, application, joint(application))

    assert resolves(application, leader, Proposed(outcome)).places.get().outcome == outcome


def test_whoever_is_unfit_records_nothing_else_than_was_recommended() -> None:
    application = made.recommended()
    leader = people.project_leader()
    declares_unfit(leader, application, joint(application))

    with pytest.raises(RefusedError, match="only as they were recommended") as caught:
        resolves(application, leader, Proposed("refused"))

    assert caught.value.refusal.details == (application.municipality.name,)
    assert not Resolution.objects.exists()


# What the outbox holds of the case


@pytest.mark.parametrize("of", ["application", "decision", "acceptance"])
def test_the_outbox_shows_no_mail_about_a_case_to_the_unfit(client: Client, of: str) -> None:
    application = made.recommended()
    partner = joint(application)
    made.resolved(application)
    decision = made.issue(application)
    about = {"application": application, "decision": decision, "acceptance": decision.acceptances.get()}[of]
    mail = outbox.mail(about=about, subject="Exactly this case")
    unfit, fit = people.project_leader(), people.project_leader()
    declares_unfit(unfit, application, partner)

    assert mail in Mail.objects.visible_to(fit)
    assert mail not in Mail.objects.visible_to(unfit)
    for person, seen in ((unfit, False), (fit, True)):
        people.sign_in(client, person)
        assert ("Exactly this case" in client.get(reverse("outbox:mail_list")).text) is seen
        assert client.get(mail.get_absolute_url()).status_code == (200 if seen else 404)
    with pytest.raises(Mail.DoesNotExist):
        release_mail(mail, by=unfit)
