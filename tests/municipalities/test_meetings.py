"""The information meeting: set, signed up for by people without a way in, attended."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.rules import RefusedError
from municipalities.actions import enter_participant, remove_meeting, save_meeting, take_attendance
from municipalities.models import InformationMeeting, Participant
from municipalities.workflow import RoundStatus
from tests.make import municipalities as make
from tests.make import people

START = datetime(2017, 2, 22, 10, tzinfo=clock.OSLO)
END = START + timedelta(hours=4)


def meeting(status: RoundStatus = RoundStatus.CALLED) -> InformationMeeting:
    return save_meeting(
        make.round_(status=status), starts_at=START, ends_at=END, place="Bergen", by=people.administrator()
    )


def test_a_meeting_is_somewhere_and_ends_after_it_begins() -> None:
    round_, by = make.round_(), people.administrator()

    with pytest.raises(RefusedError, match="where the meeting is"):
        save_meeting(round_, starts_at=START, ends_at=END, by=by)
    with pytest.raises(RefusedError, match="ends after"):
        save_meeting(round_, starts_at=START, ends_at=START, place="Bergen", by=by)
    assert not InformationMeeting.objects.exists()


def test_attendance_is_taken_once_the_meeting_has_begun() -> None:
    kept, by = meeting(), people.administrator()
    came = enter_participant(kept, make.municipality(), name="Kari", by=by)
    stayed = enter_participant(kept, make.municipality(), name="Ola", by=by)

    with clock.at(START - timedelta(seconds=1)), pytest.raises(RefusedError, match="not begun"):
        take_attendance(kept, [came.pk], by=by)
    with clock.at(START):
        take_attendance(kept, [came.pk], by=by)

    came.refresh_from_db()
    stayed.refresh_from_db()
    assert (came.attended, stayed.attended) == (True, False)
    with pytest.raises(RefusedError, match="signed up"):
        remove_meeting(kept, by=by)


def test_the_pages_set_a_meeting_sign_up_and_tick_off(client: Client) -> None:
    round_, place = make.round_(), make.municipality("Odda")
    people.sign_in(client, people.administrator(language="en"))
    typed = {"day": "2017-02-22", "begins": "10:00", "ends": "14.00", "place": "Bergen", "agenda": "Welcome"}

    saved = client.post(reverse("municipalities:meeting_add", args=[round_.pk]), typed)
    kept = InformationMeeting.objects.get()
    page = reverse("municipalities:meeting_detail", args=[kept.pk])
    wrong = client.post(page, {"municipality": place.pk, "name": "Kari", "email": "kari"})
    client.post(page, {"municipality": place.pk, "name": "Kari", "email": "kari@example.no"})
    twice = client.post(page, {"municipality": place.pk, "name": "Kari"})
    with clock.at(END):
        ticked = client.post(
            reverse("municipalities:attendance_take", args=[kept.pk]), {"present": [Participant.objects.get().pk]}
        )

    assert saved.headers["Location"] == page
    assert (wrong.status_code, twice.status_code, ticked.status_code) == (422, 409, 302)
    assert (kept.starts_at, kept.ends_at) == (START, END)
    assert Participant.objects.get().attended is True


def test_a_municipality_sees_the_meeting_but_not_who_comes(client: Client) -> None:
    kept = meeting()
    enter_participant(kept, make.municipality(), name="Kari Nordmann", by=people.administrator())
    people.sign_in(client, make.member(make.municipality()))

    shown = client.get(reverse("municipalities:meeting_list", args=[kept.round_id]))

    assert "Bergen" in shown.text
    assert "Kari Nordmann" not in shown.text
    assert client.get(reverse("municipalities:meeting_detail", args=[kept.pk])).status_code == 403
