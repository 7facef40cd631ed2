"""The dialogue that records an event: everything that follows is shown first, and only that is confirmed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.changes.actions.succession import confirm_succession
from alisvest.changes.queries.succession import following
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities.actions.succession import take_back_succession
from municipalities.models import EventKind, Municipality, SuccessionEvent
from municipalities.rules.succession import Came, Facts, Plan
from tests.make import finance, municipalities, people

ON = date(2024, 1, 1)
FACTS = Facts("4699", "kommune", "Vestland", name="Storvik")


@pytest.fixture
def places() -> list[Municipality]:
    return [municipalities.municipality("Vik"), municipalities.municipality("Nes")]


def typed(places: list[Municipality], **more: Any) -> dict[str, Any]:
    facts = {"name": "Storvik", "number": "4699", "title": "kommune", "county": "Vestland", "language_form": "neutral"}
    return {"on": "2024-01-01", "predecessors": [each.pk for each in places], **facts, **more}


def test_it_shows_what_follows_and_records_that(places: list[Municipality], client: Client) -> None:
    municipalities.member(places[0], Role.SIGNER, name="Ingrid Sund")
    finance.employed(places[0], start=date(2018, 5, 1))
    client = people.sign_in(client, people.project_leader(language="en"))
    page = reverse("changes:succession_record")

    first = client.post(page, typed(places))
    told = {line.label: line for line in first.context["found"].lines}
    again = client.post(page, typed(places, fingerprint=first.context["found"].fingerprint))

    assert first.status_code == 200
    assert "Ingrid Sund" in told["People who lose their role"].note
    assert {"Posts", "Applications", "Doctors in the posts", "Vik", "Nes", "Storvik"} <= told.keys()
    assert again.status_code == 302
    assert SuccessionEvent.objects.get().on == ON


def test_what_has_changed_since_is_refused(places: list[Municipality]) -> None:
    leader = people.project_leader()
    plan = Plan(EventKind.MERGER, ON, [Came(each) for each in places], facts=FACTS)
    shown = following(plan).fingerprint
    municipalities.member(places[1], Role.FINANCE)

    with pytest.raises(RefusedError, match="changed since you looked"):
        confirm_succession(plan, fingerprint=shown, by=leader)

    assert not SuccessionEvent.objects.exists()
    confirm_succession(plan, fingerprint=following(plan).fingerprint, by=leader)
    assert SuccessionEvent.objects.count() == 1


def test_the_history_of_each_municipality_tells_of_the_event_and_of_its_taking_back(
    places: list[Municipality], client: Client
) -> None:
    leader = people.project_leader(language="en")
    plan = Plan(EventKind.MERGER, ON, [Came(each) for each in places], facts=FACTS)
    event = confirm_succession(plan, fingerprint=following(plan).fingerprint, by=leader)
    take_back_succession(event, reason="Entered by mistake", by=leader)
    client = people.sign_in(client, leader)

    told = client.get(reverse("audit:history_detail", args=("municipalities.municipality", places[0].pk)))
    listed = client.get(reverse("changes:succession_list"))

    assert told.status_code == 200
    assert "Merger" in told.content.decode()
    assert "Entered by mistake" in told.content.decode()
    assert "Vik → Storvik" in " ".join(listed.content.decode().split())


def test_a_new_number_alone_changes_neither_title_nor_county_nor_language_form(client: Client) -> None:
    place = municipalities.municipality("Kvam", title="herad", language_form="nynorsk")
    was = place.versions.get()
    client = people.sign_in(client, people.project_leader(language="en"))
    page = f"{reverse('changes:succession_record')}?kind=renumbering"
    said = {"on": "2024-01-01", "successor": place.pk, "number": "4695", "title": "", "county": "", "language_form": ""}

    shown = client.post(page, said)
    client.post(page, said | {"fingerprint": shown.context["found"].fingerprint})

    now = place.versions.get(valid__endswith=None)
    kept = ("title", "county", "language_form", "population")
    assert now.number == "4695"
    assert [getattr(now, name) for name in kept] == [getattr(was, name) for name in kept]


def test_people_are_invited_to_whoever_took_their_municipality_over(places: list[Municipality], client: Client) -> None:
    municipalities.member(places[0], Role.SIGNER, name="Ingrid Sund")
    leader = people.project_leader(language="en")
    plan = Plan(EventKind.MERGER, ON, [Came(each) for each in places], facts=FACTS)
    confirm_succession(plan, fingerprint=following(plan).fingerprint, by=leader)
    heir = Municipality.objects.get(name="Storvik")
    client = people.sign_in(client, leader)

    with clock.at(ON):
        gone, new = (
            client.get(reverse("municipalities:membership_list", args=[each.pk])) for each in (places[0], heir)
        )

    invite = reverse("municipalities:membership_invite", args=[places[0].pk])
    assert "Vik is part of Storvik now." in gone.text
    assert f'href="{invite}"' not in gone.text
    assert "Ingrid Sund" in new.text
    assert reverse("municipalities:membership_invite", args=[heir.pk]) in new.text


def test_a_number_that_is_taken_is_refused_before_anything_is_shown(places: list[Municipality], client: Client) -> None:
    municipalities.municipality("Bergen", number="4601")
    client = people.sign_in(client, people.project_leader(language="en"))

    answer = client.post(reverse("changes:succession_record"), typed(places, number="4601"))

    assert answer.status_code == 409
    assert answer.context["found"] is None
    assert "The number belongs to Bergen." in answer.text
