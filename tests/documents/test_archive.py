import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from pytest_django import Settings

from alisvest.documents.actions import archive
from alisvest.documents.models import Document
from alisvest.documents.responses import DamagedFileError, stored_attachment


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    storages = {**settings.STORAGES}
    storages["default"] = {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = storages


def store(content: bytes = b"%PDF-1.7 x") -> Document:
    return archive(content, kind="statement", shown_name='Kvam "2018" æøå.pdf', media_type="application/pdf", by=None)


def test_a_file_is_kept_under_a_random_name_and_known_by_its_hash() -> None:
    document = store()

    assert document.sha256 == hashlib.sha256(b"%PDF-1.7 x").hexdigest()
    assert "Kvam" not in document.stored_name
    response = stored_attachment(document)
    assert response.content == b"%PDF-1.7 x"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "%C3%A6%C3%B8%C3%A5" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_damaged_file_is_noticed_and_not_served() -> None:
    document = store()
    Path(default_storage.path(document.stored_name)).write_bytes(b"%PDF-1.7 y")

    with pytest.raises(DamagedFileError):
        stored_attachment(document)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(IntegrityError, match="documents_document_has_content"), transaction.atomic():
        store(b"")
