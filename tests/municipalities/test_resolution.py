from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import record_resolution, release_decisions
from municipalities.models import (
    Application,
    ApplicationFlag,
    Criterion,
    Resolution,
    ResolvedOutcome,
    Round,
    Score,
    Snapshot,
)
from municipalities.queries.deciding import (
    is_whole,
    snapshot_of,
)
from municipalities.queries.snapshot import hash_of
from municipalities.rules import Absent, Proposed, Votes
from municipalities.workflow import ApplicationStatus, RoundStatus
from tests.make import assessment as assessing
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

MEETING = date(2017, 3, 28)
GIVEN = {"meeting_on": MEETING, "minutes_reference": "SG 2/2017", "text": "As recommended."}
TYPED = GIVEN | {"meeting_on": "2017-03-28"}


@pytest.fixture(autouse=True)
def _day_of_the_meeting() -> Iterator[None]:
    with clock.at(MEETING), translation.override("en"):
        yield


def url(round_: Round) -> str:
    return reverse("municipalities:resolution_record", args=[round_.pk])


def two() -> tuple[Application, Application]:
    return made.recommended(places_wanted=2, places=2), made.recommended(places=0)


def both(yes: Application, no: Application, *, granted: int = 1) -> dict[int, Proposed]:
    return made.proposed(yes, granted=granted) | made.proposed(no, granted=0)


def test_the_resolution_holds_an_outcome_for_each_application_and_changes_no_status() -> None:
    yes, no = two()
    leader = people.project_leader()

    resolution = record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=leader)  # type: ignore[arg-type]

    assert dict(resolution.outcomes.values_list("application_id", "places")) == {yes.pk: 1, no.pk: 0}
    assert resolution.recorded_by == leader
    yes.refresh_from_db()
    assert yes.status == ApplicationStatus.RECOMMENDED


def test_it_is_recorded_once() -> None:
    yes, no = two()
    made.resolved(yes, no)

    with pytest.raises(RefusedError, match="already recorded"):
        record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]

    assert Resolution.objects.count() == 1


def test_every_application_needs_a_recommendation_and_an_outcome() -> None:
    yes, no = two()
    leader = people.project_leader()

    with pytest.raises(RefusedError, match="an outcome for every place"):
        record_resolution(yes.round, **GIVEN, outcomes=made.proposed(yes), by=leader)  # type: ignore[arg-type]
    unread = make.application(ApplicationStatus.SUBMITTED)
    with pytest.raises(RefusedError) as caught:
        record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=leader)  # type: ignore[arg-type]

    assert caught.value.refusal.details == (unread.municipality.name,)
    assert not ResolvedOutcome.objects.exists()


def test_a_joint_place_is_granted_only_when_every_partner_has_signed() -> None:
    yes, no = two()
    for each in (yes, no):  # what is refused asks for nothing
        make.partner(each, make.municipality(f"Partner of {each.municipality}"))

    with pytest.raises(RefusedError, match="every partner has signed") as caught:
        record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]

    assert caught.value.refusal.details == (f"{yes.municipality}: Partner of {yes.municipality}",)
    assert not ResolvedOutcome.objects.exists()
    made.signed_jointly(yes)
    record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]


def test_a_draft_gets_no_outcome() -> None:
    yes, no = two()
    make.application(ApplicationStatus.DRAFT)

    resolution = record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]

    assert resolution.outcomes.count() == 2


def test_the_votes_the_absent_and_what_it_was_made_on_are_kept() -> None:
    yes, no = two()

    resolution = record_resolution(
        yes.round,
        **GIVEN,  # type: ignore[arg-type]
        case_number="4/17",
        outcomes=both(yes, no),
        votes=Votes(5, 2),
        absent=[Absent("Ola Nordmann", yes.municipality_id), Absent("Kari Nordmann")],
        by=people.project_leader(),
    )

    assert (resolution.case_number, resolution.votes_for, resolution.votes_against) == ("4/17", 5, 2)
    assert list(resolution.abstentions.values_list("name", "municipality")) == [
        ("Ola Nordmann", yes.municipality_id),
        ("Kari Nordmann", None),
    ]
    snapshots = {each.outcome.application_id: each for each in Snapshot.objects.select_related("outcome")}
    assert set(snapshots) == {yes.pk, no.pk}
    content = snapshots[yes.pk].content
    assert content["recommendation"]["reasons"] == "A breadth of tasks."
    assert content["reference"] == yes.reference
    assert is_whole(snapshots[yes.pk])
    assert resolution.snapshot_sha256 == hash_of([snapshots[each.pk].sha256 for each in (yes, no)])
    assert Round.objects.get().status == RoundStatus.RESOLVED


def test_what_it_was_made_on_stands_when_the_answers_change_and_the_page_shows_both(client: Client) -> None:
    yes, no = two()
    record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]
    people.sign_in(client, made.declared(people.project_leader(language="en")))
    page = reverse("municipalities:snapshot_detail", args=[yes.pk])
    before = client.get(page).text
    snapshot = snapshot_of(people.project_leader(), yes)

    assert snapshot is not None
    assert "The data have the fingerprint they were kept with." in before
    assert "Changed since" not in before
    snapshot.content["answers"][0][2] = "Other"
    assert not is_whole(snapshot)


def scored(application: Application, *values: int) -> None:
    """Let as many reviewers give the round's only criterion these values."""
    if not Criterion.objects.filter(round=application.round).exists():
        make.criterion(application.round, weight=40, title_nb="Daglig veiledning")
    for value in values:
        assessing.assessment(application, made.declared(people.project_leader()), value)


def test_scores_place_and_flags_are_kept_as_they_were_and_shown_beside_the_decision(client: Client) -> None:
    yes, no = two()
    scored(yes, 4, 1)
    scored(no, 3, 3)
    ApplicationFlag.objects.create(
        application=yes,
        flag=assessing.flag(yes.round),
        reason="Three islands.",
        set_by=people.project_leader(),
        set_at=clock.now(),
    )
    resolution = record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=people.project_leader())  # type: ignore[arg-type]

    kept = {each.outcome.application_id: each for each in Snapshot.objects.select_related("outcome")}
    scores = kept[yes.pk].content["scores"]
    assert (scores["total"], scores["rank"], scores["of"], scores["reviewers"]) == ("2.50", 2, 2, 2)
    assert (scores["spread"], scores["disagreement"]) == (3, True)
    assert scores["criteria"][0] | {"spread": None} == {
        "criterion": "Daglig veiledning",
        "weight": 40,
        "mean": "2.50",
        "spread": None,
        "given": [[None, [1, 4]]],
    }
    assert kept[no.pk].content["scores"]["rank"] == 1
    assert kept[yes.pk].content["flags"] == [["Øy", "Three islands."]]
    assert is_whole(kept[yes.pk])

    ApplicationFlag.objects.all().delete()
    Score.objects.update(value=0)
    made.prepare(yes)
    made.prepare(no)
    leader = made.declared(people.project_leader(language="en"))
    release_decisions(resolution.round, answer_days=21, offer_days=10, waiting_until=date(2017, 12, 31), by=leader)
    people.sign_in(client, leader)
    for page in (reverse("municipalities:snapshot_detail", args=[yes.pk]), yes.decision.get_absolute_url()):
        shown = client.get(page).text
        assert "2,50 of 4" in shown, page
        assert "2 of 2" in shown, page
        assert "Øy (Three islands.)" in shown, page


@pytest.mark.parametrize(
    ("votes", "words"), [(Votes(2, 2), "more votes for than against"), (Votes(1, 3), "more votes for than against")]
)
def test_a_resolution_has_a_majority(votes: Votes, words: str) -> None:
    yes, no = two()

    with pytest.raises(RefusedError, match=words):
        record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), votes=votes, by=people.project_leader())  # type: ignore[arg-type]


def test_no_two_places_have_the_same_number_on_the_waiting_list() -> None:
    yes, no = two()
    twice = made.proposed(yes, granted=0, waiting=1) | made.proposed(no, granted=0, waiting=1)

    with pytest.raises(RefusedError, match="the same number"):
        record_resolution(yes.round, **GIVEN, outcomes=twice, by=people.project_leader())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "meeting", "words"),
    [(date(2017, 3, 15), date(2017, 3, 14), "still open"), (MEETING, date(2017, 3, 29), "in the future")],
)
def test_not_before_the_deadline_nor_of_a_meeting_to_come(today: date, meeting: date, words: str) -> None:
    yes = made.recommended()

    with clock.at(today), pytest.raises(RefusedError, match=words):
        record_resolution(
            yes.round,
            meeting_on=meeting,
            minutes_reference="SG 2/2017",
            text="As recommended.",
            outcomes=made.proposed(yes),
            by=people.project_leader(),
        )


def test_the_administrator_reads_but_does_not_record(client: Client) -> None:
    yes, no = two()
    administrator = people.administrator()
    people.sign_in(client, administrator)

    with pytest.raises(RefusedError) as caught:
        record_resolution(yes.round, **GIVEN, outcomes=both(yes, no), by=administrator)  # type: ignore[arg-type]

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    assert client.get(url(yes.round)).status_code == 200
    assert client.post(url(yes.round), TYPED).status_code == 403


def test_the_page_asks_before_it_records(client: Client) -> None:
    yes, no = two()
    people.sign_in(client, people.project_leader(language="en"))
    one, other = yes.places.order_by("rank")
    typed = TYPED | {
        "unanimous": "yes",
        f"outcome_{one.pk}": "granted",
        f"outcome_{other.pk}": "refused",
        f"outcome_{no.places.get().pk}": "refused",
    }

    asked = client.post(url(yes.round), typed)
    before = Resolution.objects.count()
    back = client.post(url(yes.round), typed | {"then": "write"})
    done = client.post(url(yes.round), typed | {"then": "confirm"})

    assert (asked.status_code, before) == (200, 0)
    assert "Will you record the resolution?" in asked.text
    assert f"Other than recommended: {yes.municipality.name}." in asked.text
    assert 'value="SG 2/2017"' in back.text
    assert done.status_code == 302
    assert ResolvedOutcome.objects.get(application=yes).places == 1


def test_the_form_is_filled_in_from_the_recommendations(client: Client) -> None:
    yes, _no = two()
    people.sign_in(client, people.project_leader(language="en"))

    form = client.get(url(yes.round)).context["form"]

    assert [form[f"outcome_{place.pk}"].value() for place in yes.places.all()] == ["granted", "granted"]


@pytest.mark.parametrize(
    ("places", "words"),
    [(11, "fewer than the 12 to 15"), (12, "within the 12 to 15"), (15, "within"), (16, "more than the 12 to 15")],
)
def test_the_page_says_how_the_recommended_posts_compare_with_those_wanted(
    client: Client, places: int, words: str
) -> None:
    first = made.recommended(places_wanted=8, places=8)
    made.recommended(places_wanted=8, places=places - 8)
    people.sign_in(client, people.project_leader(language="en"))

    assert words in client.get(url(first.round)).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unanimous": "no"}, "Fill in the number of votes."),
        ({"absent": "Ola Nordmann: Utopia"}, "utopia has no application in this round."),
    ],
)
def test_bad_input_gets_a_sentence_and_records_nothing(client: Client, changes: dict[str, str], words: str) -> None:
    yes = made.recommended()
    people.sign_in(client, people.project_leader(language="en"))
    typed = TYPED | {"unanimous": "yes", f"outcome_{yes.places.get().pk}": "granted"}

    answer = client.post(url(yes.round), typed | changes)

    assert answer.status_code == 422
    assert words in answer.text
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("role", [Role.SIGNER, Role.WRITER, Role.MANAGER])
def test_a_municipality_has_no_such_page(client: Client, role: Role) -> None:
    yes = made.recommended()
    people.sign_in(client, make.member(yes.municipality, role))

    assert client.get(url(yes.round)).status_code == 403


def test_the_page_costs_the_same_with_one_row_and_with_five(client: Client) -> None:
    first = made.recommended()
    people.sign_in(client, people.project_leader())
    client.get(url(first.round))  # the menu's count of tasks is kept until something changes
    with CaptureQueriesContext(connection) as one:
        client.get(url(first.round))
    for _ in range(4):
        made.recommended()
    with CaptureQueriesContext(connection) as five:
        client.get(url(first.round))

    assert len(one) == len(five)
