"""Scoring: what is saved, when it may be, what others see of it, and two windows at once."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities import queries
from municipalities.actions import assign_reviewers, save_assessment, set_flags
from municipalities.models import (
    Application,
    ApplicationFlag,
    Assessment,
    Assignment,
    Others,
    Phase,
    PhaseKind,
    Score,
)
from municipalities.rules.assessment import Points
from municipalities.workflow import ApplicationStatus, AssessmentStatus
from tests.make import assessment as made
from tests.make import municipalities as make
from tests.make import people, review
from tests.make.assessment import asked, save

S = ApplicationStatus
TODAY = date(2017, 3, 20)
LIST = reverse("municipalities:review_list")


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.fixture
def kvam() -> Application:
    application = make.application(S.SUBMITTED, municipality=make.municipality("Kvam"))
    made.criteria(application.round)
    return application


def reviewer(role: Role = Role.PROJECT_LEADER, **fields: Any) -> User:
    """Return somebody of the staff who has declared about all that is handed in by now."""
    return review.declared(people.user(role, language="en", **fields))


def page_of(application: Application) -> str:
    return reverse("municipalities:assessment_save", args=[application.pk])


def sent(application: Application, *values: int | str, version: int = 0, **more: Any) -> dict[str, Any]:
    given = {f"v_{each.name}": value for each, value in zip(asked(application), values, strict=False)}
    return given | {"version": version, "idempotency_key": str(uuid4())} | more


# Saving


def test_it_is_done_when_everything_has_a_value(kvam: Application) -> None:
    leader = reviewer()

    begun = save(kvam, leader, 3, None, 1)
    assert (begun.status, begun.done_at) == (AssessmentStatus.DRAFT, None)
    done = save(kvam, leader, 3, 2, 1, note="Solid.")

    assert (done.status, done.version, done.note) == (AssessmentStatus.DONE, 2, "Solid.")
    assert list(Score.objects.order_by("value").values_list("value", flat=True)) == [1, 2, 3]
    assert Event.objects.filter(verb="municipalities.assessment_saved").count() == 2


def test_a_criterion_of_a_places_own_point_is_scored_for_each_place() -> None:
    application = make.application(S.SUBMITTED, places_wanted=2)
    made.criteria(application.round)

    assert [each.place.rank if each.place else None for each in asked(application)] == [1, 2, None, None]
    assert save(application, reviewer(), 4, 3, 2, 1).status == AssessmentStatus.DONE


def test_what_is_not_named_stays(kvam: Application) -> None:
    leader = reviewer()
    save(kvam, leader, 3, 2, 1)

    save(kvam, leader, 4)

    assert list(Score.objects.order_by("value").values_list("value", flat=True)) == [1, 2, 4]


def test_whoever_scores_without_being_asked_is_on_the_list_from_then_on(kvam: Application) -> None:
    leader = reviewer()

    save(kvam, leader, 3)

    assert Assignment.objects.filter(application=kvam, reviewer=leader).exists()


def test_a_change_leaves_what_was_given_before(kvam: Application) -> None:
    leader = reviewer()
    save(kvam, leader, 3, 2, 1)
    save(kvam, leader, 0)

    event = Event.objects.filter(verb="municipalities.assessment_saved").latest("pk")
    assert list(event.changes["scores"].values()) == [[3, 0]]
    kept = Score.pgh_event_models["changed"] if hasattr(Score, "pgh_event_models") else None
    assert kept is not None
    assert [row.value for row in kept.objects.all()] == [3]


# Refusals


def test_others_than_the_staff_do_not_score(kvam: Application) -> None:
    with pytest.raises(RefusedError, match="This is done by"):
        save(kvam, make.member(kvam.municipality, Role.SIGNER), 3)
    with pytest.raises(Application.DoesNotExist):
        save(kvam, people.user(Role.STEERING), 3)


def test_nobody_scores_before_declaring_nor_when_unfit(kvam: Application) -> None:
    leader = people.project_leader()
    with pytest.raises(RefusedError, match="declare whether"):
        save(kvam, leader, 3)

    review.declared(leader, unfit=kvam.municipality)

    with pytest.raises(RefusedError, match="declared a conflict"):
        save(kvam, leader, 3)
    assert not Score.objects.exists()


@pytest.mark.parametrize("status", [S.GRANTED, S.REFUSED, S.WITHDRAWN])
def test_only_what_is_under_review_is_scored(status: ApplicationStatus) -> None:
    application = make.application(status)
    made.criteria(application.round)

    with pytest.raises(RefusedError, match="not under review"):
        save(application, reviewer(), 3)


def test_the_database_keeps_the_scores_of_a_decided_case(kvam: Application) -> None:
    made.assessment(kvam, people.project_leader(), 3, 2, 1)
    kvam.status = S.NOT_RECOMMENDED
    kvam.save(update_fields=["status"])
    kvam.status = S.REFUSED
    kvam.save(update_fields=["status"])

    with pytest.raises(IntegrityError, match="the application is decided"):
        Score.objects.update(value=4)


def test_the_database_takes_no_criterion_of_another_round(kvam: Application) -> None:
    assessment = made.assessment(kvam, people.project_leader())
    elsewhere = made.criteria(make.round_(name="Another", year=2018))[0]

    with pytest.raises(IntegrityError, match="of another round or application"):
        Score.objects.create(assessment=assessment, criterion=elsewhere, value=3)


def test_unpublished_criteria_are_not_scored() -> None:
    application = make.application(S.SUBMITTED)

    with pytest.raises(RefusedError, match="not published yet"):
        save(application, reviewer(), 3)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        (datetime(2017, 3, 15, 23, 59, 59, tzinfo=OSLO), False),
        (datetime(2017, 3, 16, 0, 0, 0, tzinfo=OSLO), True),
    ],
)
def test_scores_are_given_from_the_second_after_the_deadline(
    kvam: Application, moment: datetime, *, allowed: bool
) -> None:
    leader = reviewer()
    with clock.at(moment):
        if allowed:
            assert save(kvam, leader, 3).pk
        else:
            with pytest.raises(RefusedError, match="The round is open until"):
                save(kvam, leader, 3)


def test_a_value_off_the_scale_or_a_criterion_of_another_round_is_refused(kvam: Application) -> None:
    leader = reviewer()
    key = asked(kvam)[0].key

    refused: tuple[tuple[dict[tuple[int, int | None], Points], str], ...] = (
        ({key: Points(5)}, "0 to 4"),
        ({(0, None): Points(3)}, "have changed"),
        ({key: Points(3, "Sister of 01010750160")}, "identity number"),
    )
    for scores, words in refused:
        with pytest.raises(RefusedError, match=words):
            save_assessment(kvam, scores=scores, by=leader)
    assert not Assessment.objects.exists()


def _phases(application: Application, others: Others = Others.AFTER_OWN) -> list[Phase]:
    days = (date(2017, 3, 20), date(2017, 3, 22), date(2017, 3, 24), date(2017, 3, 26))
    kinds = (PhaseKind.READING, PhaseKind.DISCUSSION, PhaseKind.RECOMMENDATION)
    return [
        made.phase(application.round, kind, start, end, others if kind == PhaseKind.READING else Others.ALWAYS)
        for kind, start, end in zip(kinds, days, days[1:], strict=False)
    ]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2017, 3, 19, 23, 59, 59, tzinfo=OSLO), "The reading begins on"),
        (datetime(2017, 3, 20, 0, 0, tzinfo=OSLO), ""),
        (datetime(2017, 3, 21, 23, 59, 59, tzinfo=OSLO), ""),
        (datetime(2017, 3, 22, 0, 0, tzinfo=OSLO), ""),
        (datetime(2017, 3, 23, 23, 59, 59, tzinfo=OSLO), ""),
        (datetime(2017, 3, 24, 0, 0, tzinfo=OSLO), "the scores are locked"),
        (datetime(2017, 3, 26, 0, 0, tzinfo=OSLO), "No phase of the review"),
    ],
)
def test_the_phase_decides_at_the_second(kvam: Application, moment: datetime, words: str) -> None:
    _phases(kvam)
    leader = reviewer()
    with clock.at(moment):
        if words:
            with pytest.raises(RefusedError, match=words):
                save(kvam, leader, 3)
        else:
            assert save(kvam, leader, 3).version == 1


# Two windows, two clicks


def test_a_version_that_never_was_hinders_nobody_who_begins(client: Client, kvam: Application) -> None:
    people.sign_in(client, reviewer())

    assert client.post(page_of(kvam), sent(kvam, 1, 2, 3, version=5)).status_code == 302
    assert Assessment.objects.get().version == 1


def test_the_older_window_is_told_and_overwrites_nothing(client: Client, kvam: Application) -> None:
    leader = reviewer()
    people.sign_in(client, leader)
    assert client.post(page_of(kvam), sent(kvam, 3, 2, 1)).status_code == 302

    older = client.post(page_of(kvam), sent(kvam, 0, 0, 0))

    assert older.status_code == 409
    assert "You saved this assessment in another window" in older.text
    assert list(Score.objects.order_by("value").values_list("value", flat=True)) == [1, 2, 3]
    seen = client.post(page_of(kvam), sent(kvam, 0, 0, 0, version=older.context["form"]["version"].value()))
    assert seen.status_code == 302
    assert list(Score.objects.order_by("value").values_list("value", flat=True)) == [0, 0, 0]


def test_a_double_click_is_one_saving(client: Client, kvam: Application) -> None:
    people.sign_in(client, reviewer())
    form = sent(kvam, 3, 2, 1)

    assert [client.post(page_of(kvam), form).status_code for _ in range(2)] == [302, 302]
    assert Assessment.objects.get().version == 1


@pytest.mark.parametrize(
    ("others", "before", "after"),
    [(Others.NEVER, False, False), (Others.AFTER_OWN, False, True), (Others.ALWAYS, True, True)],
)
def test_the_others_scores_are_seen_as_the_phase_says(
    client: Client, kvam: Application, others: Others, *, before: bool, after: bool
) -> None:
    _phases(kvam, others)
    made.assessment(kvam, reviewer(name="Kari Medlesar"), 4, 4, 4, score_note="A clear yes")
    leader = reviewer()
    people.sign_in(client, leader)

    assert ("A clear yes" in client.get(page_of(kvam)).text) == before
    assert (kvam.pk in queries.weighted_scores(kvam.round, leader)) == before
    save(kvam, leader, 3, 2, 1)
    assert ("A clear yes" in client.get(page_of(kvam)).text) == after
    assert (kvam.pk in queries.weighted_scores(kvam.round, leader)) == after


def test_what_another_has_only_begun_is_not_shown(client: Client, kvam: Application) -> None:
    _phases(kvam, Others.ALWAYS)
    made.assessment(kvam, reviewer(), 4, score_note="Half a thought")

    assert "Half a thought" not in people.sign_in(client, reviewer()).get(page_of(kvam)).text


def test_nobody_reads_the_history_of_anothers_scores(client: Client, kvam: Application) -> None:
    other, leader = reviewer(), reviewer()
    theirs = made.assessment(kvam, other, 4, 4, 4)
    address = reverse("audit:history_detail", args=["municipalities.assessment", theirs.pk])

    assert people.sign_in(client, leader).get(address).status_code == 404
    assert people.sign_in(client, other).get(address).status_code == 200


# The sum


def test_the_weighted_sum_is_the_mean_by_weight(kvam: Application) -> None:
    """3.5 three times, 2 twice and 0.5 once, over six."""
    made.assessment(kvam, reviewer(), 4, 2, 0)
    leader = reviewer()
    made.assessment(kvam, leader, 3, 2, 1)

    summary = queries.weighted_scores(kvam.round, leader)[kvam.pk]

    assert str(summary.total) == "2.50"
    assert [str(each.mean) for each in summary.by_criterion.values()] == ["3.50", "2.00", "0.50"]
    assert (summary.spread, summary.disagreement, summary.reviewers) == (1, False, 2)


def test_each_place_has_its_own_sum() -> None:
    application = make.application(S.SUBMITTED, places_wanted=2)
    made.criteria(application.round)
    leader = reviewer()
    made.assessment(application, leader, 4, 0, 2, 2)

    summary = queries.weighted_scores(application.round, leader)[application.pk]

    assert [str(each) for each in summary.by_place.values()] == ["3.00", "1.00"]
    assert str(summary.total) == "2.00"
    assert not summary.disagreement  # the places differ, nobody disagrees


@pytest.mark.parametrize(("other", "disagreement"), [(3, False), (2, True)])
def test_disagreement_begins_at_the_rounds_threshold(kvam: Application, other: int, *, disagreement: bool) -> None:
    leader = reviewer()
    made.assessment(kvam, leader, 4, 4, 4)
    made.assessment(kvam, reviewer(), other, 4, 4)

    assert kvam.round.disagreement_threshold == 2
    assert queries.weighted_scores(kvam.round, leader)[kvam.pk].disagreement == disagreement
    assert bool(queries.discussion_agenda(kvam.round, leader)) == disagreement


def test_scores_of_whoever_turns_out_to_be_unfit_do_not_count(kvam: Application) -> None:
    leader, partial = reviewer(), reviewer()
    made.assessment(kvam, leader, 1, 1, 1)
    made.assessment(kvam, partial, 4, 4, 4)
    partial.memberships.create(municipality=kvam.municipality, role=Role.READER, valid=make.FROM_2017)

    summary = queries.weighted_scores(kvam.round, leader)[kvam.pk]

    assert (str(summary.total), summary.reviewers, summary.disagreement) == ("1.00", 1, False)
    assert queries.weighted_scores(kvam.round, partial) == {}


def test_flags_are_never_in_the_sum(kvam: Application) -> None:
    leader = reviewer()
    made.assessment(kvam, leader, 1, 1, 1)
    before = queries.weighted_scores(kvam.round, leader)

    set_flags(kvam, reasons={made.flag(kvam.round).pk: "An hour by boat."}, by=leader)

    assert ApplicationFlag.objects.get().reason == "An hour by boat."
    assert queries.weighted_scores(kvam.round, leader) == before


def test_a_flag_is_changed_and_taken_away_with_a_trail(kvam: Application) -> None:
    leader, flag = reviewer(), made.flag(kvam.round)
    set_flags(kvam, reasons={flag.pk: "An hour by boat."}, by=leader)
    set_flags(kvam, reasons={flag.pk: ""}, by=leader)

    assert not ApplicationFlag.objects.exists()
    verbs = list(Event.objects.filter(verb__contains="flag").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["municipalities.flag_set", "municipalities.flag_taken_away"]
    with pytest.raises(RefusedError, match="does not have this flag"):
        set_flags(kvam, reasons={0: "x"}, by=leader)


# Who reads what


def test_whoever_is_new_on_the_list_is_told_once(kvam: Application) -> None:
    other = make.application(S.SUBMITTED, round=kvam.round)
    leader, clerk = reviewer(), reviewer(Role.ADMINISTRATOR, email="clerk@example.no")
    pairs = [(kvam.pk, clerk.pk), (other.pk, clerk.pk), (kvam.pk, leader.pk)]

    assert assign_reviewers(kvam.round, pairs=pairs, by=leader) == 3
    assert assign_reviewers(kvam.round, pairs=pairs, by=leader) == 0

    mail = Mail.objects.get(template="municipalities.asked_to_read")
    assert (mail.to, mail.receiver_id) == ("clerk@example.no", clerk.pk)
    assert "2." in mail.body


def test_an_unfit_reviewer_is_not_asked_and_whoever_has_begun_stays(kvam: Application) -> None:
    leader = reviewer()
    unfit = review.declared(people.administrator(), unfit=kvam.municipality)
    with pytest.raises(RefusedError, match="conflict of interest and cannot be asked"):
        assign_reviewers(kvam.round, pairs=[(kvam.pk, unfit.pk)], by=leader)

    save(kvam, leader, 3)

    with pytest.raises(RefusedError, match="have begun to score"):
        assign_reviewers(kvam.round, pairs=[], by=leader)


def test_only_the_project_leader_asks_and_only_of_staff(kvam: Application) -> None:
    leader, clerk = reviewer(), reviewer(Role.ADMINISTRATOR)
    with pytest.raises(RefusedError, match="This is done by"):
        assign_reviewers(kvam.round, pairs=[(kvam.pk, clerk.pk)], by=clerk)
    with pytest.raises(RefusedError, match="have changed"):
        assign_reviewers(kvam.round, pairs=[(kvam.pk, people.user(Role.STEERING).pk)], by=leader)


def test_the_first_time_everybody_who_may_is_ticked(client: Client, kvam: Application) -> None:
    leader = reviewer()
    unfit = review.declared(people.administrator(name="Una Fit"), unfit=kvam.municipality)
    people.sign_in(client, leader)
    page = reverse("municipalities:reviewer_assign", args=[kvam.round_id])

    response = client.get(page)

    assert response.context["chosen"] == {f"{kvam.pk}-{leader.pk}"}
    assert f'value="{kvam.pk}-{unfit.pk}"' not in response.text  # a key of the form may hold the bare numbers
    assert client.post(page, {"pairs": [f"{kvam.pk}-{leader.pk}"]}).status_code == 302
    assert client.post(page, {"pairs": [f"{kvam.pk}-{unfit.pk}"]}).status_code == 422
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize(("done", "words"), [(False, "has begun"), (True, "has finished")])
def test_the_table_of_reviewers_tells_who_has_begun_and_who_is_done(
    client: Client, kvam: Application, *, done: bool, words: str
) -> None:
    leader = reviewer()
    Assessment.objects.create(
        application=kvam,
        reviewer=leader,
        status=AssessmentStatus.DONE if done else AssessmentStatus.DRAFT,
        saved_at=clock.now(),
        done_at=clock.now() if done else None,
    )
    people.sign_in(client, leader)

    text = client.get(reverse("municipalities:reviewer_assign", args=[kvam.round_id])).text

    assert [each for each in ("has begun", "has finished") if f"<span>{each}</span>" in text] == [words]


# Save and next


def test_save_and_next_leads_to_the_least_read(client: Client, kvam: Application) -> None:
    often, seldom, unfit = (
        make.application(S.SUBMITTED, round=kvam.round, municipality=make.municipality(name))
        for name in ("Askøy", "Bømlo", "Austevoll")
    )
    leader = review.declared(people.project_leader(language="en"), unfit=unfit.municipality)
    for each in (kvam, often, seldom, unfit):
        made.assigned(each, leader)
    made.assessment(often, reviewer(), 1, 1, 1)
    people.sign_in(client, leader)

    first = client.post(page_of(kvam), sent(kvam, 3, 2, 1, then="next"))
    second = client.post(page_of(seldom), sent(seldom, 3, 2, 1, then="next"))
    last = client.post(page_of(often), sent(often, 3, 2, 1, then="next"), follow=True)

    assert [first["Location"], second["Location"]] == [page_of(seldom), page_of(often)]
    assert last.redirect_chain == [(f"{LIST}?round={kvam.round_id}", 302)]
    assert "You have no more applications to read in this round." in last.text
    assert last.context["own"].progress == queries.Progress(3, 3)


def test_what_is_half_scored_is_said_and_stays_on_the_list(client: Client, kvam: Application) -> None:
    leader = reviewer()
    made.assigned(kvam, leader)
    people.sign_in(client, leader)

    page = client.post(page_of(kvam), sent(kvam, 3, then="stay"), follow=True)

    assert "Kvam is saved. 2 scores are left." in page.text
    assert queries.next_to_read(leader, kvam.round) == kvam


def test_every_point_stands_with_its_scale_and_the_sentences(client: Client, kvam: Application) -> None:
    text = people.sign_in(client, reviewer()).get(page_of(kvam)).text

    assert "Kari Rettleiar" in text
    assert all(f"Supervision is {value}" in text for value in range(5))
    assert text.index('id="supervisor-1"') < text.index("Supervision is 4") < text.index('id="office-1"')


def test_locked_scores_are_text_not_fields(client: Client, kvam: Application) -> None:
    _phases(kvam)
    leader = reviewer()
    made.assessment(kvam, leader, 3, 2, 1)
    people.sign_in(client, leader)

    with clock.at(date(2017, 3, 24)):
        text = client.get(page_of(kvam)).text
        refused = client.post(page_of(kvam), sent(kvam, 0, 0, 0, version=1))

    assert "The recommendation has begun: the scores are locked." in text
    assert "You gave 3." in text
    assert 'type="radio"' not in text
    assert refused.status_code == 409
    assert list(Score.objects.order_by("value").values_list("value", flat=True)) == [1, 2, 3]


def test_the_discussion_shows_who_gave_what(client: Client, kvam: Application) -> None:
    leader = reviewer(name="Anna Lesar")
    made.assessment(kvam, leader, 4, 4, 4)
    made.assessment(kvam, reviewer(name="Brit Lesar"), 1, 4, 4)
    people.sign_in(client, leader)

    text = client.get(reverse("municipalities:discussion_list", args=[kvam.round_id])).text

    assert "Anna Lesar 4" in text
    assert "Brit Lesar 1" in text
    assert "Breadth" not in text
