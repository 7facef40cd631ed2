"""Files on rows, and the bytes of an ordinary photo and an ordinary scan."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from PIL import Image

from alisvest.accounts.models import User
from alisvest.documents import actions
from alisvest.documents.kinds import kind_of
from alisvest.documents.models import Attachment
from tests.make import people


def pdf(text: str = "") -> bytes:
    """Make a PDF of one empty page; `text` makes it another file than the next one."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    if text:
        made.docinfo["/Title"] = text
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def photo(size: tuple[int, int] = (640, 480), kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    buffer = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def upload(content: bytes | None = None, name: str = "kvittering.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


def add(
    row: Model, kind: str, *, by: User, content: bytes | None = None, name: str = "kvittering.pdf", **given: Any
) -> Attachment:
    """Add a file the way a person does, with everything that is checked on the way."""
    paper = kind_of(kind)
    audience = given.pop("audience", paper.audiences[0].key)
    given = {"patient_data": False} | given
    return actions.add_attachment(row, paper, file=upload(content, name), audience=audience, by=by, **given)


def stored(
    row: Model, kind: str, *, by: User | None = None, name: str = "kvittering.pdf", audience: str = ""
) -> Attachment:
    """Put a file on a row without asking anybody, quickly."""
    paper = kind_of(kind)
    content = f"%PDF-1.7 {name}".encode()
    uploader = by or people.user()
    document = actions.archive(content, kind=kind, shown_name="x.pdf", media_type="application/pdf", by=uploader)
    return actions.file_document(
        row, paper, document, audience=audience or paper.audiences[0].key, by=uploader, shown_name=name
    )


def state(attachment: Attachment, **fields: Any) -> Attachment:
    """Bring a file into a state by its fields, as the verbs would leave it."""
    Attachment.objects.filter(pk=attachment.pk).update(**fields)
    attachment.refresh_from_db()
    return attachment


def reported(attachment: Attachment, *, by: User, at: datetime, reason: str = "Et navn er synlig.") -> Attachment:
    return state(attachment, reported_by=by, reported_at=at, report_reason=reason)
