"""Reading: the row within reach, the audience, and nothing blocked; what may not be read is not there at all."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.documents import actions, queries
from alisvest.documents.models import Attachment
from alisvest.programme.actions import load_founding_values
from candidates.models import Candidate
from tests.make import candidates, documents, finance, municipalities, people, review

pytestmark = pytest.mark.usefixtures("_today")


def status(user: User, attachment: Attachment, key: uuid.UUID | None = None) -> int:
    client = people.sign_in(Client(), user)
    return client.get(reverse("documents:attachment_read", args=[attachment.pk, key or attachment.key])).status_code


def test_the_answer_is_a_download_that_no_browser_runs(doctor: Candidate) -> None:
    leader, content = people.project_leader(), documents.pdf("x")
    made = documents.add(doctor, "course_certificate", by=leader, content=content, name="Kursbevis æøå.pdf")
    client = people.sign_in(Client(), leader)
    answer = client.get(reverse("documents:attachment_read", args=[made.pk, made.key]))

    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Kursbevis%20%C3%A6" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_its_reading_is_logged() -> None:
    view = resolve(f"/files/1/{uuid.uuid4()}/").func
    assert view.opens == (  # type: ignore[attr-defined]
        "documents.attachment",
        "pk",
    )


@pytest.mark.parametrize("role", list(Role))
def test_each_audience_holds_exactly_its_roles(role: Role, doctor: Candidate) -> None:
    """A paper of the post for the project alone: the municipality whose post it is does not learn that it exists."""
    place = municipalities.municipality()
    both = documents.stored(place, "register_paper", name="both.pdf")
    project = documents.stored(place, "register_paper", name="project.pdf", audience="project")
    user = municipalities.member(place, role) if role in MUNICIPALITY_ROLES else people.user(role)

    seen = set(queries.attachments_for(user))

    if role in STAFF_ROLES:
        assert seen == {both, project}
    elif role in MUNICIPALITY_ROLES:
        assert seen == {both}
    else:
        assert seen == set()


def test_another_municipality_sees_the_register_but_not_its_papers() -> None:
    place = municipalities.municipality()
    paper = documents.stored(place, "register_paper")
    stranger = municipalities.member(municipalities.municipality(), Role.MANAGER)
    client = people.sign_in(Client(), stranger)

    page = client.get(place.get_absolute_url())
    assert page.status_code == 200
    assert "kvittering.pdf" not in page.content.decode()
    assert "register_paper" not in page.content.decode()
    assert status(stranger, paper) == 404
    assert (
        client.get(reverse("documents:subject_files", args=["municipalities.municipality", place.pk])).status_code
        == 404
    )
    adding = reverse("documents:attachment_add", args=["municipalities.municipality", place.pk, "register_paper"])
    assert client.get(adding).status_code == 404


def test_foreign_missing_and_wrong_key_are_one_answer(doctor: Candidate) -> None:
    """The same status, words and number of questions to the database."""
    made = documents.stored(doctor, "course_certificate")
    stranger = candidates.signed_in_candidate(candidates.candidate())
    own = documents.stored(stranger.candidate, "course_certificate")
    client = people.sign_in(Client(), stranger)
    client.get("/")
    answers = []
    for pk, key in ((made.pk, made.key), (0, made.key), (own.pk, uuid.uuid4())):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(reverse("documents:attachment_read", args=[pk, key]))
        answers.append((answer.status_code, len(answer.content), len(asked)))

    assert answers[0][0] == 404
    assert len(set(answers)) == 1
    assert status(stranger, own) == 200


def test_the_right_is_asked_at_each_fetch(doctor: Candidate) -> None:
    """Withdrawn for others, and a candidate who is no longer signed in as that: out at the second."""
    person = candidates.signed_in_candidate(doctor)
    made = documents.stored(doctor, "course_certificate")
    assert status(person, made) == 200
    doctor.user = None
    doctor.save(update_fields=["user"])

    client = people.sign_in(Client(), person)
    assert client.get(reverse("documents:attachment_read", args=[made.pk, made.key])).status_code == 403


def test_what_is_blocked_opens_for_the_project_leader_alone(doctor: Candidate) -> None:
    leader, administrator = people.project_leader(), people.administrator()
    person = candidates.signed_in_candidate(doctor)
    made = documents.stored(doctor, "course_certificate", by=person)
    assert [status(user, made) for user in (leader, administrator, person)] == [200, 200, 200]
    actions.report_attachment(made, reason="Et navn er synlig.", by=administrator)

    assert [status(user, made) for user in (leader, administrator, person)] == [200, 404, 404]


def test_a_withdrawn_file_is_read_by_those_who_may_add_such_files(doctor: Candidate) -> None:
    leader, person = people.project_leader(), candidates.signed_in_candidate(doctor)
    made = documents.stored(doctor, "course_certificate", by=person)
    actions.withdraw_attachment(made, reason="Feil fil.", by=person)
    place = candidates.employment(doctor, review.position(municipalities.municipality())).position.municipality
    reader = municipalities.member(place, Role.READER)

    assert [status(user, made) for user in (leader, person, reader)] == [200, 200, 404]


def test_earlier_versions_are_kept_and_read(doctor: Candidate) -> None:
    leader = people.project_leader()
    first = documents.stored(doctor, "specialist_certificate", name="first.pdf")
    documents.stored(doctor, "specialist_certificate", name="second.pdf")
    client = people.sign_in(Client(), leader)
    page = client.get(doctor.get_absolute_url()).content.decode()

    assert page.index("second.pdf") < page.index("first.pdf")
    assert status(leader, first) == 200


def test_the_files_of_a_claims_line_lead_back_to_the_claim(client: Client) -> None:
    load_founding_values(by=None)
    place = municipalities.municipality()
    claim = finance.claim(municipality=place)
    line = claim.lines.get()
    people.sign_in(client, municipalities.member(place, Role.FINANCE))

    page = client.get(reverse("documents:subject_files", args=["finance.claimline", line.pk]))

    assert f'href="{claim.get_absolute_url()}"' in page.text
