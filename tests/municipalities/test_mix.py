"""The choice: the grid of a whole round, and a mix of municipalities against the field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from municipalities import queries
from municipalities.models import Application, Round
from municipalities.models.choices import ListModel
from municipalities.queries import grid as grids
from municipalities.workflow import ApplicationStatus
from tests.make import assessment as scores
from tests.make import municipalities as make
from tests.make import people, review

S = ApplicationStatus
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)):
        yield


def handed_in(name: str, *, model: str = ListModel.MUNICIPAL, county: str = "Hordaland", **fields: Any) -> Application:
    version = {key: fields.pop(key) for key in ("population",) if key in fields}
    return make.application(
        S.SUBMITTED, municipality=make.municipality(name, county=county, **version), complete=False, **fields
    )


def leader(client: Client, *, unfit: Any = None) -> User:
    """Sign the project leader in, who has declared about whatever is handed in by now."""
    person = review.declared(people.user(Role.PROJECT_LEADER, language="en"), unfit=unfit)
    people.sign_in(client, person)
    return person


def grid(client: Client, round_: Round, **query: Any) -> Any:
    return client.get(reverse("municipalities:grid_detail", args=[round_.pk]), query)


def mix(client: Client, round_: Round, *chosen: Application, **query: Any) -> Any:
    address = reverse("municipalities:mix_detail", args=[round_.pk])
    return client.get(address, {"s": [each.pk for each in chosen], **query})


def names(response: Any) -> list[str]:
    return [line["name"] for line in response.context["lines"]]


def cells(response: Any, name: str) -> dict[str, Any]:
    line = next(line for line in response.context["lines"] if line["name"] == name)
    return {column.key: cell for cell, column, _now in line["cells"]}


# The grid


def test_the_grid_has_facts_and_scores_of_every_municipality(client: Client) -> None:
    kvam = make.application(S.SUBMITTED, municipality=make.municipality("Kvam", population=8500), places_wanted=2)
    make.application(S.SUBMITTED, municipality=make.municipality("Fedje", population=560))
    scores.criteria(kvam.round)
    person = leader(client)
    scores.assessment(kvam, person, 4, 4, 2, 1)

    response = grid(client, kvam.round)

    assert names(response) == ["Fedje", "Kvam"]
    told = cells(response, "Kvam")
    assert told["population"].text == f"8{NBSP}500"
    assert (told["places_wanted"].text, told["places_wanted"].said) == ("2", "Highest")
    assert told["patient_list.list_model"].text == str(ListModel(told_model(kvam)).label)
    assert told["total"].text == "2,83"
    assert cells(response, "Fedje")["total"].text == "–"


def told_model(application: Application) -> str:
    return str(application.places.get(rank=1).patientlistsection.list_model)


def test_every_column_of_the_grid_stands_above_its_own_fact() -> None:
    application = make.application(S.SUBMITTED)
    whole = queries.with_answers(Application.objects.all()).get(pk=application.pk)

    columns = grids.columns_of([], [str(point) for point in range(10)])

    assert [each.label for each in columns] == [fact.label for fact in queries.application_facts(whole)]


def test_the_grid_shows_the_points_that_are_chosen(client: Client) -> None:
    application = make.application(S.SUBMITTED)
    leader(client)

    response = grid(client, application.round, p=["8", "nonsense"])

    assert {column.group for column, _sorts, _now in response.context["heads"]} == {"8"}


def test_the_grid_can_be_put_in_order_by_every_column_that_says_so(client: Client) -> None:
    first = make.application(S.SUBMITTED)
    make.application(S.SUBMITTED, complete=False)
    scores.criteria(first.round)
    leader(client)
    groups = ["scores", "municipality", *(str(point) for point in range(10))]

    keys = [column.key for column, sorts, _now in grid(client, first.round, p=groups).context["heads"] if sorts]

    assert len(keys) > 30
    for key in keys:
        assert len(names(grid(client, first.round, p=groups, sort=key))) == 2
        assert len(names(grid(client, first.round, p=groups, sort=f"-{key}"))) == 2


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Askøy", "Bømlo", "Fedje"]),
        ("-name", ["Fedje", "Bømlo", "Askøy"]),
        ("population", ["Fedje", "Bømlo", "Askøy"]),
        ("-population", ["Askøy", "Bømlo", "Fedje"]),
        ("total", ["Fedje", "Askøy", "Bømlo"]),
        ("-total", ["Askøy", "Fedje", "Bømlo"]),
        ("recruitment.gp_posts", ["Askøy", "Bømlo", "Fedje"]),
        ("nonsense", ["Askøy", "Bømlo", "Fedje"]),
    ],
)
def test_the_order_of_the_grid(client: Client, sort: str, order: list[str]) -> None:
    made = {
        name: make.application(S.SUBMITTED, municipality=make.municipality(name, population=population))
        for name, population in (("Fedje", 560), ("Askøy", 28000), ("Bømlo", 11800))
    }
    scores.criteria(made["Fedje"].round)
    person = leader(client)
    scores.assessment(made["Fedje"], person, 1, 1, 1)
    scores.assessment(made["Askøy"], person, 3, 3, 3)

    assert names(grid(client, made["Fedje"].round, sort=sort)) == order


def test_whoever_is_unfit_sees_no_line_and_hears_that_one_is_left_out(client: Client) -> None:
    kvam = make.application(S.SUBMITTED, municipality=make.municipality("Kvam"))
    make.application(S.SUBMITTED, municipality=make.municipality("Voss"))
    leader(client, unfit=kvam.municipality)

    response = grid(client, kvam.round)
    chosen = mix(client, kvam.round, kvam)

    assert names(response) == ["Voss"]
    assert "1 municipality is not shown" in response.text
    assert "Kvam" not in chosen.text
    assert chosen.context["weighed"].posts == 0


def test_whoever_has_not_declared_sees_nothing(client: Client) -> None:
    kvam = make.application(S.SUBMITTED, municipality=make.municipality("Kvam"))
    people.sign_in(client, people.project_leader(language="en"))

    assert "Kvam" not in grid(client, kvam.round).text
    assert "Kvam" not in mix(client, kvam.round, kvam).text


def test_a_phone_goes_from_point_to_point(client: Client) -> None:
    application = make.application(S.SUBMITTED)
    leader(client)

    first = grid(client, application.round)
    second = client.get(
        reverse("municipalities:grid_detail", args=[application.round_id]) + first.context["steps"]["next"]
    )

    assert first.context["steps"]["previous"] == ""
    assert [now for _c, _s, now in second.context["heads"]].index(True) == 1
