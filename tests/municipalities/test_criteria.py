"""Criteria: written in both forms, published and locked by the database, changed later with a reason alone."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import change_criterion, publish_criteria, remove_criterion, save_criterion
from municipalities.models import Anchor, Criterion, CriterionChange, Round
from municipalities.rules.criterion import CriterionText
from municipalities.workflow import RoundStatus
from tests.make import municipalities as make
from tests.make import people

ANCHORS = {value: (f"Bokmål {value}", f"Nynorsk {value}") for value in range(5)}
TEXT = CriterionText(title_nb="Veileder", title_nn="Rettleiar", weight=20, anchors=ANCHORS, point="4")


def published() -> tuple[Round, Criterion]:
    round_ = make.round_()
    criterion = make.criterion(round_)
    return publish_criteria(round_, by=people.project_leader()), criterion


def test_a_criterion_is_written_and_stands_where_it_is_put() -> None:
    round_, leader = make.round_(), people.project_leader()
    save_criterion(round_, TEXT, by=leader)
    first = save_criterion(round_, CriterionText("Bakvakt", "Bakvakt", 10, ANCHORS), place=1, by=leader)

    assert [each.title_nn for each in round_.criteria.all()] == ["Bakvakt", "Rettleiar"]
    remove_criterion(first, by=leader)
    assert [(each.order, each.title_in("nn")) for each in round_.criteria.all()] == [(1, "Rettleiar")]
    assert round_.criteria.get().anchors.get(value=4).words_in("nb") == "Bokmål 4"


LOCKED: dict[str, Any] = {
    "change": lambda c: Criterion.objects.filter(pk=c.pk).update(weight=99),
    "change with a number": lambda c: Criterion.objects.filter(pk=c.pk).update(weight=99, revision=1),
    "sentence": lambda c: Anchor.objects.filter(criterion=c).update(words_nb="Annet", revision=1),
    "delete": lambda c: Anchor.objects.filter(criterion=c).delete(),
    "add": lambda c: make.criterion(c.round, order=2),
}


@pytest.mark.parametrize("way", LOCKED)
def test_the_database_locks_what_is_published(way: str) -> None:
    _round, criterion = published()

    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        LOCKED[way](criterion)

    assert LOCKED[way](make.criterion(make.round_(name="Another"))) is not None  # the control: unpublished


def test_criteria_are_published_whole_and_once() -> None:
    round_ = make.round_()
    make.criterion(round_).anchors.filter(value=3).delete()

    with pytest.raises(IntegrityError, match="not whole"), transaction.atomic():
        publish_criteria(round_, by=people.project_leader())
    round_, _criterion = published()
    with pytest.raises(IntegrityError, match="are published"), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(criteria_published_at=None)


def test_a_published_criterion_is_changed_with_a_reason_that_stays() -> None:
    round_, criterion = published()
    leader = people.project_leader()

    with pytest.raises(RefusedError) as refused:
        change_criterion(criterion, TEXT, reason=" ", by=leader)
    changed = change_criterion(criterion, TEXT, reason="The weight was a slip.", by=leader)
    again = change_criterion(criterion, TEXT, reason="Once more.", by=leader)

    assert refused.value.refusal.field == "reason"
    assert (changed.weight, again.revision) == (20, 2)
    first = CriterionChange.objects.earliest("pk")
    assert (first.reason, first.before["weight"], first.before["anchors"]["4"][1]) == (
        "The weight was a slip.",
        10,
        "4 nynorsk",
    )
    assert round_.criteria.get().anchors.get(value=0).words_nn == "Nynorsk 0"
    with pytest.raises(RefusedError, match="published and locked"):
        save_criterion(round_, TEXT, by=leader)


def test_after_the_resolution_the_criteria_stand() -> None:
    round_, criterion = published()
    round_.status = RoundStatus.RESOLVED
    round_.save()

    with pytest.raises(RefusedError, match="has resolved"):
        change_criterion(criterion, TEXT, reason="Too late.", by=people.project_leader())


def test_only_the_project_leader_writes_criteria() -> None:
    with pytest.raises(RefusedError) as refused:
        save_criterion(make.round_(), TEXT, by=people.administrator())

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_applicants_read_the_criteria_in_their_own_form_once_they_are_published(client: Client) -> None:
    round_ = make.round_()
    make.criterion(round_, title_nb="Veilederen", title_nn="Rettleiaren")
    people.sign_in(client, make.member(make.municipality(), language="nn"))
    page = reverse("municipalities:criterion_list", args=[round_.pk])

    before = client.get(page)
    publish_criteria(round_, by=people.project_leader())
    after, on_round = client.get(page), client.get(round_.get_absolute_url())

    assert "Rettleiaren" not in before.text
    for shown in (after, on_round):
        assert "Rettleiaren" in shown.text
        assert "4 nynorsk" in shown.text
        assert "Veilederen" not in shown.text


def test_the_page_writes_publishes_and_asks_for_the_reason(client: Client) -> None:
    round_ = make.round_()
    people.sign_in(client, people.project_leader(language="en"))
    typed = {"title_nb": "Veileder", "title_nn": "Rettleiar", "weight": "20", "point": "4"}
    typed |= {f"anchor_{value}_{form}": f"{form} {value}" for value in range(5) for form in ("nb", "nn")}
    add = reverse("municipalities:criterion_add", args=[round_.pk])

    lacking = client.post(add, typed | {"anchor_2_nn": ""})
    saved = client.post(add, typed)
    client.post(reverse("municipalities:criteria_publish", args=[round_.pk]))
    change = reverse("municipalities:criterion_change", args=[Criterion.objects.get().pk])
    silent = client.post(change, typed | {"weight": "5"})
    told = client.post(change, typed | {"weight": "5", "reason": "A slip."}, follow=True)

    assert (lacking.status_code, saved.status_code, silent.status_code) == (422, 302, 422)
    assert "A slip." in told.text
    assert Criterion.objects.get().weight == 5
