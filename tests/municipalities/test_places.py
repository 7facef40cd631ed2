"""Several places in one application: added, ranked, filled from another, taken out; the number is held."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import queries
from municipalities.actions import (
    add_place,
    bring_over,
    confirm_section,
    copy_place,
    move_place,
    name_place,
    remove_place,
    save_section,
)
from municipalities.models import Application, Place
from municipalities.models.place import MOST_PLACES
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

EARLIER = {"name": "Round 2016", "year": 2016, "opens_on": date(2016, 2, 1), "deadline_on": date(2016, 3, 15)}


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


def ranks(application: Application) -> list[tuple[int, str]]:
    return list(application.places.order_by("rank").values_list("rank", "name"))


def three() -> tuple[Application, list[Place]]:
    application = make.application(complete=False, places_wanted=3)
    places = list(application.places.order_by("rank"))
    for place, name in zip(places, ("Strandebarm", "Norheimsund", "Øystese"), strict=True):
        name_place(place, name=name, by=make.member(application.municipality))
    return application, places


def brought_to_three() -> tuple[Application, list[Place]]:
    """Make a draft with three places, at each of which the patient list of the last round is brought over."""
    kvam = make.municipality("Kvam")
    writer = make.member(kvam)
    make.submission(
        make.application(ApplicationStatus.SUBMITTED, municipality=kvam, round=make.round_(**EARLIER), places_wanted=3)
    )
    application = make.application(complete=False, municipality=kvam, places_wanted=3, round=make.round_())
    places = list(application.places.order_by("rank"))
    for place in places:
        bring_over(application, "patient_list", place=place, by=writer)
    return application, places


def test_a_place_more_is_ranked_last_and_counted() -> None:
    application = make.application(complete=False)

    place = add_place(application, name="Øystese legesenter", by=make.member(application.municipality))

    application.refresh_from_db()
    assert (place.rank, place.title, application.places_wanted) == (2, "Place 2: Øystese legesenter", 2)
    assert len(queries.section_states(application)) == 5 + 2 * 5


def test_places_change_ranks_with_their_answers() -> None:
    application, places = three()
    writer = make.member(application.municipality)
    save_section(application, "supervisor", {"supervisor_name": "Kari"}, by=writer, place=places[1])

    move_place(places[1], up=True, by=writer)

    assert ranks(application) == [(1, "Norheimsund"), (2, "Strandebarm"), (3, "Øystese")]
    assert application.places.get(rank=1).supervisorsection.supervisor_name == "Kari"
    with pytest.raises(RefusedError, match="cannot be moved further"):
        move_place(places[1], up=True, by=writer)


def test_a_place_that_is_taken_out_takes_its_answers_along_and_the_rest_moves_up() -> None:
    application, places = three()
    writer = make.member(application.municipality)
    save_section(application, "office", make.ANSWERS["office"], by=writer, place=places[0])

    remove_place(places[0], by=writer)

    application.refresh_from_db()
    assert ranks(application) == [(1, "Norheimsund"), (2, "Øystese")]
    assert application.places_wanted == 2


def test_the_last_place_stays_and_there_are_ten_at_most() -> None:
    application = make.application(complete=False)
    writer = make.member(application.municipality)

    with pytest.raises(RefusedError, match="at least one post"):
        remove_place(application.places.get(), by=writer)
    for _ in range(MOST_PLACES - 1):
        add_place(application, name="", by=writer)
    with pytest.raises(RefusedError, match="one to ten posts"):
        add_place(application, name="", by=writer)


def test_copying_fills_what_is_empty_and_overwrites_nothing() -> None:
    application = make.application(complete=True)
    writer = make.member(application.municipality)
    second = add_place(application, name="", by=writer)
    save_section(application, "supervisor", {"supervisor_name": "Ein annan"}, by=writer, place=second)

    copied = copy_place(application.places.get(rank=1), second, by=writer)

    second = Place.objects.get(pk=second.pk)
    assert "supervisor" not in copied
    assert "office" in copied
    assert second.supervisorsection.supervisor_name == "Ein annan"
    assert [doctor.age for doctor in second.officesection.doctors.all()] == [48]
    assert application.places.get(rank=1).officesection.doctors.count() == 1


def test_the_database_holds_the_number_of_places() -> None:
    application = make.application(complete=False)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        Application.objects.filter(pk=application.pk).update(places_wanted=2)
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize(
    "status", [ApplicationStatus.TO_SIGN, ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN]
)
def test_the_database_freezes_places_sections_and_rows_unless_it_is_a_draft(status: ApplicationStatus) -> None:
    application = make.application(status)
    place = application.places.get()
    rows = [place, place.officesection, place.officesection.doctors.get(), application.backupsection]

    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.officesection.doctors.all().delete()


def test_anothers_place_is_not_reached(client: Client) -> None:
    own, foreign = make.application(complete=False), make.application(complete=False)
    writer = make.member(own.municipality)

    with pytest.raises(Application.DoesNotExist):
        name_place(foreign.places.get(), name="x", by=writer)
    with pytest.raises(Place.DoesNotExist):
        save_section(own, "supervisor", {"supervisor_name": "x"}, by=writer, place=foreign.places.get())


def test_the_pages_add_name_move_copy_and_take_out(client: Client) -> None:
    application = make.application(complete=True)
    people.sign_in(client, make.member(application.municipality, Role.WRITER, language="en"))
    front = application.get_absolute_url()

    client.post(reverse("municipalities:place_add", args=[application.pk]), {"name": "Øystese"})
    second = application.places.get(rank=2)
    client.post(reverse("municipalities:place_copy", args=[second.pk]))
    client.post(reverse("municipalities:place_name", args=[second.pk]), {"name": "Øystese legesenter"})
    client.post(reverse("municipalities:place_move", args=[second.pk]), {"way": "up"})
    page = client.get(front)

    assert "Place 1: Øystese legesenter" in page.text
    assert reverse("municipalities:place_copy", args=[application.places.get(rank=2).pk]) in page.text
    assert reverse("municipalities:place_copy", args=[second.pk]) not in page.text
    assert client.get(reverse("municipalities:place_remove", args=[second.pk])).status_code == 200
    client.post(reverse("municipalities:place_remove", args=[second.pk]))
    assert ranks(application) == [(1, "")]


def test_a_form_of_a_point_that_is_no_more_makes_it_anew(client: Client) -> None:
    application, places = three()
    people.sign_in(client, make.member(application.municipality, Role.WRITER))
    page = reverse("municipalities:section_save", args=[application.pk, "supervisor-3"])
    client.post(page, {"version": 0, "supervisor_name": "Kari"})
    remove_place(places[2], by=make.member(application.municipality))
    add_place(application, name="", by=make.member(application.municipality))

    assert client.post(page, {"version": 1, "supervisor_name": "Kari"}).status_code == 302
    assert application.places.get(rank=3).supervisorsection.supervisor_name == "Kari"


def test_what_is_written_goes_to_its_own_place_also_when_the_places_are_ranked_anew_meanwhile(client: Client) -> None:
    application, places = three()
    writer = make.member(application.municipality, Role.WRITER, language="en")
    people.sign_in(client, writer)
    page = reverse("municipalities:section_save", args=[application.pk, "supervisor-2"])
    shown = client.get(page).context["form"]
    sent = {"version": 0, "place": shown["place"].value(), "supervisor_name": "Kari"}
    move_place(places[1], up=True, by=writer)

    assert client.post(page, sent).status_code == 302

    assert application.places.get(name="Norheimsund").supervisorsection.supervisor_name == "Kari"
    assert not hasattr(application.places.get(name="Strandebarm"), "supervisorsection")


def test_what_is_written_of_a_place_that_was_taken_out_is_refused_and_goes_to_no_other(client: Client) -> None:
    application, places = three()
    writer = make.member(application.municipality, Role.WRITER, language="en")
    people.sign_in(client, writer)
    page = reverse("municipalities:section_save", args=[application.pk, "supervisor-2"])
    remove_place(places[1], by=writer)

    refused = client.post(page, {"version": 0, "place": places[1].pk, "supervisor_name": "Kari"})

    assert refused.status_code == 409
    assert "The place was taken out while you were writing." in refused.text
    assert not any(hasattr(each, "supervisorsection") for each in application.places.all())


@pytest.mark.parametrize(
    ("verb", "acted"), [("section_assign", {2}), ("section_bring_over", {2}), ("section_confirm", {1, 3})]
)
def test_what_is_done_at_a_point_finds_its_place_by_its_key(
    client: Client, verb: str, acted: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`acted`: the places, as they were numbered when the page was shown, of which it is then true."""
    application, places = brought_to_three()
    writer = make.member(application.municipality, Role.WRITER, language="en")
    people.sign_in(client, writer)
    page = reverse(f"municipalities:{verb}", args=[application.pk, "patient_list-2"])
    colleague = make.member(application.municipality)
    sent = {"place": places[1].pk, "user": colleague.pk, "replace": "on"}
    if verb != "section_confirm":
        assert f'name="place" value="{places[1].pk}"' in client.get(page).text
        for place in places:
            confirm_section(application, "patient_list", place=place, by=writer)
    move_place(places[1], up=True, by=writer)

    assert client.post(page, sent).status_code == 302

    application = Application.objects.get(pk=application.pk)
    given = {row.place_id for row in application.section_assignments.all()}
    unsure = {each.pk for each in application.places.all() if each.patientlistsection.brought_over_id}
    assert {number for number, place in enumerate(places, 1) if place.pk in given | unsure} == acted


@pytest.mark.parametrize("verb", ["section_assign", "section_bring_over", "section_confirm"])
def test_nothing_is_done_at_a_point_of_a_place_that_was_taken_out(client: Client, verb: str) -> None:
    application, places = brought_to_three()
    people.sign_in(client, make.member(application.municipality, Role.WRITER, language="en"))
    remove_place(places[1], by=make.member(application.municipality))

    refused = client.post(
        reverse(f"municipalities:{verb}", args=[application.pk, "patient_list-2"]), {"place": places[1].pk}
    )

    assert refused.status_code == 409
    assert "The place was taken out while you were writing." in refused.text


def test_of_two_who_take_a_place_out_at_once_one_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    application, places = three()
    people.sign_in(client, make.member(application.municipality, Role.WRITER, language="en"))

    def after_another(place: Place, *, by: User) -> None:
        remove_place(place, by=by)
        remove_place(place, by=by)

    monkeypatch.setattr("municipalities.views.section.actions.remove_place", after_another)
    refused = client.post(reverse("municipalities:place_remove", args=[places[1].pk]))

    assert refused.status_code == 409
    assert "somebody removed it at the same moment" in refused.text


def test_facts_of_several_places_stand_side_by_side() -> None:
    application = make.application(complete=True)
    writer = make.member(application.municipality)
    second = add_place(application, name="", by=writer)
    copy_place(application.places.get(rank=1), second, by=writer)
    save_section(application, "patient_list", {"list_length": 900}, by=writer, place=second)
    application = queries.with_answers(Application.objects.filter(pk=application.pk)).get()

    values = [fact.value for fact in queries.application_facts(application)]
    of_second = [fact.value for fact in queries.application_facts(application, application.places.all()[1])]

    assert "1: 600 · 2: 900" in values
    assert "900" in of_second


def test_a_point_that_does_not_apply_lacks_nothing(client: Client) -> None:
    application = make.application(complete=False)
    people.sign_in(client, make.member(application.municipality, Role.WRITER, language="en"))
    address = reverse("municipalities:section_save", args=[application.pk, "backup"])

    client.post(address, {"version": "0", "not_relevant": "The post has no duty."})

    states = {each.key: each for each in queries.section_states(Application.objects.get(pk=application.pk))}
    assert (states["backup"].state, states["backup"].missing) == ("not_relevant", [])
    with pytest.raises(KeyError):
        save_section(application, "tasks", {"not_relevant": "x"}, by=make.member(application.municipality))
