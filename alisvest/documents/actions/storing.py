"""Archiving a file."""

import hashlib
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from alisvest.audit.actions import Actor, record
from alisvest.core import clock
from alisvest.documents.models import Document
from alisvest.documents.names import SUFFIX


def archive(content: bytes, *, kind: str, shown_name: str, media_type: str, by: Actor | None) -> Document:
    """Store bytes for good and return their row. Call inside the transaction of the verb that made them.

    A file whose transaction is rolled back is an orphan without a row: harmless, and found by the storage check.
    """
    stored_name = default_storage.save(f"{uuid4().hex}.{SUFFIX[media_type]}", ContentFile(content))
    document = Document.objects.create(
        kind=kind,
        shown_name=shown_name,
        stored_name=stored_name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=clock.now(),
        made_by_id=by.pk if by else None,
    )
    record("document.archived", document, by=by, changes={"sha256": document.sha256, "kind": kind})
    return document
