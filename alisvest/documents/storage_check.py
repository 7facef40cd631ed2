"""Holds the stored files against their rows: what is missing, changed, left over, or still there after its removal."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.core.files.storage import default_storage
from django.utils import timezone

from alisvest.documents.models import Document
from alisvest.documents.workflow import FileStatus

IN_FLIGHT = timedelta(hours=1)  # a file younger than this may belong to a transaction that is still open
PIECE = 1024 * 1024


class Fault(StrEnum):
    MISSING = "row without file"
    CHANGED = "changed bytes"
    LEFT_OVER = "file without row"
    NOT_DELETED = "removed, but the file is still there"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `stored_name` is the random name in the store, `document` the key of its row where there is one."""

    fault: Fault
    stored_name: str
    document: int | None = None

    def __str__(self) -> str:
        row = f"document {self.document}: " if self.document else ""
        return f"{row}{self.stored_name}: {self.fault}"


def check_storage() -> Iterator[Finding]:
    """Walk the faults. Reads every stored byte."""
    files = _stored_names()
    known = set()
    rows = Document.objects.order_by("pk").values_list("pk", "stored_name", "sha256", "attachment__status")
    for pk, name, sha256, status in rows.iterator():
        known.add(name)
        if status == FileStatus.REMOVED:
            if name in files:
                yield Finding(Fault.NOT_DELETED, name, pk)
        elif name not in files:
            yield Finding(Fault.MISSING, name, pk)
        elif _hash(name) != sha256:
            yield Finding(Fault.CHANGED, name, pk)
    for name in sorted(files - known):
        if timezone.now() - default_storage.get_modified_time(name) > IN_FLIGHT:  # noqa: TID251  a file's age is real time
            yield Finding(Fault.LEFT_OVER, name)


def delete_what_was_removed() -> int:
    """Delete the files whose content was removed and which are still there. Returns their number."""
    left = [finding for finding in check_storage() if finding.fault == Fault.NOT_DELETED]
    for finding in left:
        default_storage.delete(finding.stored_name)
    return len(left)


def _stored_names() -> set[str]:
    try:
        return set(default_storage.listdir("")[1])
    except FileNotFoundError:  # nothing was ever stored
        return set()


def _hash(name: str) -> str:
    digest = hashlib.sha256()
    with default_storage.open(name) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
