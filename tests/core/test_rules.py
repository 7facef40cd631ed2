import pytest

from alisvest.core.roles import Role
from alisvest.core.rules import Kind, Move, RefusedError, not_now, refuse_move, require, transitions
from tests.make import people

MOVES = {
    "send": Move(frozenset({"draft", "returned"}), "sent", frozenset({Role.SIGNER})),
    "return": Move(frozenset({"sent"}), "returned", frozenset({Role.ADMINISTRATOR})),
}


def test_another_role_is_told_who_does_it() -> None:
    refusal = refuse_move(MOVES, "send", status="draft", status_label="Draft", by=people.administrator())

    assert refusal is not None
    assert refusal.kind is Kind.NOT_YOURS_TO_DO
    assert str(Role.SIGNER.label) in str(refusal.reason)


def test_the_wrong_status_is_named() -> None:
    refusal = refuse_move(MOVES, "return", status="draft", status_label="Draft", by=people.administrator())

    assert refusal is not None
    assert refusal.kind is Kind.NOT_POSSIBLE_NOW
    assert "Draft" in str(refusal.reason)


def test_nothing_stands_in_the_way() -> None:
    assert refuse_move(MOVES, "return", status="sent", status_label="Sent", by=people.administrator()) is None
    require(None)


def test_a_refusal_stops_the_action() -> None:
    with pytest.raises(RefusedError, match="Too late"):
        require(not_now("Too late."))


def test_the_database_learns_the_same_moves() -> None:
    assert transitions(MOVES) == [("draft", "sent"), ("returned", "sent"), ("sent", "returned")]
