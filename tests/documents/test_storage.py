"""Files lie in a folder or in a bucket, without addresses; a command finds what no longer fits its row."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from alisvest.core import clock
from alisvest.documents import actions
from alisvest.documents.models import Attachment
from alisvest.documents.storage import NoAddressError
from tests.documents import s3
from tests.make import candidates, documents, people


@pytest.fixture
def bucket(settings: Settings) -> Iterator[type[s3.Store]]:
    with s3.running() as (address, kept):
        options = {
            "bucket_name": "alis",
            "endpoint_url": address,
            "region_name": "eu-north-1",
            "access_key": "reader",
            "secret_key": "secret",
        }
        backend = {"BACKEND": "alisvest.documents.bucket.PrivateBucket", "OPTIONS": options}
        settings.STORAGES = settings.STORAGES | {"default": backend}
        client = storages["default"].connection.meta.client  # type: ignore[attr-defined]
        yield kept
        client.close()


def reported() -> Attachment:
    leader = people.project_leader()
    made = documents.add(candidates.candidate(), "course_certificate", by=leader, content=documents.pdf("scan"))
    return actions.report_attachment(made, reason="Et navn er synlig.", by=leader)


def test_no_store_gives_an_address(bucket: type[s3.Store], settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NoAddressError):
        default_storage.url("x.pdf")
    disk = {"BACKEND": "alisvest.documents.storage.PrivateDisk", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = settings.STORAGES | {"default": disk}
    with pytest.raises(NoAddressError):
        default_storage.url("x.pdf")


def test_a_file_goes_into_the_bucket_is_read_through_the_view_and_removed(
    bucket: type[s3.Store], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    leader, content = people.project_leader(), documents.pdf("scan")
    made = documents.add(candidates.candidate(), "course_certificate", by=leader, content=content)

    assert bucket.objects == {f"/alis/{made.document.stored_name}": content}
    client = people.sign_in(Client(), leader)
    answer = client.get(reverse("documents:attachment_read", args=[made.pk, made.key]))
    assert (answer.status_code, answer.content) == (200, content)
    assert "127.0.0.1" not in str(answer.headers)
    call_command("check_storage", stdout=StringIO())

    actions.report_attachment(made, reason="Et navn er synlig.", by=leader)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_content(made, reason="Pasientens navn.", by=leader)
    assert bucket.objects == {}
    call_command("check_storage", stdout=StringIO())
    assert {signed for _method, _path, signed, _acl in bucket.seen} == {True}
    assert {acl for _method, _path, _signed, acl in bucket.seen} == {""}


def test_a_store_that_is_away_stores_nothing_and_makes_no_row(settings: Settings, bucket: type[s3.Store]) -> None:
    options = settings.STORAGES["default"]["OPTIONS"] | {"endpoint_url": "http://127.0.0.1:1"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": options}}

    with pytest.raises(Exception, match="Could not connect"):
        documents.add(candidates.candidate(), "course_certificate", by=people.project_leader())

    assert not Attachment.objects.exists()


def faults() -> list[str]:
    """Run the command; return what it says of each fault."""
    errors = StringIO()
    with suppress(CommandError):
        call_command("check_storage", stdout=StringIO(), stderr=errors)
    return [line.rpartition(": ")[2] for line in errors.getvalue().splitlines()]


def test_the_command_is_content_with_what_is_as_it_was() -> None:
    assert faults() == []
    documents.stored(candidates.candidate(), "course_certificate")

    assert faults() == []


def test_the_command_finds_what_is_missing_changed_and_left_over(store: Path) -> None:
    doctor = candidates.candidate()
    missing, changed, _whole = (documents.stored(doctor, "course_certificate", name=name) for name in "abc")
    (store / missing.document.stored_name).unlink()
    changed_file = store / changed.document.stored_name
    changed_file.chmod(0o600)
    changed_file.write_bytes(changed_file.read_bytes()[:-1] + b"!")
    orphan = store / "orphan.pdf"
    orphan.write_bytes(b"x")

    assert faults() == ["row without file", "changed bytes"]  # the third is young: its transaction may be open
    long_ago = time.time() - 7200
    os.utime(orphan, (long_ago, long_ago))
    assert faults() == ["row without file", "changed bytes", "file without row"]


def test_a_removed_file_that_is_still_there_is_found_and_deleted_when_asked(store: Path) -> None:
    """The row was committed and the deletion did not come through."""
    with clock.at(clock.now()):
        made = reported()
        actions.remove_content(made, reason="Pasientens navn.", by=people.project_leader())

    assert faults() == ["removed, but the file is still there"]
    call_command("check_storage", delete_removed=True, stdout=StringIO())
    assert faults() == []
    assert list(store.iterdir()) == []
