"""A mail server for tests: it keeps what it accepted, says no, hangs and dies as told, and tells each moment."""

import contextlib
import random
import re
import socket
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from types import TracebackType
from typing import Self

MOMENTS = ("connected", "greeted", "sender", "receiver", "data", "text", "end", "accepted", "answered")
FAULTS = (
    "refuses the receiver for now",
    "refuses the text for now",
    "hangs before accepting",
    "hangs after accepting",
    "dies before accepting",
    "dies after accepting",
)
MESSAGE_ID = re.compile(rb"^Message-ID: *(<[^>]+>)", re.IGNORECASE | re.MULTILINE)


@dataclass
class MailServer:
    """`accepted` is its log: the Message-ID of each mail that it took. `share` of the mails meet a fault."""

    seed: int = 0
    share: float = 0.0
    hang: float = 2.0
    on_moment: Callable[[str], object] = str  # nothing of note
    accepted: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    answers: dict[str, bytes] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._chance = random.Random(self.seed)  # noqa: S311  a seeded test
        self._faults = cycle(self._chance.sample(FAULTS, len(FAULTS)))
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _address = self._socket.accept()
                threading.Thread(target=self._talk, args=[line], daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError), line, line.makefile("rwb") as file:
            line.settimeout(20)
            _Dialogue(self, file).run()

    def draw(self) -> str:
        fault = next(self._faults) if self._chance.random() < self.share else ""
        self.met[fault] += 1
        return fault


class _EndError(OSError):
    """The server goes away without a word."""


class _Dialogue:
    def __init__(self, server: MailServer, file: object) -> None:
        self.server, self.file = server, file

    def say(self, words: bytes) -> None:
        self.file.write(words + b"\r\n")  # type: ignore[attr-defined]
        self.file.flush()  # type: ignore[attr-defined]

    def hear(self) -> bytes:
        line: bytes = self.file.readline()  # type: ignore[attr-defined]
        if not line:
            raise _EndError
        return line

    def run(self) -> None:
        self.server.on_moment("connected")
        self.say(self.server.answers.get("connect", b"220 test"))
        while True:
            verb = self.hear()[:4].upper()
            if verb == b"QUIT":
                return self.say(b"221 bye")
            getattr(self, f"on_{verb.decode().lower()}", self.on_other)()

    def on_other(self) -> None:
        self.say(b"250 yes")

    def on_ehlo(self) -> None:
        self.server.on_moment("greeted")
        self.say(b"250-test\r\n250 8BITMIME")

    def on_mail(self) -> None:
        self.server.on_moment("sender")
        self.fault = self.server.draw()
        self.say(self.server.answers.get("sender", b"250 yes"))

    def on_rcpt(self) -> None:
        self.server.on_moment("receiver")
        later = self.fault == "refuses the receiver for now"
        self.say(b"450 come again later" if later else self.server.answers.get("receiver", b"250 yes"))

    def on_data(self) -> None:
        self.say(b"354 go on")
        self.server.on_moment("data")
        text = self.hear()
        self.server.on_moment("text")
        while not text.endswith(b"\r\n.\r\n"):
            text += self.hear()
        self.server.on_moment("end")
        self.decide(text)

    def decide(self, text: bytes) -> None:
        if self.fault == "refuses the text for now":
            return self.say(b"451 come again later")
        if "end" in self.server.answers:
            return self.say(self.server.answers["end"])
        if self.fault == "hangs before accepting":
            self.hang()
        if self.fault == "dies before accepting":
            raise _EndError
        found = MESSAGE_ID.search(text)
        self.server.accepted.append(found[1].decode() if found else "")
        self.server.bodies.append(text)
        self.server.on_moment("accepted")
        if self.fault == "hangs after accepting":
            self.hang()
        if self.fault == "dies after accepting":
            raise _EndError
        self.say(b"250 taken")
        self.server.on_moment("answered")
        return None

    def hang(self) -> None:
        threading.Event().wait(self.server.hang)
        raise _EndError
