"""The project leader's people: entered, appointed, shut out, let in; action first, then page."""

import threading
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts import hats
from alisvest.accounts.actions import (
    appoint,
    deactivate_person,
    end_appointment,
    enter_person,
    reactivate_person,
    reset_second_factor,
)
from alisvest.accounts.models import Appointment, Invitation, User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import Mail
from tests.make import municipalities as make
from tests.make import people

pytestmark = pytest.mark.django_db

TODAY = date(2019, 1, 15)
PERSON: dict[str, Any] = {
    "email": "ny@example.no",
    "name": "Ny Person",
    "language": "nb",
    "role": Role.AUDITOR,
    "start": TODAY,
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def url(verb: str, *args: int) -> str:
    return reverse(f"accounts:{verb}", args=args)


def with_factor(user: User) -> User:
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def test_entering_somebody_appoints_and_invites_them_once() -> None:
    leader = people.project_leader()

    user = enter_person(**PERSON, by=leader)

    assert [hat.role for hat in hats.hats_of(user, TODAY)] == [Role.AUDITOR]
    assert (Invitation.objects.count(), [m.template for m in Mail.objects.all()]) == (1, ["accounts.invitation"])
    with pytest.raises(RefusedError, match="entered already"):
        enter_person(**PERSON | {"email": "NY@example.no"}, by=leader)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MANAGER, Role.STEERING])
def test_only_the_project_leader_keeps_the_people(role: Role) -> None:
    by, other = people.user(role, 1), with_factor(people.user())
    appointment = Appointment.objects.create(user=other, role=Role.AUDITOR, valid=people.EVER)

    for attempt in (
        lambda: enter_person(**PERSON, by=by),
        lambda: appoint(other, Role.STEERING, start=TODAY, by=by),
        lambda: deactivate_person(other, reason="x", by=by),
        lambda: reset_second_factor(other, reason="x", by=by),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    with pytest.raises(Appointment.DoesNotExist):
        end_appointment(appointment, last_day=TODAY, by=by)


@pytest.mark.parametrize(
    ("role", "end", "words"),
    [
        (Role.MANAGER, None, "given by a municipality"),
        (Role.AUDITOR, TODAY, "before the first"),
        (Role.STEERING, None, "already holds"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(role: Role, end: date | None, words: str) -> None:
    user = people.user(Role.STEERING)

    with pytest.raises(RefusedError, match=words):
        appoint(user, role, start=TODAY, end=end, by=people.project_leader())


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMINISTRATOR])
def test_whoever_acts_for_a_municipality_does_not_become_staff(role: Role) -> None:
    member = make.member(make.municipality(), Role.READER)

    with pytest.raises(RefusedError, match="their own case"):
        appoint(member, role, start=TODAY, by=people.project_leader())
    appoint(member, Role.STEERING, start=TODAY, by=people.project_leader())


def test_an_appointment_ends_after_its_last_day_and_once() -> None:
    leader, user = people.project_leader(), people.user()
    appointment = appoint(user, Role.AUDITOR, start=date(2019, 1, 1), by=leader)

    end_appointment(appointment, last_day=TODAY, by=leader)

    assert [len(hats.hats_of(user, day)) for day in (TODAY, date(2019, 1, 16))] == [1, 0]
    with pytest.raises(RefusedError, match="already has a last day"):
        end_appointment(appointment, last_day=TODAY, by=leader)


def test_the_last_project_leader_stays() -> None:
    leader = people.project_leader()
    other = people.user()
    own = Appointment.objects.get(user=leader)

    with pytest.raises(RefusedError, match="no project leader"):
        end_appointment(own, last_day=TODAY, by=leader)
    Appointment.objects.create(user=other, role=Role.PROJECT_LEADER, valid=DateRange(TODAY, date(2019, 2, 1)))
    with pytest.raises(RefusedError, match="no project leader"):
        end_appointment(own, last_day=TODAY, by=leader)
    Appointment.objects.filter(user=other).update(valid=people.EVER)
    end_appointment(own, last_day=TODAY, by=leader)


@pytest.mark.django_db(transaction=True)
def test_two_leaders_who_end_each_other_at_once_leave_one() -> None:
    pair = [people.project_leader(), people.project_leader()]
    rows = [Appointment.objects.get(user=each) for each in pair]
    start, outcomes = threading.Barrier(2), []

    def go(by: User, other: Appointment) -> None:
        try:
            with clock.at(TODAY):
                start.wait(60)
                end_appointment(other, last_day=TODAY, by=by)
                outcomes.append("ended")
        except RefusedError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(pair[n], rows[1 - n])) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert sorted(outcomes) == ["ended", "refused"]


def test_nobody_deactivates_themselves_and_the_last_leader_not_at_all() -> None:
    leader = people.project_leader()

    with pytest.raises(RefusedError, match="yourself"):
        deactivate_person(leader, reason="x", by=leader)
    second = people.project_leader()
    Appointment.objects.filter(user=leader).update(valid=DateRange(date(2016, 1, 1), date(2019, 2, 1)))
    with pytest.raises(RefusedError, match="no project leader"):
        deactivate_person(second, reason="x", by=leader)


def test_a_deactivated_person_is_out_at_the_next_request_and_stays_out_when_let_in_again(client: Client) -> None:
    user, leader = people.user(Role.STEERING, language="en"), people.project_leader()
    people.sign_in(client, user)
    assert client.get("/").status_code == 200

    deactivate_person(user, reason="Left the group", by=leader)
    out = client.get("/")
    reactivate_person(user, by=leader)

    assert (out.status_code, client.get("/").status_code) == (302, 302)
    verbs = [e.verb for e in Event.objects.filter(subject_type="accounts.user", subject_id=user.pk)]
    assert verbs[:2] == ["accounts.person_reactivated", "accounts.person_deactivated"]
    with pytest.raises(RefusedError, match="not deactivated"):
        reactivate_person(user, by=leader)


def test_a_second_factor_is_reset_with_its_reason_and_its_owner_is_told(client: Client) -> None:
    user, leader = with_factor(people.user(Role.STEERING, language="en")), people.project_leader()
    people.sign_in(client, user)

    with pytest.raises(RefusedError, match="identified"):
        reset_second_factor(user, reason=" ", by=leader)
    reset_second_factor(user, reason="Video call, knew the case number", by=leader)

    assert not Authenticator.objects.filter(user=user).exists()
    mail = Mail.objects.get()
    assert (mail.to, "Video call" in mail.body) == (user.email, True)
    assert Event.objects.get(verb="accounts.second_factor_reset").reason.startswith("Video call")
    with pytest.raises(RefusedError, match="no second factor"):
        reset_second_factor(user, reason="x", by=leader)
    with pytest.raises(RefusedError, match="Your own"):
        reset_second_factor(leader, reason="x", by=leader)
    assert client.get("/").status_code == 302


# --- the pages ---


def test_a_page_about_somebody_else_still_says_who_is_signed_in(client: Client) -> None:
    leader, other = people.project_leader(), people.project_leader()
    people.sign_in(client, leader)
    for page in ("person_detail", "appointment_give", "person_deactivate", "second_factor_reset"):
        assert client.get(url(page, other.pk)).context["person"].name == leader.name


def test_the_list_shows_hats_states_and_factors_in_a_steady_number_of_queries(client: Client) -> None:
    place = make.municipality("Kvam", title="herad")
    people.sign_in(client, people.project_leader(language="en"))

    def queries() -> int:
        client.get(url("person_list"))  # the menu's count is kept until something changes
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url("person_list")).status_code == 200
        return len(asked)

    make.member(place, Role.READER)
    few = queries()
    for role in (Role.WRITER, Role.SIGNER, Role.FINANCE):
        make.member(place, role)
        enter_person(**PERSON | {"email": f"{role.value}@example.no"}, by=people.project_leader())

    assert queries() == few


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"words": "GRO"}, {"Gro Lesar"}),
        ({"role": "municipality_reader"}, {"Gro Lesar"}),
        ({"place": "Kvam"}, {"Gro Lesar"}),
        ({"state": "off"}, {"Ola Sperra"}),
        ({"state": "open"}, {"Ny Person"}),
        ({"state": "no_factor"}, {"Lea Leder"}),
        ({"state": "none"}, {"Gro Lesar", "Lea Leder"}),
        ({"words": "nobody at all"}, set()),
    ],
)
def test_the_list_is_narrowed(client: Client, asked: dict[str, str], names: set[str]) -> None:
    leader = people.project_leader(name="Lea Leder", language="en")
    make.member(make.municipality("Kvam"), Role.READER, name="Gro Lesar")
    people.user(name="Ola Sperra", is_active=False)
    enter_person(**PERSON, by=leader)
    people.sign_in(client, leader)

    page = client.get(url("person_list"), asked).context["page"]

    assert {line.user.name for line in page.rows} == names


def test_a_persons_page_shows_roles_with_dates_and_what_can_be_done(client: Client) -> None:
    leader = people.project_leader(language="en")
    user = enter_person(**PERSON, by=leader)
    people.sign_in(client, leader)

    shown = client.get(url("person_detail", user.pk)).text
    own = client.get(url("person_detail", leader.pk)).text

    for words in ("Auditor", "15 January 2019".replace(" ", "\xa0"), "Send the invitation again", "Deactivate"):
        assert words in shown
    assert "Deactivate" not in own


def test_the_verbs_through_the_pages(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    form = {key: str(value) for key, value in PERSON.items()} | {"role": "auditor", "start": "2019-01-15"}

    entered = client.post(url("person_enter"), form)
    user = User.objects.get(email=PERSON["email"])
    again = client.post(url("person_enter"), form)
    resent = client.post(url("person_invite", user.pk), follow=True)
    given = client.post(url("appointment_give", user.pk), {"role": "steering", "start": "2019-01-15"})
    ended = client.post(
        url("appointment_end", Appointment.objects.get(user=user, role="steering").pk), {"last_day": "2019-01-31"}
    )
    withdrawn = client.post(url("invitation_withdraw", Invitation.objects.unsettled().get().pk))
    off = client.post(url("person_deactivate", user.pk), {"reason": "Gone"})
    on = client.post(url("person_reactivate", user.pk))
    with_factor(user)
    reset = client.post(url("second_factor_reset", user.pk), {"reason": "Known by voice"})

    done = (entered, given, ended, withdrawn, off, on, reset)
    assert [answer.status_code for answer in done] == [302] * 7
    assert again.status_code == 409
    assert "earlier link no longer works" in resent.text


def test_the_first_invitation_is_no_new_one_and_names_the_role_in_the_receivers_language(client: Client) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    person = people.user(Role.AUDITOR, language="nn")
    person.set_unusable_password()
    person.save()

    first, second = (client.post(url("person_invite", person.pk), follow=True).text for _time in range(2))

    assert "An invitation is on its way" in first
    assert "earlier link no longer works" not in first
    assert "earlier link no longer works" in second
    assert Invitation.objects.latest("pk").capacity == "Revisor"
