"""Answers of an earlier round: brought over, waiting to be confirmed, and never over what was written."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import actions, queries, rules
from municipalities.models import Application, OfficeSection, section_of
from municipalities.rules import SectionState, section_state
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

LATER = {"name": "Round 2019", "year": 2019, "opens_on": date(2019, 1, 1), "deadline_on": date(2019, 2, 1)}


@pytest.fixture(autouse=True)
def _in_the_later_round() -> Iterator[None]:
    with clock.at(date(2019, 1, 10)):
        yield


def draft() -> tuple[Application, Application, Any]:
    """Make an application of 2017 that was handed in, an empty draft of 2019, and somebody who writes it."""
    first = make.application(ApplicationStatus.SUBMITTED)
    make.submission(first)
    now = make.application(complete=False, round=make.round_(**LATER), municipality=first.municipality)
    return first, now, make.member(first.municipality)


def section(application: Application, key: str) -> Any:
    return section_of(Application.objects.get(pk=application.pk), key)


def test_what_is_brought_over_waits_to_be_confirmed() -> None:
    first, now, writer = draft()

    actions.bring_over(now, "recruitment", by=writer)

    brought = section(now, "recruitment")
    assert (brought.gp_posts, brought.brought_over) == (8, first.submissions.get())
    assert section_state(brought) == SectionState.INCOMPLETE
    labels = {each.key: each.labels for each in rules.missing_points(now)}["recruitment"]
    assert labels == ["Confirm that what was brought over still holds"]


def test_confirming_says_who_and_completes_the_point() -> None:
    _first, now, writer = draft()
    actions.bring_over(now, "recruitment", by=writer)
    other = make.member(now.municipality, Role.SIGNER)

    actions.confirm_section(now, "recruitment", by=other)

    confirmed = section(now, "recruitment")
    assert (section_state(confirmed), confirmed.saved_by) == (SectionState.COMPLETE, other)
    with pytest.raises(RefusedError):
        actions.confirm_section(now, "recruitment", by=other)


def test_changing_an_answer_confirms_and_saving_it_unread_does_not() -> None:
    _first, now, writer = draft()
    actions.bring_over(now, "recruitment", by=writer)

    actions.save_section(now, "recruitment", make.ANSWERS["recruitment"], by=writer)
    assert section(now, "recruitment").brought_over is not None

    actions.save_section(now, "recruitment", make.ANSWERS["recruitment"] | {"gp_posts": 9}, by=writer)
    assert section(now, "recruitment").brought_over is None


def test_nothing_that_was_written_is_overwritten_unless_somebody_says_so() -> None:
    _first, now, writer = draft()
    actions.save_section(now, "recruitment", {"gp_posts": 3}, by=writer)

    with pytest.raises(RefusedError):
        actions.bring_over(now, "recruitment", by=writer)
    assert "recruitment" not in actions.bring_over_all(now, by=writer)
    assert section(now, "recruitment").gp_posts == 3

    actions.bring_over(now, "recruitment", replace=True, by=writer)
    assert section(now, "recruitment").gp_posts == 8


def test_all_at_once_brings_everything_but_what_is_about_persons() -> None:
    _first, now, writer = draft()

    brought = actions.bring_over_all(now, by=writer)

    assert set(brought) == set(make.ANSWERS) - {"candidate"}
    assert section(now, "supervisor").supervisor_name == ""
    assert section(now, "supervisor").is_specialist is True
    assert section(now, "organisation").earliest_start is None
    office = section(now, "office")
    assert isinstance(office, OfficeSection)
    assert (office.doctors.count(), office.staff.count()) == (1, 1)
    assert section(now, "candidate") is None
    assert actions.bring_over_all(now, by=writer) == []


def test_unconfirmed_points_may_be_handed_in_and_are_named(client: Client) -> None:
    first, now, writer = draft()
    actions.bring_over_all(now, by=writer)
    signer = make.member(now.municipality, Role.SIGNER, language="en")
    people.sign_in(client, signer)
    check = client.get(reverse("municipalities:application_check", args=[now.pk])).content.decode()
    assert "Confirm that what was brought over still holds" in check

    actions.submit_application(now, by=signer)

    receipt = client.get(reverse("municipalities:application_receipt", args=[now.pk])).content.decode()
    assert "Confirm that what was brought over still holds" in receipt
    kept = now.submissions.get().snapshot["sections"]["recruitment"]["brought_over"]
    assert kept == first.reference


def test_the_page_offers_shows_and_asks(client: Client) -> None:
    _first, now, writer = draft()
    people.sign_in(client, writer)
    page = reverse("municipalities:section_save", args=[now.pk, "recruitment"])
    bring = reverse("municipalities:section_bring_over", args=[now.pk, "recruitment"])
    assert bring in client.get(page).content.decode()
    assert "Posts stand vacant for long." in client.get(bring).content.decode()
    actions.save_section(now, "recruitment", {"gp_posts": 3}, by=writer)

    assert client.post(bring).status_code == 200  # it was begun meanwhile: the page asks
    assert section(now, "recruitment").gp_posts == 3
    assert client.post(bring, {"replace": "on"}).status_code == 302
    assert section(now, "recruitment").gp_posts == 8
    client.post(reverse("municipalities:section_confirm", args=[now.pk, "recruitment"]))
    assert section(now, "recruitment").brought_over is None
    client.post(reverse("municipalities:application_bring_over", args=[now.pk]))
    assert section(now, "backup").brought_over is not None


def test_what_is_brought_over_to_the_last_point_is_not_offered_again(client: Client) -> None:
    _first, now, writer = draft()
    people.sign_in(client, writer)
    offer = reverse("municipalities:application_bring_over", args=[now.pk])
    assert offer in client.get(now.get_absolute_url()).content.decode()

    client.post(offer)

    assert offer not in client.get(now.get_absolute_url()).content.decode()


def test_there_is_nothing_to_bring_over_from_others_or_from_a_draft(client: Client) -> None:
    first, now, _writer = draft()
    stranger = make.application(complete=False, round=now.round)

    assert queries.earlier_submission(stranger) is None
    assert queries.earlier_submission(first) is None
    people.sign_in(client, make.member(stranger.municipality))
    assert (
        client.get(reverse("municipalities:section_bring_over", args=[stranger.pk, "recruitment"])).status_code == 404
    )
