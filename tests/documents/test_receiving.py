"""Receiving: streamed to disk, never more than a file may be, and never without words."""

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.documents import uploads
from alisvest.documents.checking import LARGEST
from alisvest.documents.models import Attachment
from tests.make import candidates, documents, people

MEGABYTE = 1024 * 1024
pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def page() -> tuple[Client, str]:
    doctor = candidates.candidate()
    client = people.sign_in(Client(), people.project_leader())
    return client, reverse("documents:attachment_add", args=["candidates.candidate", doctor.pk, "course_certificate"])


def sent(content: bytes, **more: object) -> dict[str, object]:
    key = "4b0e9f46-7a0c-4a34-9a58-0d3a5b9c1e11"
    file = documents.upload(content)
    return {"idempotency_key": key, "audience": "employer", "patient_data": "no", "file": file} | more


def test_eleven_megabytes_are_refused_at_the_field_and_not_written(
    page: tuple[Client, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    receive = uploads.BoundedUploadHandler.receive_data_chunk

    def listen(self: uploads.BoundedUploadHandler, raw_data: bytes, start: int) -> None:
        receive(self, raw_data, start)
        assert self.file.file is not None
        written.append(self.file.file.tell())

    monkeypatch.setattr(uploads.BoundedUploadHandler, "receive_data_chunk", listen)
    client, address = page
    answer = client.post(address, sent(documents.pdf() + b"\0" * (11 * MEGABYTE)))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]
    assert "10 MB" in str(answer.context["form"].errors["file"])
    assert max(written) <= LARGEST


def test_a_request_far_above_the_limit_is_not_read_at_all(page: tuple[Client, str]) -> None:
    client, address = page

    assert client.post(address, sent(b"\0" * (31 * MEGABYTE))).status_code in {400, 413}
    assert not Attachment.objects.exists()


def test_too_many_files_are_refused(page: tuple[Client, str]) -> None:
    client, address = page
    many = {f"file{number}": documents.upload() for number in range(6)}

    assert client.post(address, sent(documents.pdf(), **many)).status_code in {400, 413}


def test_what_may_be_kept_arrives_whole(page: tuple[Client, str]) -> None:
    client, address = page
    content = documents.photo((2000, 2000), kind="PNG", mode="L")
    answer = client.post(address, sent(b"") | {"file": documents.upload(content, "skann.png")})

    assert answer.status_code == 302
    assert Attachment.objects.get().document.media_type == "image/png"


@pytest.mark.parametrize(
    "given", [{"patient_data": ""}, {"patient_data": "maybe"}, {"audience": "everyone"}, {"valid_until": "x"}]
)
def test_an_odd_answer_stores_nothing_and_is_told(page: tuple[Client, str], given: dict[str, str]) -> None:
    client, address = page
    answer = client.post(address, sent(documents.pdf(), **given))

    assert answer.status_code == 422
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("replaces", ["0", "99999999", "x", "1e5", "٣"])
def test_a_file_to_replace_that_is_out_of_reach_is_not_found(page: tuple[Client, str], replaces: str) -> None:
    client, address = page

    assert client.post(address, sent(documents.pdf(), replaces=replaces)).status_code == 404


def test_a_hostile_file_is_told_at_the_field(page: tuple[Client, str]) -> None:
    client, address = page
    answer = client.post(address, sent(b"<!doctype html><script>alert(1)</script>"))

    assert answer.status_code == 409
    assert list(answer.context["form"].errors) == ["file"]
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("accounts.user", "course_certificate"),
        ("candidates.candidate", "claim_voucher"),
        ("nothing", "x"),
        ("documents.attachment", "x"),
    ],
)
def test_an_unknown_row_or_kind_is_not_found(page: tuple[Client, str], label: str, kind: str) -> None:
    client, _address = page

    assert client.get(reverse("documents:attachment_add", args=[label, 1, kind])).status_code == 404
    assert client.get(reverse("documents:subject_files", args=[label, 1])).status_code == 404
