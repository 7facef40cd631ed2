"""The project leader's pages of reminders."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.dashboard.actions import load_reminders
from alisvest.dashboard.models import Pause, ReminderStep
from alisvest.programme.actions import load_founding_values
from tests.make import candidates, municipalities, people, supervision

LIST = "dashboard:reminder_list"


@pytest.fixture(autouse=True)
def _march() -> Iterator[None]:
    load_founding_values(by=None)
    load_reminders()
    with clock.at(date(2018, 3, 1)):
        yield


@pytest.fixture
def signed_in(client: Client) -> Client:
    return people.sign_in(client, people.project_leader(language="en"))


def change(kind: str) -> str:
    return reverse("dashboard:reminder_change", args=[kind])


def test_the_list_says_in_words_who_is_reminded_when(signed_in: Client) -> None:
    text = signed_in.get(reverse(LIST)).text

    assert "5 days after: whoever should do it" in text
    assert "25 days after: the project leader" in text
    assert "1 July to 31 July, every year" in text.replace("\u00a0", " ")


def test_a_step_is_changed_and_the_form_shows_it_next_time(signed_in: Client) -> None:
    sent = {"offset_1": "4", "to_1": "person", "offset_2": "12", "to_2": "leader"}

    response = signed_in.post(change("meeting.hold"), sent, follow=True)

    assert "From today on this is how reminders are sent." in response.text
    in_use = ReminderStep.objects.filter(kind="meeting.hold", valid__contains=date(2018, 3, 1))
    assert [(step.offset, step.to) for step in in_use] == [(4, "person"), (12, "leader")]
    assert 'value="12"' in signed_in.get(change("meeting.hold")).text


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"offset_1": "4"}, 422, "Choose whom to remind."),
        ({"to_1": "person"}, 422, "Fill in how many days before or after the date."),
        ({"offset_1": "4", "to_1": "manager"}, 422, ""),
        ({"offset_1": "400", "to_1": "person"}, 422, ""),
        ({"offset_1": "4", "to_1": "leader"}, 409, "The first step reminds whoever should do it."),
    ],
)
def test_what_cannot_be_says_why_and_changes_nothing(
    signed_in: Client, sent: dict[str, str], status: int, words: str
) -> None:
    before = list(ReminderStep.objects.values_list("kind", "offset", "valid"))

    response = signed_in.post(change("meeting.hold"), sent)

    assert response.status_code == status
    assert words in response.text
    assert list(ReminderStep.objects.values_list("kind", "offset", "valid")) == before


def test_a_pause_is_added_and_ended(signed_in: Client) -> None:
    sent = {"name": "Easter", "first": "2018-03-26", "last": "2018-04-02"}
    assert "Easter" in signed_in.post(reverse("dashboard:pause_add"), sent, follow=True).text
    pause = Pause.objects.get(name="Easter")

    response = signed_in.post(reverse("dashboard:pause_end", args=[pause.pk]), follow=True)

    assert "Easter" not in response.text.split('id="pauses"')[1]
    wrong = signed_in.post(reverse("dashboard:pause_add"), sent | {"last": "2018-03-01"})
    assert (wrong.status_code, "The last day cannot be before the first." in wrong.text) == (409, True)


def test_the_preview_names_who_gets_what(signed_in: Client) -> None:
    made = supervision.supervisor()
    doctor = candidates.candidate_in(municipalities.municipality())
    supervision.assignment(made, doctor)
    supervisor = supervision.signed_up(made)

    text = signed_in.get(reverse("dashboard:reminder_preview")).text

    assert supervisor.name in text
    assert "5 March 2018" in text.replace("\u00a0", " ")
