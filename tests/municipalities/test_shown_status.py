"""A municipality learns of a recommendation only with the decision."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.core.rules import RefusedError
from municipalities import queries
from municipalities.actions import submit_application
from municipalities.models import Application
from municipalities.workflow import UNTOLD, ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

S = ApplicationStatus
UNTOLD_STATUSES = sorted(UNTOLD)


@pytest.fixture(params=UNTOLD_STATUSES)
def application(request: pytest.FixtureRequest) -> Application:
    return make.application(request.param)


@pytest.mark.parametrize("role", sorted(MUNICIPALITY_ROLES))
def test_every_municipal_role_is_shown_submitted(application: Application, role: Role) -> None:
    member = make.member(application.municipality, role)

    assert queries.shown_status(application.status, member) == S.SUBMITTED


@pytest.mark.parametrize("status", sorted(set(S) - UNTOLD))
def test_every_other_status_is_told_as_it_is(status: ApplicationStatus) -> None:
    member = make.member(make.municipality(), Role.READER)

    assert queries.shown_status(status, member) == status


def test_staff_are_shown_the_recommendation(application: Application) -> None:
    assert queries.shown_status(application.status, people.administrator()) == application.status


@pytest.mark.parametrize("page", ["application_detail", "application_check", "application_receipt"])
def test_the_applications_own_pages_do_not_tell(client: Client, application: Application, page: str) -> None:
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))

    text = client.get(reverse(f"municipalities:{page}", args=[application.pk])).text

    assert "ecommended" not in text


def test_lists_do_not_tell(client: Client, application: Application) -> None:
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))

    addresses = [
        reverse("municipalities:application_list"),
        reverse("municipalities:round_detail", args=[application.round_id]),
        reverse("municipalities:round_list"),
        reverse("municipalities:municipality_detail", args=[application.municipality_id]),
    ]

    assert [address for address in addresses if "ecommended" in client.get(address).text] == []


def test_the_filter_finds_it_among_the_submitted_and_nowhere_else(client: Client, application: Application) -> None:
    people.sign_in(client, make.member(application.municipality, Role.SIGNER))
    address = reverse("municipalities:application_list")

    found = {status: str(application.reference) in client.get(address, {"status": status}).text for status in S}

    assert found == {
        S.DRAFT: False,
        S.TO_SIGN: False,
        S.SUBMITTED: True,
        S.RECOMMENDED: True,  # not a status of theirs: the filter does nothing
        S.NOT_RECOMMENDED: True,
        S.WAITING: True,
        S.GRANTED: False,
        S.REFUSED: False,
        S.WAITLISTED: False,
        S.NOT_TAKEN_UP: False,
        S.WITHDRAWN: False,
    }


def test_the_counts_do_not_tell(application: Application) -> None:
    member = make.member(application.municipality, Role.READER)

    assert queries.counts_by_status(queries.applications_for(member), member) == {"": 1, S.SUBMITTED: 1}


def test_a_refused_submission_does_not_tell(application: Application) -> None:
    signer = make.member(application.municipality, Role.SIGNER)

    with translation.override("en"), pytest.raises(RefusedError) as caught:
        submit_application(application, by=signer)

    assert str(caught.value) == "This is not possible now. The status is: Submitted."


def test_staff_find_the_recommended_by_their_status(client: Client) -> None:
    chosen, other = make.application(S.RECOMMENDED), make.application(S.NOT_RECOMMENDED)
    people.sign_in(client, people.project_leader())

    text = client.get(reverse("municipalities:application_list"), {"status": S.RECOMMENDED}).text

    assert str(chosen.reference) in text
    assert str(other.reference) not in text
