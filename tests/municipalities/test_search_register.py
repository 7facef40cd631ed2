"""Any name or number, ever, finds the right municipality of today and says why."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse_lazy

from alisvest.core import clock
from municipalities import queries
from municipalities.actions import load_register
from municipalities.models import Municipality
from tests.make import people

AFTER = date(2021, 6, 1)
PAGE = reverse_lazy("municipalities:municipality_list")


@pytest.fixture
def _register() -> None:
    load_register()


@pytest.mark.usefixtures("_register")
class TestSearch:
    @pytest.mark.parametrize(
        ("words", "found", "why"),
        [
            ("Odda", "Ullensvang", "Odda, 1228 until 31 December 2019, now Ullensvang"),
            ("1228", "Ullensvang", "Odda, 1228 until 31 December 2019, now Ullensvang"),
            ("1238", "Kvam", "1238"),
            ("4622", "Kvam", ""),
            ("1519", "Volda", "1519 Volda until 31 December 2019, now Volda"),
            ("1443", "Stad", "Eid, 1443 until 31 December 2019, now Stad"),
        ],
    )
    def test_the_right_one_of_today_is_found_and_says_why(self, words: str, found: str, why: str) -> None:
        rows = list(queries.found_on(people.project_leader(), AFTER, words=words))
        reasons = queries.why_found([row.pk for row in rows], AFTER, words=words)

        assert [row.name for row in rows] == [found]
        assert why in " ".join(reasons.get(rows[0].pk, [])).replace("\xa0", " ")

    def test_before_the_merger_it_is_itself(self) -> None:
        rows = list(queries.found_on(people.project_leader(), date(2019, 12, 31), words="1228"))

        assert [row.name for row in rows] == ["Odda"]

    def test_the_page_tells_both_ways(self, client: Client) -> None:
        odda = Municipality.objects.get(name="Odda")
        client = people.sign_in(client, people.project_leader(language="en"))
        with clock.at(AFTER):
            page = client.get(odda.get_absolute_url()).content.decode()
            new = client.get(queries.answers_for(odda, AFTER).get_absolute_url()).content.decode()

        assert "Became part of Ullensvang (4618)" in page
        assert "Took over Odda (1228)" in new

    @pytest.mark.parametrize(
        ("words", "on", "name", "when"),
        [
            ("4618", "2019-01-15", "Ullensvang", "4618: 1 January 2020 –"),
            ("4649", "2019-01-15", "Stad", "4649: 1 January 2020 –"),
        ],
    )
    def test_what_is_of_another_time_is_hinted_at(
        self, client: Client, words: str, on: str, name: str, when: str
    ) -> None:
        page = people.sign_in(client, people.project_leader(language="en")).get(PAGE, {"words": words, "on": on})

        told = [(each.name, said.replace("\xa0", " ")) for each, said in page.context["elsewhen"]]
        assert told == [(name, when)]
        assert "At another time:" in page.text

    def test_a_number_that_nobody_ever_had_is_hinted_at_by_nothing(self, client: Client) -> None:
        page = people.sign_in(client, people.project_leader(language="en")).get(PAGE, {"words": "9999"})

        assert page.context["elsewhen"] == []
        assert "At another time:" not in page.text
