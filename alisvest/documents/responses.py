"""The one way a stored or freshly made file leaves the application."""

import hashlib

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from alisvest.documents.models import Document


class DamagedFileError(Exception):
    """The stored bytes are not those that were archived."""


def content_of(document: Document) -> bytes:
    """Read the stored bytes. Raises DamagedFileError where they differ from what was archived."""
    with default_storage.open(document.stored_name) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise DamagedFileError(document.pk)
    return content


def attachment(content: bytes, *, shown_name: str, media_type: str) -> HttpResponse:
    """Answer with a file: always as attachment, never sniffed, never cached, sandboxed."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=shown_name) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store, private"
    return response


def stored_attachment(document: Document, *, shown_name: str = "") -> HttpResponse:
    """Answer with a stored file, under another name where it hangs on a row by one."""
    name = shown_name or document.shown_name
    return attachment(content_of(document), shown_name=name, media_type=document.media_type)
