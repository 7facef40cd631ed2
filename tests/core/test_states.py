"""docs/states.md is what the tables of moves say."""

from collections.abc import Mapping

import pytest
from django.apps import apps

from alisvest.core import diagrams
from alisvest.core.management.commands.draw_states import STATES
from alisvest.core.rules import Move, transitions


def test_the_drawing_is_of_the_tables_as_they_are() -> None:
    assert STATES.read_text(encoding="utf-8") == diagrams.drawn(), "run: manage.py draw_states"


def test_a_changed_table_makes_the_drawing_old(monkeypatch: pytest.MonkeyPatch) -> None:
    found = diagrams.tables()
    shorter: Mapping[str, Move] = dict(list(found[0].moves.items())[:-1])
    monkeypatch.setattr(diagrams, "tables", lambda: [found[0]._replace(moves=shorter), *found[1:]])

    assert STATES.read_text(encoding="utf-8") != diagrams.drawn()


def test_every_life_that_the_database_guards_in_the_round_is_drawn() -> None:
    """A guard of moves in the database (pgtrigger.FSM) with pairs that no table draws would be a life left out."""
    guarded = [
        sorted(trigger.transitions)
        for model in apps.get_app_config("municipalities").get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if type(trigger).__name__ == "FSM"
    ]
    drawn = [transitions(table.moves) for table in diagrams.tables()]

    assert guarded
    assert [pairs for pairs in guarded if pairs not in drawn] == []
