from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import FormalLetter, Mail
from municipalities.actions import (
    accept_decision,
    decline_decision,
    end_waiting_lists,
    extend_acceptance,
    lapse_due,
    prepare_decision,
    release_decisions,
)
from municipalities.models import Acceptance, Application, OfferedPlace, Position
from municipalities.queries.deciding import (
    next_in_line,
    waiting_list,
)
from municipalities.rules import Terms
from municipalities.workflow import AcceptanceStatus, ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

START = date(2017, 9, 1)
TODAY = date(2017, 3, 30)
CONTACT: dict[str, Any] = {"contact_name": "Kari Kontakt", "contact_email": "kari@kvam.example.no"}
LIST_ENDS = date(2017, 12, 31)


@pytest.fixture(autouse=True)
def _after_the_release() -> Iterator[None]:
    with clock.at(TODAY), translation.override("en"):
        yield


def signer_of(application: Application) -> User:
    return make.member(application.municipality, Role.SIGNER, language="en")


def released(*wishes: tuple[str, int, int | None], answer_days: int = 21) -> dict[str, Application]:
    """Release a round of municipalities: name, places granted, number on the waiting list of the first other place."""
    found = {}
    resolution = None
    for name, granted, waiting in wishes:
        wanted = granted + (1 if waiting else 0) or 1
        application = made.recommended(
            municipality=make.municipality(name), places=granted, waiting=waiting, places_wanted=wanted
        )
        found[name] = application
        if resolution is None:
            resolution = made.resolved(application, places=granted, waiting=waiting)
        else:
            made.resolve(resolution, application, places=granted, waiting=waiting)
    for application in found.values():
        needed = [place.pk for place in application.places.all() if place.resolved.outcome != "refused"]
        prepare_decision(
            application, reasons="Breadth.", terms=dict.fromkeys(needed, Terms(START)), by=people.project_leader()
        )
    round_ = next(iter(found.values())).round
    release_decisions(
        round_, answer_days=answer_days, offer_days=10, waiting_until=LIST_ENDS, by=people.project_leader()
    )
    return found


def offer_to(application: Application) -> Acceptance:
    return Acceptance.objects.filter(decision__application=application).latest("pk")


def test_accepting_makes_the_posts_with_contact_and_invoice_reference() -> None:
    kvam = released(("Kvam", 2, None))["Kvam"]
    signer, offer = signer_of(kvam), offer_to(kvam)

    posts = accept_decision(offer, **CONTACT, invoice_reference="PO 77", by=signer)

    assert [post.number for post in posts] == ["Kvam 1", "Kvam 2"]
    assert [post.place_id for post in posts] == list(kvam.places.order_by("rank").values_list("pk", flat=True))
    assert {(post.start, post.percentage, post.main_position) for post in posts} == {(START, 100, "general_practice")}
    offer.refresh_from_db()
    assert (offer.status, offer.answered_by, offer.invoice_reference) == ("accepted", signer, "PO 77")
    assert len(offer.content_sha256) == 64
    assert Event.objects.get(verb="municipalities.decision_accepted").changes["posts"] == ["Kvam 1", "Kvam 2"]
    assert Mail.objects.filter(template="municipalities.offer_accepted").count() == 1


def test_a_municipality_takes_some_and_the_rest_is_passed_on() -> None:
    made_ = released(("Kvam", 2, None), ("Stord", 0, 1))
    offer = offer_to(made_["Kvam"])
    first = OfferedPlace.objects.filter(acceptance=offer).order_by("place__place__rank").first()
    assert first is not None

    accept_decision(offer, **CONTACT, places=[first.pk], by=signer_of(made_["Kvam"]))

    assert Position.objects.count() == 1
    passed_on = offer_to(made_["Stord"])
    assert passed_on.origin == "waiting_list"
    assert passed_on.offered.get().instead_of == OfferedPlace.objects.get(acceptance=offer, taken=False)


@pytest.mark.parametrize("role", [Role.WRITER, Role.READER, Role.MANAGER, Role.FINANCE])
def test_only_the_signer_answers(role: Role) -> None:
    kvam = released(("Kvam", 1, None))["Kvam"]

    with pytest.raises(RefusedError) as caught:
        accept_decision(offer_to(kvam), **CONTACT, by=make.member(kvam.municipality, role))

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    with pytest.raises(Acceptance.DoesNotExist):
        accept_decision(offer_to(kvam), **CONTACT, by=make.member(make.municipality(), Role.SIGNER))


# --- the deadline, at the second ------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2017, 3, 20), date(2017, 3, 26)),  # the clock goes forward that night: the day has 23 hours
        (date(2017, 10, 22), date(2017, 10, 29)),  # and back: 25 hours
        (date(2017, 4, 1), date(2017, 4, 8)),
    ],
)
def test_the_last_second_of_the_last_day_is_in_time_and_the_next_is_not(today: date, last: date) -> None:
    with clock.at(today):
        application = released(("Kvam", 1, None), answer_days=(last - today).days)["Kvam"]
    signer, offer = signer_of(application), offer_to(application)
    midnight = datetime(last.year, last.month, last.day, tzinfo=clock.OSLO) + timedelta(days=1)  # wall-clock days
    assert offer.deadline_at == midnight

    with clock.at(midnight), pytest.raises(RefusedError, match=r"The deadline was .*23:59"):
        accept_decision(offer, **CONTACT, by=signer)
    with clock.at(midnight - timedelta(seconds=1)):
        assert lapse_due() == 0
        accept_decision(offer, **CONTACT, by=signer)

    assert Position.objects.count() == 1


def test_silence_lapses_at_the_deadline_and_the_next_is_asked() -> None:
    found = released(("Kvam", 1, None), ("Stord", 0, 2), ("Fitjar", 0, 1))
    offer = offer_to(found["Kvam"])
    make.member(found["Fitjar"].municipality, Role.SIGNER)

    with clock.at(offer.deadline_at - timedelta(seconds=1)):
        assert lapse_due() == 0
    with clock.at(offer.deadline_at):
        assert lapse_due() == 1
        assert lapse_due() == 0

    offer.refresh_from_db()
    assert (offer.status, offer.answered_by) == (AcceptanceStatus.LAPSED, None)
    asked = offer_to(found["Fitjar"])
    assert asked.deadline_at == clock.end_of_day(offer.deadline_at.astimezone(clock.OSLO).date() + timedelta(days=10))
    assert not Acceptance.objects.filter(decision__application=found["Stord"]).exists()
    letter = FormalLetter.objects.get(template="municipalities.offer")
    assert "Fitjar" in letter.receiver
    event = Event.objects.get(verb="municipalities.place_offered")
    assert (event.by, event.changes["number"]) == (None, 1)


def test_an_offer_from_the_list_makes_the_application_granted_or_takes_it_off_the_list() -> None:
    found = released(("Kvam", 1, None), ("Stord", 0, 1), ("Fitjar", 0, 2))
    decline_decision(offer_to(found["Kvam"]), reason="No office.", by=signer_of(found["Kvam"]))
    decline_decision(offer_to(found["Stord"]), reason="No doctor.", by=signer_of(found["Stord"]))
    accept_decision(offer_to(found["Fitjar"]), **CONTACT, by=signer_of(found["Fitjar"]))

    statuses = {name: Application.objects.get(pk=each.pk).status for name, each in found.items()}
    assert statuses == {
        "Kvam": ApplicationStatus.NOT_TAKEN_UP,
        "Stord": ApplicationStatus.NOT_TAKEN_UP,
        "Fitjar": ApplicationStatus.GRANTED,
    }
    assert Position.objects.get().municipality == found["Fitjar"].municipality
    line = waiting_list(people.project_leader(), found["Kvam"].round)
    assert [(each.place.waiting_rank, each.offer and each.offer.acceptance.status) for each in line] == [
        (1, "declined"),
        (2, "accepted"),
    ]


def status_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).status


def test_whoever_declines_a_grant_stands_on_the_list_with_the_place_that_waits_there() -> None:
    found = released(("Kvam", 1, 2), ("Stord", 0, 1))
    kvam, signer = found["Kvam"], signer_of(found["Kvam"])
    offer = offer_to(kvam)

    decline_decision(offer, reason="No office.", by=signer)

    assert status_of(kvam) == ApplicationStatus.WAITLISTED
    event = Event.objects.get(verb="municipalities.offer_given_up")
    assert (event.by, event.changes) == (signer, {"status": "waitlisted"})
    decline_decision(offer_to(found["Stord"]), reason="No doctor.", by=signer_of(found["Stord"]))
    assert (status_of(found["Stord"]), status_of(kvam)) == (
        ApplicationStatus.NOT_TAKEN_UP,
        ApplicationStatus.WAITLISTED,
    )
    accept_decision(
        Acceptance.objects.open().get(decision__application=kvam, origin="waiting_list"), **CONTACT, by=signer
    )
    assert status_of(kvam) == ApplicationStatus.GRANTED


@pytest.mark.parametrize("waiting", [None, 1])
def test_a_grant_that_lapses_after_the_list_is_not_taken_up(waiting: int | None) -> None:
    kvam = released(("Kvam", 1, waiting), answer_days=300)["Kvam"]
    offer = offer_to(kvam)
    assert offer.deadline_at > clock.end_of_day(LIST_ENDS)

    with clock.at(offer.deadline_at):
        assert lapse_due() == 1
        assert end_waiting_lists() == 0

    assert status_of(kvam) == ApplicationStatus.NOT_TAKEN_UP
    assert Event.objects.get(verb="municipalities.offer_given_up").by is None


def test_what_was_offered_from_the_list_and_declined_is_not_refused_when_the_list_ends() -> None:
    found = released(("Kvam", 1, 2), ("Stord", 0, 1))
    decline_decision(offer_to(found["Kvam"]), reason="No office.", by=signer_of(found["Kvam"]))

    with clock.at(LIST_ENDS + timedelta(days=1)):
        lapse_due()
        end_waiting_lists()

    assert status_of(found["Kvam"]) == ApplicationStatus.NOT_TAKEN_UP


def test_whoever_takes_a_part_of_a_grant_stays_granted() -> None:
    found = released(("Kvam", 2, 1))
    offer, signer = offer_to(found["Kvam"]), signer_of(found["Kvam"])
    accept_decision(offer, **CONTACT, places=[offer.offered.order_by("pk")[0].pk], by=signer)
    own = Acceptance.objects.open().get(decision__application=found["Kvam"])

    decline_decision(own, reason="One is enough.", by=signer)

    assert status_of(found["Kvam"]) == ApplicationStatus.GRANTED


def test_nobody_is_asked_when_the_list_holds_no_longer() -> None:
    found = released(("Kvam", 1, None), ("Stord", 0, 1), answer_days=300)
    round_ = found["Kvam"].round
    release = round_.releases.get()
    assert next_in_line(round_, release, LIST_ENDS) is not None
    assert next_in_line(round_, release, LIST_ENDS + timedelta(days=1)) is None

    with clock.at(LIST_ENDS):
        assert end_waiting_lists() == 0
    with clock.at(LIST_ENDS + timedelta(days=1)):
        assert end_waiting_lists() == 1
        assert end_waiting_lists() == 0
        decline_decision(offer_to(found["Kvam"]), reason="No office.", by=signer_of(found["Kvam"]))

    found["Stord"].refresh_from_db()
    assert found["Stord"].status == ApplicationStatus.REFUSED
    assert not Acceptance.objects.filter(decision__application=found["Stord"]).exists()


def test_more_time_is_given_for_a_reason_and_only_onwards() -> None:
    kvam = released(("Kvam", 1, None))["Kvam"]
    offer, leader = offer_to(kvam), people.project_leader()
    with pytest.raises(RefusedError, match="after the present deadline"):
        extend_acceptance(offer, last_day=date(2017, 4, 20), reason="The council meets late.", by=leader)
    with pytest.raises(RefusedError, match="gets more time"):
        extend_acceptance(offer, last_day=date(2017, 5, 1), reason=" ", by=leader)

    extend_acceptance(offer, last_day=date(2017, 5, 1), reason="The council meets late.", by=leader)

    with clock.at(date(2017, 5, 1)):
        assert lapse_due() == 0
    with clock.at(clock.end_of_day(date(2017, 5, 1))):
        assert lapse_due() == 1


# --- pages -----------------------------------------------------------------------------------


def typed(offer: Acceptance) -> dict[str, Any]:
    keys = [str(each.pk) for each in offer.offered.all()]
    return {**CONTACT, "places": keys, "read": "on", "contact_phone": "", "invoice_reference": "PO 77"}


def test_the_signer_accepts_on_the_page(client: Client) -> None:
    kvam = released(("Kvam", 1, None))["Kvam"]
    offer = offer_to(kvam)
    people.sign_in(client, signer_of(kvam))

    unread = client.post(offer.get_absolute_url(), {**typed(offer), "read": ""})
    done = client.post(offer.get_absolute_url(), typed(offer))

    assert unread.status_code == 422
    assert done.status_code == 302
    assert Position.objects.count() == 1
    assert "Kari Kontakt" in client.get(offer.get_absolute_url()).text


def test_who_does_not_sign_sees_the_offer_without_a_form(client: Client) -> None:
    kvam = released(("Kvam", 1, None))["Kvam"]
    offer = offer_to(kvam)
    people.sign_in(client, make.member(kvam.municipality, Role.READER, language="en"))

    text = client.get(offer.get_absolute_url()).text

    assert "Sign and accept" not in text
    assert client.post(offer.get_absolute_url(), typed(offer)).status_code == 403


def test_declining_asks_why(client: Client) -> None:
    kvam = released(("Kvam", 1, None))["Kvam"]
    offer = offer_to(kvam)
    people.sign_in(client, signer_of(kvam))
    page = reverse("municipalities:acceptance_decline", args=[offer.pk])

    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "No office."}).status_code == 302
    assert client.post(page, {"reason": "No office."}).status_code == 409

    assert Acceptance.objects.get().reason == "No office."
