"""A file that may hold patient data: reported and blocked at once, then released or its content removed."""

from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.db import transaction

from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.documents import rules
from alisvest.documents.actions.attachments import locked, trail
from alisvest.documents.models import Attachment
from alisvest.documents.workflow import FileStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


REPORT = ["reported_by", "reported_at", "report_reason"]
RELEASE = ["released_by", "released_at", "release_reason"]


@transaction.atomic
def report_attachment(attachment: Attachment, *, reason: str, by: "User") -> Attachment:
    """Say that a file holds patient data: from now on only the project leader opens it, until it is decided."""
    attachment = locked(attachment, by)
    require(rules.refuse_report(attachment) or rules.refuse_reason(reason))
    attachment.reported_by, attachment.reported_at, attachment.report_reason = by, clock.now(), reason.strip()
    attachment.released_by, attachment.released_at, attachment.release_reason = None, None, ""
    attachment.save(update_fields=[*REPORT, *RELEASE])
    trail(attachment, "attachment_reported", by=by, reason=attachment.report_reason)
    return attachment


@transaction.atomic
def release_attachment(attachment: Attachment, *, reason: str, by: "User") -> Attachment:
    """Find that a reported file holds no patient data, and open it again."""
    attachment = locked(attachment, by)
    require(rules.refuse_decide(attachment, by=by) or rules.refuse_reason(reason))
    attachment.released_by, attachment.released_at, attachment.release_reason = by, clock.now(), reason.strip()
    attachment.save(update_fields=RELEASE)
    trail(attachment, "attachment_released", by=by, reason=attachment.release_reason)
    return attachment


@transaction.atomic
def remove_content(attachment: Attachment, *, reason: str, by: "User") -> Attachment:
    """Delete a reported file's bytes and its name for good; its row stays, with the hash of what it was and the reason."""
    attachment = locked(attachment, by)
    require(rules.refuse_decide(attachment, by=by) or rules.refuse_reason(reason))
    attachment.status, attachment.removed_by, attachment.removed_at = FileStatus.REMOVED, by, clock.now()
    attachment.removal_reason, attachment.shown_name = reason.strip(), ""
    attachment.save(update_fields=["status", "removed_by", "removed_at", "removal_reason", "shown_name"])
    document = attachment.document
    trail(attachment, "content_removed", by=by, reason=attachment.removal_reason, sha256=document.sha256)
    # Only when the row is safe: a file that is left behind all the same is found by the storage check, and deleted there.
    transaction.on_commit(lambda: default_storage.delete(document.stored_name))
    return attachment
