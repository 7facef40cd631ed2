from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import issue_decision
from municipalities.models import Application, Decision, Position
from municipalities.models.round import DecisionKind
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

START = date(2017, 9, 1)


@pytest.fixture(autouse=True)
def _after_the_meeting() -> Iterator[None]:
    with clock.at(date(2017, 3, 30)), translation.override("en"):
        yield


def resolved(places: int = 1, **fields: object) -> Application:
    application = made.recommended(places=places, **{"places_wanted": 2} | fields)  # type: ignore[arg-type]
    made.resolved(application, places=places)
    return application


def issue(application: Application, by: User | None = None, reasons: str = "Breadth of tasks.") -> Decision:
    return issue_decision(application, reasons=reasons, start=START, by=by or people.project_leader())


def url(application: Application) -> str:
    return reverse("municipalities:decision_issue", args=[application.pk])


def test_a_grant_makes_its_posts() -> None:
    application = resolved(2, municipality=make.municipality("Kvam"))

    decision = issue(application)

    application.refresh_from_db()
    assert application.status == ApplicationStatus.GRANTED
    assert (decision.outcome, decision.places, decision.kind) == ("granted", 2, DecisionKind.GRANT)
    posts = Position.objects.order_by("number").values_list("number", "start", "main_position", "percentage")
    assert list(posts) == [("Kvam 1", START, "general_practice", 100), ("Kvam 2", START, "general_practice", 100)]
    event = Event.objects.get(verb="municipalities.decision_issued")
    assert event.changes == {"outcome": "granted", "posts": ["Kvam 1", "Kvam 2"]}


def test_posts_go_on_counting_after_those_the_municipality_has() -> None:
    kvam = make.municipality("Kvam")
    made.position(kvam, number="Kvam 1")
    application = resolved(1, municipality=kvam, round=make.round_(name="Second", year=2018))

    issue(application)

    assert Position.objects.filter(number="Kvam 2").exists()


def test_a_refusal_makes_none() -> None:
    application = resolved(0)

    decision = issue(application)

    application.refresh_from_db()
    assert (application.status, decision.outcome, decision.places) == (ApplicationStatus.REFUSED, "refused", 0)
    assert not Position.objects.exists()


def test_the_decision_is_what_was_resolved_also_against_the_recommendation() -> None:
    application = made.recommended(places=0, places_wanted=1)
    made.resolved(application, places=1)

    assert issue(application).outcome == "granted"


def test_not_without_resolution_reasons_or_right() -> None:
    unresolved = made.recommended()
    with pytest.raises(RefusedError, match="Record the steering group's resolution"):
        issue(unresolved)
    made.resolved(unresolved)
    with pytest.raises(RefusedError, match="always reasoned"):
        issue(unresolved, reasons=" ")
    with pytest.raises(RefusedError) as caught:
        issue(unresolved, by=people.administrator())

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    assert not Decision.objects.exists()


def test_it_is_issued_once() -> None:
    application = resolved()
    issue(application)

    with pytest.raises(RefusedError, match="not possible now"):
        issue(application)

    assert Decision.objects.count() == Position.objects.count() == 1


def test_who_belonged_to_the_municipality_cannot_decide() -> None:
    application, leader = resolved(), people.project_leader()
    member = make.member(application.municipality, Role.READER)
    member.memberships.update(user=leader)

    with pytest.raises(RefusedError, match="You have, or have had, a role") as caught:
        issue(application, by=leader)

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO


@pytest.mark.parametrize(
    ("form", "subject", "kind", "words"),
    [
        ("nynorsk", "Vedtak om søknad", DecisionKind.ADMINISTRATIVE, "innan tre veker"),
        ("bokmal", "Vedtak om søknad", DecisionKind.GRANT, "ikke klagerett"),
        ("neutral", "Vedtak om søknad", DecisionKind.CONTRACT, "en avtale mellom kommunen"),
    ],
)
def test_the_letter_is_in_the_municipalitys_language_form(form: str, subject: str, kind: str, words: str) -> None:
    municipality = make.municipality(language_form=form)
    application = resolved(1, municipality=municipality, round=make.round_(decision_kind=kind))
    signer = make.member(municipality, Role.SIGNER, language="en")
    make.member(municipality, Role.READER)

    issue(application, reasons="Tydeleg plan.")

    mail = Mail.objects.get()
    assert (mail.to, mail.language) == (signer.email, "nn" if form == "nynorsk" else "nb")
    assert subject in mail.subject
    assert words in mail.body
    assert "Tydeleg plan." in mail.body


def test_the_database_keeps_it_reasoned_matched_and_unchanged() -> None:
    decision = made.decided()

    with pytest.raises(ProgrammingError, match="permission denied"):
        Decision.objects.filter(pk=decision.pk).update(reasons="Otherwise.")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"reasons": ""}, "municipalities_decision_has_reasons"),
        ({"outcome": "refused"}, "municipalities_decision_places_match"),
    ],
)
def test_the_database_refuses_a_decision_without_reasons_or_with_wrong_posts(
    fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        made.decided(places=1, **fields)


def test_the_page_reads_back_with_the_letter_before_it_issues(client: Client) -> None:
    application = resolved()
    make.member(application.municipality, Role.SIGNER, name="Siri Signer")
    people.sign_in(client, made.declared(people.project_leader(language="en")))
    typed = {"reasons": "Breadth.", "start": "2017-09-01", "main_position": "community_medicine", "percentage": "80"}

    asked = client.post(url(application), typed)
    before = Decision.objects.count()
    done = client.post(url(application), typed | {"then": "confirm"})

    assert (asked.status_code, before) == (200, 0)
    assert "Siri Signer" in asked.text
    assert "Vedtak om søknad" in asked.text
    assert done.status_code == 302
    post = Position.objects.get()
    assert (post.main_position, post.percentage, post.start) == ("community_medicine", 80, START)


def test_a_refusal_asks_for_reasons_only(client: Client) -> None:
    application = resolved(0)
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    assert list(client.get(url(application)).context["form"].fields) == ["reasons", "access_code"]
    done = client.post(url(application), {"reasons": "Too few doctors.", "then": "confirm"})

    assert done.status_code == 302
    assert Decision.objects.get().outcome == "refused"


def test_the_page_says_why_it_is_not_possible_yet(client: Client) -> None:
    application = made.recommended()
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.get(url(application))

    assert "Record the steering group&#x27;s resolution before" in answer.text
    assert client.post(url(application), {"reasons": "x", "then": "confirm"}).status_code == 409


def test_an_issued_decision_leads_to_its_page(client: Client) -> None:
    decision = made.decided()
    people.sign_in(client, people.project_leader())

    assert client.get(url(decision.application))["Location"] == decision.get_absolute_url()


def test_the_steps_of_the_case_are_shown_to_staff_only(client: Client) -> None:
    decision = issue(resolved())
    reader = make.member(decision.application.municipality, Role.READER, language="en")

    staff = people.sign_in(client, people.administrator(language="en")).get(decision.get_absolute_url())
    own = people.sign_in(client, reader).get(decision.get_absolute_url())

    assert "The decision was issued" in staff.text
    assert own.status_code == 200
    assert "The decision was issued" not in own.text


def test_the_municipality_reads_its_own_decision_only(client: Client) -> None:
    own, other = made.decided(reasons="Own reasons."), made.decided(reasons="Other reasons.", places=1)
    people.sign_in(client, make.member(own.application.municipality, Role.READER, language="en"))

    answer = client.get(own.get_absolute_url())

    assert answer.status_code == 200
    assert "Own reasons." in answer.text
    assert client.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", [Role.STEERING, Role.SUPERVISOR, Role.RESEARCHER, Role.AUDITOR, Role.CANDIDATE])
def test_other_roles_have_no_decision_page(client: Client, role: Role) -> None:
    decision = made.decided()
    client.force_login(people.user(role))

    assert client.get(decision.get_absolute_url()).status_code == 403


def test_a_municipality_cannot_reach_the_issuing_page(client: Client) -> None:
    application = resolved()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER))

    assert client.get(url(application)).status_code == 403
