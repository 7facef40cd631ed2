"""Circulars: written in both forms, each receiver one mail in the own form, to those and only those who were shown."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox import groups
from alisvest.outbox.actions import circular as actions
from alisvest.outbox.groups import Group, Receiver
from alisvest.outbox.models import Circular, Mail, MailStatus
from tests.make import candidates, municipalities, people, review, supervision

OLA = Receiver("ola@example.no", "Ola Nes", "nb", "Bergen kommune")
KARI = Receiver("kari@example.no", "Kari Vik", "nn", "Kvam herad")
AGAIN = Receiver("OLA@example.no", "Ola Nes", "nn", "Stord kommune")
GURO = Receiver("guro@example.no", "Guro Li", "nb")


@pytest.fixture(autouse=True)
def people_of_groups(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Receiver]]:
    found = {"first": [OLA, KARI], "second": [AGAIN], "third": [GURO]}
    given = {key: Group(f"test.{key}", key, lambda _row, key=key: found[key]) for key in found}  # type: ignore[misc]
    monkeypatch.setattr(groups, "_groups", groups._groups | {group.key: group for group in given.values()})
    return found


@pytest.fixture
def staff() -> User:
    return people.project_leader(language="en")


def draft(staff: User, *chosen: str, **texts: str) -> Circular:
    given = {"nb": "Hei {name} i {municipality}", "nn": "Hei du {name} i {municipality}"} | texts
    subjects = {"nb": "Møte", "nn": "Møte i lag"}
    return actions.draft_circular(subjects=subjects, bodies=given, chosen=chosen or ["test.first"], by=staff)


def seen(circular: Circular) -> str:
    return groups.fingerprint(groups.receivers_of(circular.groups))


def test_each_gets_one_mail_in_the_own_form_filled_in(staff: User) -> None:
    circular = draft(staff, "test.first", "test.second")
    actions.send_circular(circular, seen=seen(circular), by=staff)

    mails = Mail.objects.order_by("to").values_list("to", "language", "subject", "body", "status")
    assert list(mails) == [
        ("kari@example.no", "nn", "Møte i lag", "Hei du Kari Vik i Kvam herad", MailStatus.WAITING),
        ("ola@example.no", "nb", "Møte", "Hei Ola Nes i Bergen kommune", MailStatus.WAITING),
    ]
    circular.refresh_from_db()
    assert (circular.status, circular.sent_by) == ("sent", staff)


def test_it_goes_once(staff: User) -> None:
    circular = draft(staff)
    shown = seen(circular)
    actions.send_circular(circular, seen=shown, by=staff)

    with pytest.raises(RefusedError):
        actions.send_circular(circular, seen=shown, by=staff)
    assert Mail.objects.count() == 2


def test_who_was_not_shown_gets_nothing(staff: User, people_of_groups: dict[str, list[Receiver]]) -> None:
    circular = draft(staff)
    shown = seen(circular)
    people_of_groups["first"].append(replace(GURO, municipality="Os kommune"))

    with pytest.raises(RefusedError, match="Look at the names again"):
        actions.send_circular(circular, seen=shown, by=staff)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "texts", "words"),
    [
        ([], {}, "Nobody is in the chosen groups"),
        (["test.first"], {"nn": ""}, "in nynorsk"),
        (["test.third"], {}, "Guro Li"),
    ],
)
def test_what_cannot_be_sent_says_why(staff: User, chosen: list[str], texts: dict[str, str], words: str) -> None:
    circular = draft(staff, *(chosen or ["test.gone"]), **texts)

    with pytest.raises(RefusedError, match=words):
        actions.send_circular(circular, seen=seen(circular), by=staff)
    assert not Mail.objects.exists()


def test_a_form_that_nobody_reads_need_not_be_written(staff: User) -> None:
    circular = draft(staff, "test.third", nb="Hei {name}", nn="")
    actions.send_circular(circular, seen=seen(circular), by=staff)

    assert Mail.objects.get().body == "Hei Guro Li"


def test_what_is_typed_is_text_and_never_a_link(staff: User) -> None:
    circular = draft(staff, nb="See https://evil.example/ <b>{name}</b>\r\nNow", nn="x")
    actions.send_circular(circular, seen=seen(circular), by=staff)

    body = Mail.objects.get(to=OLA.address).body
    assert "https://evil" not in body
    assert "<b>Ola Nes</b>\nNow" in body


def test_a_test_goes_to_oneself_in_each_written_form_and_changes_nothing(staff: User) -> None:
    circular = draft(staff)
    actions.try_circular(circular, by=staff)

    assert {(m.to, m.language) for m in Mail.objects.all()} == {(staff.email, "nb"), (staff.email, "nn")}
    assert all(staff.name in m.body for m in Mail.objects.all())
    circular.refresh_from_db()
    assert circular.status == "draft"


@pytest.mark.parametrize("verb", ["change", "drop", "test"])
def test_a_sent_circular_is_not_touched(staff: User, verb: str) -> None:
    circular = draft(staff)
    actions.send_circular(circular, seen=seen(circular), by=staff)
    do: dict[str, Callable[[], object]] = {
        "change": lambda: actions.change_circular(circular, subjects={}, bodies={}, chosen=[], by=staff),
        "drop": lambda: actions.drop_circular(circular, by=staff),
        "test": lambda: actions.try_circular(circular, by=staff),
    }
    with pytest.raises(RefusedError):
        do[verb]()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_LEADER, Role.ADMINISTRATOR}))
def test_nobody_else_writes_or_sends(staff: User, role: Role) -> None:
    other = people.user(role)
    with pytest.raises(RefusedError):
        draft(other)
    with pytest.raises(Circular.DoesNotExist):
        actions.send_circular(draft(staff), seen="", by=other)


def test_from_the_empty_form_to_who_got_it(staff: User) -> None:
    client = people.sign_in(Client(), staff)
    new = reverse("outbox:circular_write")
    form = client.get(new).content.decode()
    key = form.split('name="idempotency_key" value="')[1].split('"')[0]
    typed = {
        "idempotency_key": key,
        "subject_nb": "Møte",
        "body_nb": "Hei {name}",
        "subject_nn": "Møte i lag",
        "body_nn": "Hei {nmae}",
        "groups": ["test.first"],
        "one": "",
    }
    wrong = client.post(new, typed)
    assert wrong.status_code == 422
    assert "{nmae}" in wrong.content.decode()

    made = client.post(new, typed | {"body_nn": "Hei {name}"})
    again = client.post(new, typed | {"body_nn": "Hei {name}"})
    assert made.headers["Location"] == again.headers["Location"]
    circular = Circular.objects.get()
    page = client.get(circular.get_absolute_url()).content.decode()
    assert "2 receivers" in page
    assert "Ola Nes" in page
    assert "Hei Kari Vik" in page

    shown = page.split('name="seen" value="')[1].split('"')[0]
    client.post(reverse("outbox:circular_send", args=[circular.pk]), {"seen": shown})
    page = client.get(circular.get_absolute_url()).content.decode()
    assert "Who got it" in page
    assert "kari@example.no" in page


# --- who is in the groups of the apps above ---


def of(value: str) -> set[str]:
    return {receiver.address for receiver in groups.receivers_of([value])}


def test_the_groups_of_the_apps_hold_who_they_say() -> None:
    round_ = municipalities.round_()
    invited, other = municipalities.municipality("Vik"), municipalities.municipality("Nes")
    round_.invitations.create(municipality=invited, mails=1, sent_at=clock.now())
    signer, reader = municipalities.member(invited, Role.SIGNER), municipalities.member(invited, Role.READER)
    outside = municipalities.member(other, Role.MANAGER)
    review.position(other)
    steering = people.user(Role.STEERING)
    doctor = candidates.candidate()
    candidates.employment(doctor, review.position(invited))
    supervisor = supervision.supervisor()
    supervision.assignment(supervisor, doctor)
    follower, employed = supervision.signed_up(supervisor), candidates.signed_in_candidate(doctor)

    assert of(f"municipalities.invited:{round_.pk}") == {signer.email}
    assert of(f"municipalities.members:{invited.pk}") == {signer.email, reader.email}
    assert outside.email in of("municipalities.with_places")
    assert steering.email in of("accounts.steering")
    assert follower.email in of("supervision.supervisors")
    assert employed.email in of("candidates.candidates")
    assert groups.label_of(f"municipalities.invited:{round_.pk}") == f"All invited: {round_.name}"
