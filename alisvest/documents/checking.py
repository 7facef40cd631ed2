"""From what somebody sent to bytes that may be kept: the scanner, then a real open in a child process with limits."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.identity import holds_national_identity_number
from alisvest.core.rules import Refusal, not_now, require
from alisvest.documents.names import shown_name, suffix_of
from alisvest.documents.scanner import ScannerUnreachableError, scan

LARGEST = 10 * 1024 * 1024  # bytes
KEPT_ENVIRONMENT = ("PATH", "LANG", "TMPDIR", "LD_LIBRARY_PATH")  # no secret of the web process reaches the child

SENTENCES: Mapping[str, str | Promise] = {
    "type": _("Only PDF, JPEG and PNG are kept. Save the file as one of them and choose it again."),
    "empty": _("The file is empty. Choose another file."),
    "size": _("The file can be at most 10 MB. Make it smaller, or split it."),
    "other_content": _("The file is not what its name says. Save it anew as PDF, JPEG or PNG and choose it again."),
    "damaged": _("The file is damaged or not complete. Save it anew and choose it again."),
    "pixels": _("The picture has too many pixels. Take it with a smaller size, or save it as PDF."),
    "moving": _("The picture moves. Save one still picture and choose that."),
    "too_much": _(
        "The file holds too much to be checked. Save it in a simpler form, for example by printing it to PDF."
    ),
    "pdf_encrypted": _("The PDF is locked with a password. Save it without one and choose it again."),
    "pdf_script": _("The PDF holds a program (script or a dynamic form). Print it to PDF and choose the new file."),
    "pdf_launch": _("The PDF holds a command that starts or sends something. Print it to PDF and choose the new file."),
    "pdf_files": _("The PDF holds other files or media. Print it to PDF and choose the new file."),
    "not_checked": _("The file could not be checked. Save it anew, for example by printing it to PDF, and try again."),
    "identity_number": _("The file's name holds a national identity number. Give the file another name."),
}
NO_SCANNER = _("Files cannot be received just now, because the virus scanner does not answer. Try again in a while.")
FOUND = _("The virus scanner found something harmful in the file. It is not kept. Tell whoever you got it from.")


class HarmfulFileError(Exception):
    """The scanner found something: `finding` is its name for it, `sha256` the file it was found in."""

    def __init__(self, finding: str, sha256: str) -> None:
        self.finding, self.sha256 = finding, sha256
        super().__init__(finding)

    @property
    def refusal(self) -> Refusal:
        return not_now(FOUND, field="file")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept. `received` is the SHA-256 of what was sent, before an image was written anew."""

    content: bytes
    media_type: str
    shown_name: str
    received: str


def check(upload: UploadedFile[Any]) -> Checked:
    """Check a file that somebody sent. Raises RefusedError with words, or HarmfulFileError. Never inside a transaction:
    it takes its time.
    """
    name = upload.name or ""
    if holds_national_identity_number(name):
        _refuse("identity_number")
    if upload.size is None or upload.size > LARGEST:
        _refuse("size")
    if not upload.size:
        _refuse("empty")
    with _on_disk(upload) as path:
        received = _hash(path)
        _scan(path, received)
        content, media_type = _inspected(path, suffix_of(name))
    return Checked(content, media_type, shown_name(name, media_type), received)


def _refuse(code: str) -> None:
    require(not_now(SENTENCES.get(code, SENTENCES["not_checked"]), field="file"))


@contextmanager
def _on_disk(upload: UploadedFile[Any]) -> Iterator[Path]:
    """Give the upload a place in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="alisvest-") as folder:
        path = Path(folder) / "received"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        yield path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _scan(path: Path, received: str) -> None:
    if not settings.CLAMAV_SOCKET:
        return
    try:
        with path.open("rb") as file:
            finding = scan(file, settings.CLAMAV_SOCKET, seconds=settings.CLAMAV_SECONDS)
    except ScannerUnreachableError:
        require(not_now(NO_SCANNER, field="file"))
        return
    if finding:
        raise HarmfulFileError(finding, received)


def _inspected(path: Path, suffix: str) -> tuple[bytes, str]:
    """Let the child open the file; return the bytes to keep and their type."""
    target = path.with_name("rewritten")
    answer = _child(path, target, suffix)
    if "media_type" not in answer:
        _refuse(answer.get("refused", "not_checked"))
    kept = target if target.exists() else path
    return kept.read_bytes(), answer["media_type"]


def _child(source: Path, target: Path, suffix: str) -> dict[str, str]:
    """Run alisvest.documents.inspection. What ends in any other way than with its one line counts as not checked."""
    command = [sys.executable, "-m", "alisvest.documents.inspection", str(source), str(target), suffix]
    try:
        done = subprocess.run(  # noqa: S603  our own module, no shell
            command,
            cwd=settings.BASE_DIR,
            env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=settings.INSPECTION_SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}
