"""The register of supervisors: specialists in general practice, whom they follow and when they have a free place."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts import hats
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from candidates.models import Candidate
from supervision.actions import end_assignment, register_supervisor
from supervision.models import Assignment, Supervisor
from tests.make import candidates, municipalities, people, supervision

TODAY = date(2018, 9, 12)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with clock.at(TODAY):
        yield


def typed(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Kari Nes",
        "hpr_number": "1234567",
        "specialist_since": "2005-01-01",
        "workplace": "Vik legekontor",
        "municipality": municipalities.municipality().pk,
        "email": "",
    } | fields


def given(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Kari Nes",
        "hpr_number": "1234567",
        "specialist_since": date(2005, 1, 1),
        "workplace": "Vik legekontor",
        "municipality": municipalities.municipality(),
    } | fields


def test_a_supervisor_with_a_person_holds_the_hat() -> None:
    user = people.user()

    made = register_supervisor(**given(user=user), by=people.administrator())

    assert [(hat.role, hat.scope) for hat in hats.hats_of(user, TODAY)] == [(Role.SUPERVISOR, made.pk)]
    assert Event.objects.get(verb="supervision.supervisor_registered").subject_id == made.pk


def test_an_address_finds_the_person_or_enters_one() -> None:
    known = people.user(email="kari@example.no")
    leader = people.project_leader()

    assert register_supervisor(**given(email="Kari@example.no"), by=leader).user == known
    new = register_supervisor(**given(email="per@example.no", hpr_number="1234568"), by=leader).user
    assert new is not None
    assert (new.email, new.name) == ("per@example.no", "Kari Nes")


def test_a_specialist_of_tomorrow_is_none_today() -> None:
    with pytest.raises(RefusedError) as refused:
        register_supervisor(**given(specialist_since=TODAY + timedelta(1)), by=people.project_leader())
    assert refused.value.refusal.field == "specialist_since"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SIGNER, Role.CANDIDATE, Role.STEERING, Role.AUDITOR])
def test_only_the_programme_registers(role: Role) -> None:
    with pytest.raises(RefusedError):
        register_supervisor(**given(), by=people.user(role))


@pytest.mark.parametrize("number", ["123456", "12345678", "123456a", ""])
def test_the_wall_takes_seven_digits_only(number: str) -> None:
    with pytest.raises(Exception), transaction.atomic():  # noqa: B017, PT011  too long is another error than too short
        register_supervisor(**given(hpr_number=number), by=people.project_leader())
    assert not Supervisor.objects.exists()


class TestThePages:
    def test_registering_leads_to_the_supervisor(self, client: Client) -> None:
        people.sign_in(client, people.administrator())

        response = client.post(reverse("supervision:supervisor_register"), typed(), follow=True)

        made = Supervisor.objects.get()
        assert response.redirect_chain == [(made.get_absolute_url(), 302)]
        assert "Kari Nes er registrert som veileder." in response.text

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"hpr_number": "12345"}, "hpr_number"),
            ({"hpr_number": "١٢٣٤٥٦٧"}, "hpr_number"),
            ({"specialist_since": ""}, "specialist_since"),
            ({"specialist_since": "2018-09-13"}, "specialist_since"),
            ({"municipality": "0"}, "municipality"),
            ({"name": ""}, "name"),
        ],
    )
    def test_what_will_not_do_comes_back_at_its_field(self, client: Client, wrong: dict[str, Any], field: str) -> None:
        people.sign_in(client, people.administrator())

        response = client.post(reverse("supervision:supervisor_register"), typed(**wrong))

        assert response.status_code in (409, 422)
        assert list(response.context["form"].errors) == [field]
        assert not Supervisor.objects.exists()

    def test_a_second_one_with_the_same_number_is_refused_in_words(self, client: Client) -> None:
        supervision.supervisor(hpr_number="1234567")
        people.sign_in(client, people.administrator())

        response = client.post(reverse("supervision:supervisor_register"), typed())

        assert response.status_code == 409
        assert "En veileder med dette HPR-nummeret er alt registrert." in response.text

    def test_the_register_tells_who_has_a_free_place_and_when(self, client: Client) -> None:
        full, soon, free = (supervision.supervisor(name=name) for name in ("Anne", "Bo", "Cato"))
        for made, end in ((full, None), (full, None), (soon, None), (soon, date(2018, 12, 1))):
            supervision.assignment(made, candidates.candidate(), end=end)

        response = people.sign_in(client, people.project_leader()).get(reverse("supervision:supervisor_list"))

        shown = [(made, str(line.badge.label).replace("\u00a0", " ")) for made, line in response.context["rows"]]
        assert shown == [(full, "Ingen ledig plass"), (soon, "Ledig fra 1. desember 2018"), (free, "2 ledige plasser")]

    def test_the_register_is_searched(self, client: Client) -> None:
        kari = supervision.supervisor(name="Kari Nes")
        supervision.supervisor(name="Per Ås")
        people.sign_in(client, people.project_leader())

        for words in ("kari", kari.workplace, kari.hpr_number, kari.municipality.name):
            rows = client.get(reverse("supervision:supervisor_list"), {"q": words}).context["rows"]
            assert kari in [made for made, _ in rows]
        assert client.get(reverse("supervision:supervisor_list"), {"q": "zzz"}).context["rows"] == []

    def test_three_cost_as_many_queries_as_one(self, client: Client) -> None:
        leader, counts = people.project_leader(), []
        for many in (1, 2):
            for _ in range(many):
                supervision.assignment(supervision.supervisor(), candidates.candidate())
            people.sign_in(client, leader)
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("supervision:supervisor_list"))
            counts.append(len(queries))

        assert counts[0] == counts[1]

    def test_a_supervisor_sees_the_own_page_and_not_anothers(self, client: Client) -> None:
        mine, foreign = supervision.supervisor(), supervision.supervisor()
        people.sign_in(client, supervision.signed_up(mine))

        answers = [client.get(reverse("supervision:supervisor_detail", args=[pk])) for pk in (mine.pk, foreign.pk, 0)]

        assert [answer.status_code for answer in answers] == [200, 404, 404]
        assert client.get(reverse("supervision:supervisor_list")).status_code == 403

    def test_the_page_shows_free_places_by_date(self, client: Client) -> None:
        made = supervision.supervisor()
        supervision.assignment(made, candidates.candidate(), end=date(2018, 12, 1))
        supervision.assignment(made, candidates.candidate())

        response = people.sign_in(client, people.project_leader()).get(made.get_absolute_url())

        assert [(when.replace("\u00a0", " "), free) for when, free in response.context["places"]] == [
            ("12. september 2018 – 30. november 2018", "Ingen ledig plass"),
            ("fra 1. desember 2018", "1 ledig plass"),
        ]


class TestAssigning:
    page = "supervision:supervisor_assign"

    def test_the_form_assigns(self, client: Client) -> None:
        made, candidate = supervision.supervisor(), candidates.candidate()
        people.sign_in(client, people.administrator())
        form = {"supervisor": made.pk, "candidate": candidate.pk, "start": "2018-09-01", "last_day": "2019-08-31"}

        response = client.post(reverse(self.page), form)

        assert response.status_code == 302
        valid = Assignment.objects.get().valid
        assert (valid.lower, valid.upper) == (date(2018, 9, 1), date(2019, 9, 1))

    def test_a_third_comes_back_with_the_free_dates(self, client: Client) -> None:
        made, candidate = supervision.supervisor(), candidates.candidate()
        for _ in range(2):
            supervision.assignment(made, candidates.candidate(), end=date(2019, 1, 1))
        people.sign_in(client, people.administrator())

        response = client.post(
            reverse(self.page), {"supervisor": made.pk, "candidate": candidate.pk, "start": "2018-09-01"}
        )

        assert response.status_code == 409
        assert "Ledig: fra 1. januar 2019." in response.text.replace("\u00a0", " ")
        assert Assignment.objects.count() == 2

    def test_the_address_chooses_beforehand(self, client: Client) -> None:
        candidate = candidates.candidate()
        people.sign_in(client, people.administrator())

        response = client.get(reverse(self.page), {"candidate": candidate.pk})

        assert str(response.context["form"]["candidate"].value()) == str(candidate.pk)

    @pytest.mark.parametrize("role", [Role.STEERING, Role.RESEARCHER, Role.AUDITOR])
    def test_it_is_closed_to(self, client: Client, role: Role) -> None:
        assert people.sign_in(client, people.user(role)).get(reverse(self.page)).status_code == 403


class TestEnding:
    def follow(self) -> tuple[Assignment, Candidate, Supervisor]:
        made, candidate = supervision.supervisor(), candidates.candidate()
        return supervision.assignment(made, candidate), candidate, made

    def test_the_last_day_is_set_and_the_place_is_free_the_day_after(self) -> None:
        assignment, candidate, _ = self.follow()

        end_assignment(assignment, end=date(2018, 10, 1), by=people.project_leader())

        supervision.assignment(supervision.supervisor(), candidate, start=date(2018, 10, 1))
        assert Event.objects.filter(verb="supervision.assignment_ended").get().changes == {
            "until": [None, "2018-10-01"]
        }

    @pytest.mark.parametrize("end", [date(2017, 9, 1), date(2016, 1, 1)])
    def test_it_lasts_a_day_at_least(self, end: date) -> None:
        with pytest.raises(RefusedError):
            end_assignment(self.follow()[0], end=end, by=people.project_leader())

    def test_a_meeting_is_not_left_outside(self) -> None:
        assignment, candidate, made = self.follow()
        supervision.meeting(candidate, made, date(2018, 9, 10))

        with pytest.raises(RefusedError, match="10"):
            end_assignment(assignment, end=date(2018, 9, 10), by=people.project_leader())
        end_assignment(assignment, end=date(2018, 9, 11), by=people.project_leader())

    def test_it_ends_earlier_never_later(self) -> None:
        assignment, _, _ = self.follow()
        end_assignment(assignment, end=date(2018, 10, 1), by=people.project_leader())

        for end in (date(2018, 10, 1), date(2018, 11, 1)):
            with pytest.raises(RefusedError):
                end_assignment(assignment, end=end, by=people.project_leader())

    def test_the_supervisor_does_not_end_it(self) -> None:
        assignment, _, made = self.follow()
        with pytest.raises(RefusedError):
            end_assignment(assignment, end=date(2018, 10, 1), by=supervision.signed_up(made))

    def test_the_page_takes_the_last_day_itself(self, client: Client) -> None:
        assignment, _, _ = self.follow()
        page = reverse("supervision:assignment_end", args=[assignment.pk])
        people.sign_in(client, people.administrator())

        assert client.get(page).status_code == 200
        assert client.post(page, {"last_day": "2017-01-01"}).status_code == 409
        assert client.post(page, {"last_day": "2018-09-30"}).status_code == 302
        assignment.refresh_from_db()
        assert assignment.valid.upper == date(2018, 10, 1)
