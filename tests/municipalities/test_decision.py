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
from municipalities.models import Acceptance, Application, Decision, OfferedPlace, Position, PreparedDecision
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
    return made.issue(application, reasons=reasons, by=by)


def url(application: Application) -> str:
    return reverse("municipalities:decision_prepare", args=[application.pk])


def typed(application: Application, **changes: object) -> dict[str, object]:
    key = application.places.get(rank=1).pk
    posts = {f"start_{key}": "2017-09-01", f"main_{key}": "community_medicine", f"percentage_{key}": "80"}
    return {"reasons": "Breadth.", "version": 0} | posts | changes


def test_a_grant_offers_its_posts_and_makes_none() -> None:
    application = resolved(2, municipality=make.municipality("Kvam"))

    decision = issue(application)

    application.refresh_from_db()
    assert application.status == ApplicationStatus.GRANTED
    assert (decision.outcome, decision.places, decision.kind) == ("granted", 2, DecisionKind.GRANT)
    assert list(decision.decided_places.values_list("outcome", "start", "percentage")) == [("granted", START, 100)] * 2
    assert OfferedPlace.objects.filter(acceptance__decision=decision, taken=None).count() == 2
    assert not Position.objects.exists()
    event = Event.objects.get(verb="municipalities.decision_issued")
    assert event.changes == {"outcome": "granted", "posts": 2}


def test_a_refusal_offers_none() -> None:
    application = resolved(0)

    decision = issue(application)

    application.refresh_from_db()
    assert (application.status, decision.outcome, decision.places) == (ApplicationStatus.REFUSED, "refused", 0)
    assert not Acceptance.objects.exists()


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

    assert Decision.objects.count() == 1


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


def test_the_page_writes_it_and_nothing_leaves(client: Client) -> None:
    application = resolved()
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.post(url(application), typed(application))

    assert answer.status_code == 302
    prepared = PreparedDecision.objects.get()
    assert prepared.reasons == "Breadth."
    post = prepared.places.get()
    assert (post.main_position, post.percentage, post.start) == ("community_medicine", 80, START)
    assert not Decision.objects.exists()
    assert not Mail.objects.exists()


def test_two_who_write_the_same_decision_do_not_overwrite_each_other(client: Client) -> None:
    application = resolved()
    people.sign_in(client, made.declared(people.project_leader(language="en", name="Ane Ask")))
    client.post(url(application), typed(application, reasons="What Ane writes."))
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.post(url(application), typed(application, reasons="What I write."))
    again = client.post(url(application), typed(application, reasons="Both.", version=1))

    assert answer.status_code == 409
    assert "What Ane Ask has saved" in answer.text
    assert "What Ane writes." in answer.text
    assert "What I write." in answer.text
    assert again.status_code == 302
    assert PreparedDecision.objects.get().reasons == "Both."


def test_a_refusal_asks_for_no_post(client: Client) -> None:
    application = resolved(0)
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    assert set(client.get(url(application)).context["form"].fields) == {"reasons", "access_code", "version"}


def test_the_page_says_why_it_is_not_possible_yet(client: Client) -> None:
    application = made.recommended()
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.get(url(application))

    assert "Record the steering group&#x27;s resolution before" in answer.text
    assert client.post(url(application), {"reasons": "x"}).status_code == 409


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
