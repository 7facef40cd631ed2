from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from alisvest.core.rules import RefusedError
from municipalities import queries
from municipalities.actions import load_register, record_organisation_number
from municipalities.models import Municipality, MunicipalityVersion, Succession
from tests.make import municipalities as make
from tests.make import people

BEFORE, AFTER = date(2017, 6, 1), date(2020, 6, 1)


def valid_on(day: date, county: str | None = None) -> int:
    versions = MunicipalityVersion.objects.filter(valid__contains=day)
    return versions.filter(county=county).count() if county else versions.count()


def named(name: str, day: date) -> Municipality:
    return Municipality.objects.valid_on(day).get(name=name)


def test_the_reform_leaves_43_of_59_in_vestland_and_volda_beside() -> None:
    load_register()

    assert (valid_on(BEFORE), valid_on(AFTER, "Vestland"), valid_on(AFTER)) == (59, 43, 44)


def test_loading_again_changes_nothing() -> None:
    load_register()
    before = (Municipality.objects.count(), MunicipalityVersion.objects.count(), Succession.objects.count())

    assert load_register() == 0
    assert (Municipality.objects.count(), MunicipalityVersion.objects.count(), Succession.objects.count()) == before


def test_the_command_loads_too(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_register")
    call_command("load_register")

    assert capsys.readouterr().out.endswith("0 rows entered.\n")


def test_a_new_number_is_the_same_municipality() -> None:
    load_register()

    bergen = named("Bergen", BEFORE)

    assert bergen == named("Bergen", AFTER)
    assert [version.number for version in bergen.versions.all()] == ["1201", "4601"]


def test_a_merger_makes_a_new_municipality_of_the_same_name() -> None:
    load_register()

    old, new = named("Ullensvang", BEFORE), named("Ullensvang", AFTER)

    assert old != new
    assert {s.predecessor.name for s in new.successions_in.all() if s.predecessor} == {"Jondal", "Odda", "Ullensvang"}
    assert old.valid.upper == date(2020, 1, 1)


def test_what_came_to_volda_from_outside_the_register_is_kept_by_name() -> None:
    load_register()

    came = named("Volda", AFTER).successions_in.all()

    assert sorted(s.outside_name or str(s.predecessor) for s in came) == ["1519 Volda", "1520 Ørsta", "Hornindal"]


def test_language_and_title_follow_the_day() -> None:
    load_register()

    assert queries.language_on(named("Kvam", BEFORE), BEFORE) == "nn"
    assert queries.language_on(named("Odda", BEFORE), BEFORE) == "nb"
    assert queries.full_name_on(named("Kvam", BEFORE), BEFORE) == "Kvam herad"
    with pytest.raises(queries.NoVersionError):
        queries.version_on(named("Odda", BEFORE), AFTER)


def test_an_old_number_finds_the_municipality_of_today() -> None:
    load_register()

    found = queries.register_on(people.project_leader(), AFTER, words="1238")

    assert [(row.name, row.number) for row in found] == [("Kvam", "4622")]  # type: ignore[attr-defined]


def test_names_stand_in_norwegian_order() -> None:
    load_register()

    names = [row.name for row in queries.register_on(people.project_leader(), BEFORE)]

    assert names[-3:] == ["Vågsøy", "Øygarden", "Årdal"]


def test_a_wrong_check_digit_is_refused_and_other_characters_cannot_be_stored() -> None:
    municipality = make.municipality()

    with pytest.raises(RefusedError) as refused:
        record_organisation_number(municipality, organisation_number="964338532", by=people.project_leader())
    assert refused.value.refusal.field == "organisation_number"
    record_organisation_number(municipality, organisation_number="964338531", by=people.administrator())
    with pytest.raises(IntegrityError):
        Municipality.objects.filter(pk=municipality.pk).update(organisation_number="96433853x")
