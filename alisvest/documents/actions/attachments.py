"""Files on rows: adding a version, confirming it, withdrawing it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, models, transaction
from django.db.models import Max

from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.core.subjects import label_of
from alisvest.documents import rules
from alisvest.documents.actions.storing import archive
from alisvest.documents.checking import Checked, HarmfulFileError, check
from alisvest.documents.kinds import Kind, kind_of
from alisvest.documents.models import Attachment, Document
from alisvest.documents.names import SUFFIX
from alisvest.documents.workflow import FileStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def add_attachment(
    row: models.Model,
    kind: Kind,
    *,
    file: UploadedFile[Any],
    audience: str,
    patient_data: bool,
    valid_until: date | None = None,
    replaces: Attachment | None = None,
    idempotency_key: UUID | None = None,
    by: "User",
) -> Attachment:
    """Check a file that somebody sent and hang it on the row, as a new version where `replaces` is given.

    The check runs before any transaction. What the scanner finds is not kept: the trail says who sent it, when, and its
    hash. Raises RefusedError.
    """
    row = _reached(row, kind, by)
    require(rules.refuse_add(kind, row, audience, patient_data=patient_data, by=by))
    require(rules.refuse_replace(replaced=replaces, kind=kind))
    require(rules.refuse_valid_until(valid_until, today=clock.today()))
    try:
        checked = check(file)
    except HarmfulFileError as harmful:
        _record_harmful(row, kind, harmful, by)
        require(harmful.refusal)
        raise
    return _store(
        row,
        kind,
        checked,
        audience=audience,
        valid_until=valid_until,
        replaces=replaces,
        idempotency_key=idempotency_key,
        by=by,
    )


def _reached(row: models.Model, kind: Kind, by: "User") -> Any:
    """Fetch the row again through its scope. Raises the model's DoesNotExist."""
    return kind.rows(by).get(pk=row.pk)


@transaction.atomic
def _record_harmful(row: models.Model, kind: Kind, harmful: HarmfulFileError, by: "User") -> None:
    record(
        "documents.harmful_file_refused",
        row,
        by=by,
        changes={"kind": kind.key, "sha256": harmful.sha256, "finding": harmful.finding},
    )


@transaction.atomic
def _store(
    row: models.Model,
    kind: Kind,
    checked: Checked,
    *,
    audience: str,
    valid_until: date | None,
    replaces: Attachment | None,
    idempotency_key: UUID | None,
    by: "User",
) -> Attachment:
    content = {"row": row.pk, "kind": kind.key, "audience": audience, "sent": checked.received}
    verb = "documents.attachment_added"
    if (earlier := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return Attachment.objects.get(pk=earlier)
    require(rules.refuse_add(kind, _reached(row, kind, by), audience, patient_data=False, by=by))
    document = archive(
        checked.content,
        kind=kind.key,
        shown_name=f"{kind.key}.{SUFFIX[checked.media_type]}",  # the real name is the attachment's, which can be blanked
        media_type=checked.media_type,
        by=by,
    )
    attachment = _hang(
        row,
        kind,
        document,
        audience=audience,
        shown_name=checked.shown_name,
        valid_until=valid_until if kind.expires else None,
        replaces=replaces,
        by=by,
    )
    remember_result(idempotency_key, content, verb=verb, by=by, subject=attachment)
    return attachment


@transaction.atomic
def file_document(
    row: models.Model, kind: Kind, document: Document, *, audience: str, by: "User | None", shown_name: str = ""
) -> Attachment:
    """Hang a paper on a row that the application itself has made and archived, such as a letter."""
    kind.audience(audience)
    return _hang(row, kind, document, audience=audience, shown_name=shown_name or document.shown_name, by=by)


@transaction.atomic
def hang_again(
    row: models.Model, hashes: Iterable[str], kind: Kind, *, audience: str, by: "User | None"
) -> list[Attachment]:
    """Hang papers that are stored already on another row, as copies with their names; `hashes` are their SHA-256.

    A paper is its own copy on each row, so that withdrawing the one leaves the other. What was removed is not brought back.
    """
    made = []
    for sha256 in hashes:
        found = Attachment.objects.filter(document__sha256=sha256).exclude(status=FileStatus.REMOVED)
        original = found.select_related("document").order_by("pk").first()
        if original is None or original.blocked:
            continue
        with default_storage.open(original.document.stored_name) as stored:
            content = stored.read()
        copy = archive(
            content,
            kind=kind.key,
            shown_name=original.document.shown_name,
            media_type=original.document.media_type,
            by=by,
        )
        made.append(file_document(row, kind, copy, audience=audience, by=by, shown_name=original.shown_name))
    return made


def _hang(
    row: models.Model,
    kind: Kind,
    document: Document,
    *,
    audience: str,
    shown_name: str,
    by: "User | None",
    valid_until: date | None = None,
    replaces: Attachment | None = None,
) -> Attachment:
    """Write the row of a version. Versions of one row and kind are numbered one at a time, under a lock."""
    label = label_of(row)
    slot, version = _next_number(label, row.pk, kind, replaces)
    attachment = Attachment.objects.create(
        subject_type=label,
        subject_id=row.pk,
        kind=kind.key,
        slot=slot,
        version=version,
        document=document,
        audience=audience,
        shown_name=shown_name,
        uploaded_by_id=by.pk if by else None,
        uploaded_at=clock.now(),
        free_of_patient_data=True,
        valid_until=valid_until,
    )
    trail(attachment, "attachment_added", by=by, audience=audience, sha256=document.sha256)
    return attachment


def lock_versions(label: str, pk: int, kind: Kind) -> None:
    """Let one transaction at a time number the files of a kind on a row."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [f"{label}:{pk}:{kind.key}"])


def _next_number(label: str, pk: int, kind: Kind, replaces: Attachment | None) -> tuple[int, int]:
    """Return slot and version of the next file: a kind of which there is one has only slot 1."""
    lock_versions(label, pk, kind)
    stored = Attachment.objects.on_row(label, pk).filter(kind=kind.key)
    if kind.several and replaces is None:
        last = stored.aggregate(last=Max("slot"))["last"] or 0
        return last + 1, 1
    slot = replaces.slot if replaces is not None and kind.several else 1
    return slot, (stored.filter(slot=slot).aggregate(last=Max("version"))["last"] or 0) + 1


def locked(attachment: Attachment, by: "User") -> Attachment:
    """Fetch a file again through its scope and hold it until the transaction ends."""
    found: Attachment = Attachment.objects.visible_to(by).select_for_update(of=("self",)).get(pk=attachment.pk)
    return found


def trail(attachment: Attachment, verb: str, *, by: "User | None", reason: str = "", **changes: Any) -> None:
    """Write the trail on the row that the file hangs on, where its history is read, also when the row itself is gone."""
    row = apps.get_model(attachment.subject_type)(pk=attachment.subject_id)
    facts = {"attachment": attachment.pk, "kind": attachment.kind, "version": attachment.version}
    record(f"documents.{verb}", row, by=by, changes=facts | changes, reason=reason)


@transaction.atomic
def confirm_attachment(attachment: Attachment, *, valid_until: date | None = None, by: "User") -> Attachment:
    """Say that the paper is what it should be; `valid_until` is its last good day where it has one."""
    attachment, kind = locked(attachment, by), kind_of(attachment.kind)
    require(rules.refuse_confirm(attachment, kind, by=by))
    attachment.status, attachment.confirmed_by, attachment.confirmed_at = FileStatus.CONFIRMED, by, clock.now()
    if kind.expires:
        attachment.valid_until = valid_until
    attachment.save(update_fields=["status", "confirmed_by", "confirmed_at", "valid_until"])
    trail(attachment, "attachment_confirmed", by=by, valid_until=attachment.valid_until)
    return attachment


@transaction.atomic
def withdraw_attachment(attachment: Attachment, *, reason: str, by: "User") -> Attachment:
    """Take a file out of use; it is kept and can still be read by those who may add such files."""
    attachment, kind = locked(attachment, by), kind_of(attachment.kind)
    row = kind.rows(by).filter(pk=attachment.subject_id).first()
    require(rules.refuse_withdraw(attachment, kind, row, by=by) or rules.refuse_reason(reason))
    _withdraw(attachment, reason, by)
    return attachment


@transaction.atomic
def withdraw_files_of(row: models.Model, *, reason: str, by: "User") -> int:
    """Take every file of a row out of use because the row itself goes. Returns their number."""
    files = Attachment.objects.on_row(label_of(row), row.pk).current().select_for_update(of=("self",))
    for attachment in files:
        _withdraw(attachment, reason, by)
    return len(files)


def _withdraw(attachment: Attachment, reason: str, by: "User") -> None:
    attachment.status, attachment.withdrawn_by, attachment.withdrawn_at = FileStatus.WITHDRAWN, by, clock.now()
    attachment.withdrawal_reason = reason.strip()
    attachment.save(update_fields=["status", "withdrawn_by", "withdrawn_at", "withdrawal_reason"])
    trail(attachment, "attachment_withdrawn", by=by, reason=attachment.withdrawal_reason)
