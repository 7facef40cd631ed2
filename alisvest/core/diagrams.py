"""State diagrams of every table of moves, drawn from the tables that rules, buttons and the database's guard read.

Nobody enters a table here: every mapping of verbs to moves in an app's `workflow` is found.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from types import ModuleType
from typing import Any, NamedTuple

from django.apps import apps
from django.utils import translation

from alisvest.core.roles import Role
from alisvest.core.rules import Move

HEAD = """# States

Drawn from the tables of moves in each app's `workflow` by `manage.py draw_states`: run it after changing one. A move
without a role is made by the application itself.
"""


class Table(NamedTuple):
    """One life: its name ("municipalities: application") and its moves by verb."""

    name: str
    moves: Mapping[str, Move]


def tables() -> list[Table]:
    """Return every table of moves of the installed apps, by name."""
    found = {table.name: table for module in _workflows() for table in _tables_of(module)}
    return [found[name] for name in sorted(found)]


def _workflows() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        name = f"{config.name}.workflow"
        if config.name.startswith("django.") or find_spec(name) is None:
            continue
        module = importlib.import_module(name)
        inner = list(pkgutil.iter_modules(getattr(module, "__path__", [])))
        yield from (importlib.import_module(f"{name}.{each.name}") for each in inner) if inner else [module]


def _tables_of(module: ModuleType) -> Iterator[Table]:
    app = module.__name__.split(".workflow")[0].rpartition(".")[2]
    for constant, value in vars(module).items():
        if not constant.endswith("MOVES") or constant.startswith("_") or not isinstance(value, Mapping):
            continue
        noun = constant.removesuffix("MOVES").strip("_") or module.__name__.rpartition(".")[2]
        noun = "file" if noun == "workflow" else noun
        yield Table(f"{app}: {noun.lower().replace('_', ' ')}", {verb: _move(move) for verb, move in value.items()})


def _move(given: Any) -> Move:
    """Some tables of the ground know no roles: their moves are (sources, target)."""
    return given if isinstance(given, Move) else Move(given[0], given[1], frozenset())


def drawn() -> str:
    """Return the document: a diagram in Mermaid and a table of who does what, for each life."""
    with translation.override("en"):
        return "\n".join([HEAD, *(_section(table) for table in tables())])


def _section(table: Table) -> str:
    statuses = {status for move in table.moves.values() for status in (*move.sources, move.target)}
    reached = {move.target for move in table.moves.values() if move.sources - {move.target}}
    ends = statuses - {source for move in table.moves.values() for source in move.sources - {move.target}}
    lines = [f"## {table.name.capitalize()}", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {status.value}: {status.label}" for status in sorted(statuses)]
    lines += [f"    [*] --> {status.value}" for status in sorted(statuses - reached) or [_first(table)]]
    edges = sorted((source, verb, move.target) for verb, move in table.moves.items() for source in move.sources)
    lines += [f"    {source.value} --> {target.value}: {verb.replace('_', ' ')}" for source, verb, target in edges]
    lines += [f"    {status.value} --> [*]" for status in sorted(ends)]
    lines += ["```", "", "| verb | from | to | who |", "| --- | --- | --- | --- |"]
    return "\n".join([*lines, *(_row(verb, move) for verb, move in table.moves.items()), ""])


def _first(table: Table) -> Any:
    """Where every status can be come back to, the first move's source is where a life begins."""
    return min(next(iter(table.moves.values())).sources)


def _row(verb: str, move: Move) -> str:
    sources = ", ".join(str(source.label) for source in sorted(move.sources))
    who = ", ".join(sorted(str(Role(role).label) for role in move.roles)) or "–"
    return f"| {verb.replace('_', ' ')} | {sources} | {move.target.label} | {who} |"
