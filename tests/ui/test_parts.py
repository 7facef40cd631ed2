from django.db import models
from django.template import engines
from django.utils import translation

from alisvest.ui.badges import Badge, Tone, badge_for
from alisvest.ui.parts import compare
from alisvest.ui.rule_list import Rule, State, in_order, summary


def test_rules_stand_worst_first_and_are_counted_in_words() -> None:
    rules = in_order([Rule(State.MET, "a", ""), Rule(State.MUST_FIX, "b", ""), Rule(State.MET, "c", "")])
    assert [rule.title for rule in rules] == ["b", "a", "c"]
    with translation.override("nb"):
        assert summary(rules) == "1 må rettes · 2 oppfylt"


def test_a_comparison_marks_highest_and_lowest_only_where_they_differ() -> None:
    assert [cell.mark for cell in compare("x", [5, 3, None, 5], str).cells] == ["highest", "lowest", "", "highest"]
    assert [cell.mark for cell in compare("x", [3, 3], str).cells] == ["", ""]
    assert compare("x", [None], str).cells[0].text == "–"


class Status(models.TextChoices):
    NEW = "new", "Ny"


def test_a_badge_comes_from_the_table_of_its_app() -> None:
    badge = badge_for(Status.NEW, {Status.NEW: (Tone.INFO, "clock")})
    assert badge == Badge("Ny", Tone.INFO, "clock")
    assert engines["django"].from_string("{% badge b %}").render({"b": badge}).count("Ny") == 1
