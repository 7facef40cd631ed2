"""The scanner fails closed: no answer, a wrong one or a slow one stops the upload, and what it finds is never stored."""

import hashlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.rules import RefusedError
from alisvest.documents.checking import check
from alisvest.documents.models import Attachment, Document
from tests.make import candidates, documents, people

Talk = Callable[[socket.socket], None]
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


def received(talk: socket.socket) -> bytes:
    """Read one INSTREAM as a scanner does."""
    with talk.makefile("rb") as file:
        assert file.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", file.read(4))[0]:
            content += file.read(length)
    return content


def honest(talk: socket.socket) -> None:
    found = EICAR in received(talk)
    talk.sendall(b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0")


def confused(talk: socket.socket) -> None:
    received(talk)
    talk.sendall(b"INSTREAM size limit exceeded. ERROR\0")


def hanging_up(talk: socket.socket) -> None:
    talk.recv(20)


def silent(talk: socket.socket) -> None:
    received(talk)
    talk.recv(1)  # until the other side has had enough


def dripping(talk: socket.socket) -> None:
    """Each byte comes before the patience with a single step ends; together they never come to an end."""
    received(talk)
    for _ in range(300):
        talk.sendall(b" ")
        time.sleep(0.1)


@contextmanager
def scanner(how: Talk, tmp_path: Path, settings: Settings, *, seconds: float = 30) -> Iterator[None]:
    """Run a scanner for one talk, on a socket in a folder."""
    address = str(tmp_path / "scanner")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(address)
        listening.listen(1)
        settings.CLAMAV_SOCKET, settings.CLAMAV_SECONDS = address, seconds

        def serve() -> None:
            talk, _peer = listening.accept()
            with talk:
                try:
                    how(talk)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield
        thread.join(timeout=5)


def test_a_clean_file_passes(tmp_path: Path, settings: Settings) -> None:
    with scanner(honest, tmp_path, settings):
        assert check(documents.upload()).media_type == "application/pdf"


def test_a_scanner_is_reached_by_host_and_port_too(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CLAMAV_SOCKET, settings.CLAMAV_SECONDS = f"127.0.0.1:{listening.getsockname()[1]}", 30

        def serve() -> None:
            with listening.accept()[0] as talk:
                honest(talk)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        assert check(documents.upload()).media_type == "application/pdf"
        thread.join(timeout=5)


@pytest.mark.parametrize("how", [confused, hanging_up, silent, dripping], ids=lambda how: how.__name__)
def test_without_a_verdict_nothing_is_taken_in(how: Talk, tmp_path: Path, settings: Settings) -> None:
    started = time.monotonic()
    with scanner(how, tmp_path, settings, seconds=1):
        with pytest.raises(RefusedError, match="scanner does not answer"):
            check(documents.upload())
        assert time.monotonic() - started < 15  # of the thirty that it would have taken


def test_without_a_scanner_nothing_is_taken_in(tmp_path: Path, settings: Settings) -> None:
    for settings.CLAMAV_SOCKET in (str(tmp_path / "nobody"), "127.0.0.1:1"):
        with pytest.raises(RefusedError, match="scanner does not answer"):
            check(documents.upload())


def test_what_is_found_is_not_stored_and_the_trail_says_who_and_what(
    tmp_path: Path, settings: Settings, store: Path
) -> None:
    content = documents.pdf(EICAR.decode())
    leader, doctor = people.project_leader(), candidates.candidate()
    with (
        clock.at(date(2019, 1, 15)),
        scanner(honest, tmp_path, settings),
        pytest.raises(RefusedError, match="found something harmful"),
    ):
        documents.add(doctor, "course_certificate", by=leader, content=content, name="navn på noen.pdf")

    assert (Attachment.objects.count(), Document.objects.count()) == (0, 0)
    assert not store.exists()
    event = Event.objects.get(verb="documents.harmful_file_refused")
    assert (event.subject_id, event.by_id, event.on) == (doctor.pk, leader.pk, date(2019, 1, 15))
    assert event.changes == {
        "kind": "course_certificate",
        "sha256": hashlib.sha256(content).hexdigest(),
        "finding": "Eicar-Signature",
    }


def test_the_whole_file_reaches_the_scanner(tmp_path: Path, settings: Settings) -> None:
    """A finding in the last bytes of a large file is found."""
    content = documents.photo((1500, 1500), quality=95) + EICAR
    with scanner(honest, tmp_path, settings), pytest.raises(Exception, match="Eicar-Signature"):
        check(SimpleUploadedFile("stor.jpg", content))
