"""That a worker lives, and what it alone does now: locks on a connection of their own, which fall the moment it dies."""

import hashlib
import secrets
from contextlib import suppress
from types import TracebackType
from typing import Self

from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "alis-"


class Presence:
    """A worker's sign of life, under a name of its own. Use with `with`; `show` again in each round."""

    def __init__(self) -> None:
        self._number = secrets.randbits(62)
        self.name = f"{PREFIX}{self._number:x}"
        self._own: BaseDatabaseWrapper | None = None

    def __enter__(self) -> Self:
        self.show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def show(self) -> None:
        """Hold the sign of life, anew where the connection was lost. Raises OperationalError without a database."""
        try:
            self._ask("SELECT true")
        except (Error, RuntimeError):
            self.leave()
        if self._own is None:
            self._own = connection.copy()
            self._ask("SELECT pg_advisory_lock(%s)", self._number)

    def take(self, what: str) -> bool:
        """Take what only one worker may do at a time; no where another has it. Held until `give_back` or death."""
        return self._ask("SELECT pg_try_advisory_lock(%s)", _number_of(what))

    def give_back(self, what: str) -> None:
        with suppress(Error):  # a lost connection has given it back
            self._ask("SELECT pg_advisory_unlock(%s)", _number_of(what))

    def lives(self, name: str) -> bool | None:
        """Say whether the worker of that name lives; None for a name that is not a worker's of ours."""
        digits = name.removeprefix(PREFIX)
        if not name.startswith(PREFIX) or not all(digit in "0123456789abcdef" for digit in digits) or len(digits) > 16:
            return None
        number = int(digits or "0", 16)
        if number == self._number:
            return True
        free = self._ask("SELECT pg_try_advisory_lock(%s)", number)
        if free:
            self._ask("SELECT pg_advisory_unlock(%s)", number)
        return not free

    def _ask(self, question: str, *values: int) -> bool:
        if self._own is None:
            raise RuntimeError("Show the presence first.")
        with self._own.cursor() as cursor:
            cursor.execute(question, values)
            return bool(cursor.fetchone()[0])

    def leave(self) -> None:
        """Give back everything."""
        own, self._own = self._own, None
        if own is not None:
            with suppress(Error):
                own.close()


def _number_of(what: str) -> int:
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], "big", signed=True)
