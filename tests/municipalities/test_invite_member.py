"""A municipality's people: invited, changed, ended; action first, then page."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from alisvest.accounts import hats
from alisvest.accounts.models import Invitation, User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import (
    add_member,
    change_member_role,
    end_membership,
    invite_member,
    resend_invitation,
    withdraw_member_invitation,
)
from municipalities.models import Membership, Municipality
from tests.make import municipalities as make
from tests.make import people

TODAY = date(2017, 3, 10)
NEW: dict[str, Any] = {"email": "gro@kvam.example.no", "name": "Gro Steine", "role": Role.WRITER, "start": TODAY}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def url(verb: str, pk: int) -> str:
    return reverse(f"municipalities:{verb}", args=[pk])


def kvam() -> tuple[Municipality, User]:
    place = make.municipality("Kvam", title="herad", language_form="nynorsk")
    return place, make.member(place, Role.MANAGER, language="en")


def test_somebody_new_is_entered_gets_the_role_and_a_way_in_in_the_municipalitys_language() -> None:
    place, manager = kvam()

    membership = invite_member(place, **NEW, by=manager)

    invitation, mail = Invitation.objects.get(), Mail.objects.get()
    assert (membership.user.email, membership.user.name, membership.user.language) == (NEW["email"], NEW["name"], "nn")
    assert not membership.user.has_usable_password()
    with translation.override("nn"):
        words = f"Kvam herad, {translation.gettext('writer')}"
    assert (invitation.capacity, invitation.language, mail.language) == (words, "nn", "nn")
    assert mail.kind == "code"
    assert [hat.role for hat in hats.hats_of(membership.user, TODAY)] == [Role.WRITER]


def test_somebody_known_keeps_name_and_password_and_is_told() -> None:
    place, manager = kvam()
    known = people.user(name="Their Own Name", password="noko langt og godt 1")

    membership = invite_member(place, **NEW | {"email": f" {known.email.upper()}"}, by=manager)

    assert (membership.user_id, Invitation.objects.count()) == (known.pk, 0)
    known.refresh_from_db()
    assert known.name == "Their Own Name"
    assert [m.template for m in Mail.objects.all()] == ["accounts.new_role"]


def test_a_refused_invitation_leaves_nothing_behind() -> None:
    place, manager = kvam()

    with pytest.raises(RefusedError):
        invite_member(place, **NEW | {"start": date(2016, 1, 1)}, by=manager)

    assert not User.objects.filter(email=NEW["email"]).exists()
    assert not Mail.objects.exists()


def test_a_deactivated_person_is_not_invited() -> None:
    place, manager = kvam()
    people.user(email=NEW["email"], is_active=False)

    with pytest.raises(RefusedError, match="deactivated"):
        invite_member(place, **NEW, by=manager)


@pytest.mark.parametrize("role", [Role.WRITER, Role.SIGNER, Role.FINANCE, Role.READER])
def test_only_a_manager_of_the_municipality_invites(role: Role) -> None:
    place, _manager = kvam()

    with pytest.raises(RefusedError):
        invite_member(place, **NEW, by=make.member(place, role))


def test_a_role_is_changed_from_a_day_on_and_the_old_one_ends_the_day_before() -> None:
    place, manager = kvam()
    membership = add_member(place, people.user(), Role.WRITER, start=TODAY, by=manager)

    change_member_role(membership, Role.SIGNER, start=date(2017, 4, 1), by=manager)

    days = (TODAY, date(2017, 3, 31), date(2017, 4, 1))
    assert [[hat.role for hat in hats.hats_of(membership.user, day)] for day in days] == [
        [Role.WRITER],
        [Role.WRITER],
        [Role.SIGNER],
    ]
    assert Mail.objects.exists()
    assert Event.objects.filter(verb="municipalities.member_role_changed").exists()


def test_a_role_changed_from_its_own_first_day_is_replaced() -> None:
    place, manager = kvam()
    membership = add_member(place, people.user(), Role.WRITER, start=TODAY, by=manager)

    change_member_role(membership, Role.READER, start=TODAY, by=manager)

    assert [(m.role, m.valid.lower) for m in Membership.objects.filter(user=membership.user)] == [(Role.READER, TODAY)]


@pytest.mark.parametrize(
    ("role", "start", "words"),
    [
        (Role.WRITER, TODAY, "already has this role"),
        (Role.SIGNER, TODAY - timedelta(days=1), "before the old one"),
        (Role.FINANCE, TODAY, "already has this role"),
        (Role.FINANCE, TODAY + timedelta(days=9), "already has this role"),
    ],
)
def test_a_change_that_cannot_be_is_refused(role: Role, start: date, words: str) -> None:
    place, manager = kvam()
    membership = add_member(place, people.user(), Role.WRITER, start=TODAY, by=manager)
    add_member(place, membership.user, Role.FINANCE, start=TODAY, by=manager)

    with pytest.raises(RefusedError, match=words):
        change_member_role(membership, role, start=start, by=manager)

    membership.refresh_from_db()
    assert (membership.role, membership.valid.upper) == (Role.WRITER, None)


def test_nobody_changes_the_own_role() -> None:
    _place, manager = kvam()

    with pytest.raises(RefusedError, match="your own role"):
        change_member_role(Membership.objects.get(user=manager), Role.READER, start=TODAY, by=manager)


def test_the_last_manager_goes_only_when_that_is_known() -> None:
    _place, manager = kvam()
    leader, last = people.project_leader(), Membership.objects.get(user=manager)

    with pytest.raises(RefusedError, match="no manager") as refused:
        end_membership(last, last_day=TODAY, by=leader)
    with pytest.raises(RefusedError, match="no manager"):
        change_member_role(last, Role.READER, start=TODAY + timedelta(days=1), by=leader)
    assert refused.value.refusal.field == "without_manager"

    end_membership(last, last_day=TODAY, by=leader, without_manager=True)


def test_a_manager_who_stays_longer_is_enough_and_one_who_goes_first_is_not() -> None:
    place, first = kvam()
    leader = people.project_leader()
    second = Membership.objects.get(user=make.member(place, Role.MANAGER))
    one = Membership.objects.get(user=first)

    end_membership(second, last_day=date(2017, 5, 31), by=leader)

    with pytest.raises(RefusedError, match="no manager"):
        end_membership(one, last_day=date(2017, 5, 31), by=leader)
    end_membership(one, last_day=date(2017, 5, 30), by=leader)


def test_an_invitation_is_sent_again_or_withdrawn_with_its_role() -> None:
    place, manager = kvam()
    membership = invite_member(place, **NEW, by=manager)

    resend_invitation(membership, by=manager)
    withdraw_member_invitation(membership, by=manager)

    assert sorted(bool(each.withdrawn_at) for each in Invitation.objects.all()) == [True, True]
    assert hats.hats_of(membership.user, TODAY + timedelta(days=1)) == []
    with pytest.raises(RefusedError, match="No invitation waits"):
        withdraw_member_invitation(Membership.objects.get(user=manager), by=people.project_leader())


def test_withdrawing_leaves_the_link_of_whoever_is_invited_elsewhere_too() -> None:
    place, manager = kvam()
    other = make.municipality()
    membership = invite_member(place, **NEW, by=manager)
    invite_member(other, **NEW, by=make.member(other, Role.MANAGER))

    withdraw_member_invitation(membership, by=manager)

    assert Invitation.objects.unsettled().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_municipalities_that_invite_the_same_address_at_once_enter_one_person() -> None:
    pairs = [kvam(), (voss := make.municipality(), make.member(voss, Role.MANAGER))]
    start, wrong = threading.Barrier(2), []

    def go(place: Municipality, manager: User) -> None:
        try:
            with clock.at(TODAY):
                start.wait(60)
                invite_member(place, **NEW, by=manager)
        except Exception as error:  # noqa: BLE001  told by the test itself
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert wrong == []
    assert User.objects.filter(email=NEW["email"]).count() == 1
    assert Invitation.objects.unsettled().count() == 1
    assert Membership.objects.filter(user__email=NEW["email"]).count() == 2


# --- the pages ---


def test_the_page_shows_how_far_everybody_is_in_the_same_number_of_queries(client: Client) -> None:
    place, manager = kvam()
    people.sign_in(client, manager)
    invite_member(place, **NEW, by=manager)
    with_one = _queries(client, url("membership_list", place.pk))
    for n in range(4):
        invite_member(place, **NEW | {"email": f"n{n}@example.no", "name": f"Namn {n}"}, by=manager)

    shown = client.get(url("membership_list", place.pk)).text

    assert _queries(client, url("membership_list", place.pk)) == with_one
    for words in ("Gro Steine", "Is invited", "Send again", "Withdraw", "Namn 3"):
        assert words in shown


def _queries(client: Client, path: str) -> int:
    client.get(path)  # the menu's count is kept until something changes
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_inviting_changing_resending_and_withdrawing_through_the_pages(client: Client) -> None:
    place, manager = kvam()
    people.sign_in(client, manager)

    invited = client.post(url("membership_invite", place.pk), {**NEW, "role": "municipality_writer"})
    membership = Membership.objects.get(user__email=NEW["email"])
    again = client.post(url("invitation_resend", membership.pk), follow=True)
    form = client.get(url("membership_change", membership.pk))
    changed = client.post(
        url("membership_change", membership.pk), {"role": "municipality_signer", "start": "2017-03-10"}
    )
    withdrawn = client.post(url("invitation_withdraw", membership.pk), follow=True)

    assert (invited.status_code, changed.status_code, form.status_code) == (302, 302, 200)
    assert "earlier link no longer works" in again.text
    assert "is withdrawn" in withdrawn.text


def test_the_box_about_the_last_manager_is_shown_where_it_may_be_needed(client: Client) -> None:
    place, manager = kvam()
    writer = Membership.objects.get(user=make.member(place, Role.WRITER))
    last = Membership.objects.get(user=manager)
    people.sign_in(client, people.project_leader(language="en"))

    pages = [client.get(url("membership_end", each.pk)).text for each in (writer, last)]
    refused = client.post(url("membership_end", last.pk), {"last_day": "2017-03-10"})
    done = client.post(url("membership_end", last.pk), {"last_day": "2017-03-10", "without_manager": "on"})

    assert ["no manager then" in page for page in pages] == [False, True]
    assert (refused.status_code, done.status_code) == (409, 302)


def test_a_missing_manager_is_said_on_the_page(client: Client) -> None:
    place = make.municipality()
    make.member(place, Role.WRITER)
    people.sign_in(client, people.project_leader(language="en"))

    assert "has no manager" in client.get(url("membership_list", place.pk)).text


def test_the_administrator_sees_and_changes_nothing(client: Client) -> None:
    place, manager = kvam()
    people.sign_in(client, people.administrator())
    membership = Membership.objects.get(user=manager)

    assert client.get(url("membership_list", place.pk)).status_code == 200
    assert client.post(url("membership_end", membership.pk), {"last_day": "2017-03-10"}).status_code == 403
    assert manager.wear(Hat(Role.MANAGER, place.pk, "")).role == Role.MANAGER
