"""What may be done to a file on a row, by whom and when."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from alisvest.documents.kinds import Kind
from alisvest.documents.models import Attachment
from alisvest.documents.workflow import CURRENT, FileStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def refuse_to_begin(kind: Kind, row: Any, *, by: "User") -> Refusal | None:
    """Those whom the kind names may add, while the row takes files."""
    return refuse_role(by, kind.adders) or kind.refuse(row, by)


def refuse_add(kind: Kind, row: Any, audience: str, *, patient_data: bool, by: "User") -> Refusal | None:
    """Those whom the kind names may add, for an audience they belong to, and never a file about a patient."""
    if refusal := refuse_to_begin(kind, row, by=by):
        return refusal
    if audience not in kind.open_to(by.role):
        return not_yours(_("You cannot store a file for readers that you do not belong to."))
    if patient_data:
        return refuse_patient_data()
    return None


def refuse_patient_data() -> Refusal:
    """Say why the file is not kept, and how it becomes one that can be."""
    return not_now(
        _(
            "A file about a patient is never kept here. Nothing was stored. Cover every name, number and diagnosis so that"
            " it cannot be read, also not by marking the text: print the page, cover it, take a picture, and upload that."
        ),
        field="patient_data",
    )


def refuse_replace(replaced: Attachment | None, kind: Kind) -> Refusal | None:
    """A new version follows a file of the same kind, also one that is blocked or removed: that is how it is put right."""
    if replaced is not None and replaced.kind != kind.key:
        return not_now(_("The file that this was to replace is of another kind."))
    return None


def refuse_valid_until(valid_until: date | None, *, today: date) -> Refusal | None:
    """What has run out is not uploaded as valid."""
    if valid_until is not None and valid_until < today:
        return not_now(_("The file is no longer valid on that date."), field="valid_until")
    return None


def refuse_confirm(attachment: Attachment, kind: Kind, *, by: "User") -> Refusal | None:
    """Confirmed once, by somebody whom the kind names and who did not upload it."""
    if not kind.confirmers:
        return not_now(_("Files of this kind are not confirmed."))
    if refusal := refuse_role(by, kind.confirmers):
        return refusal
    if attachment.uploaded_by_id == by.pk:
        return not_yours(_("A file is confirmed by somebody else than whoever uploaded it."))
    if attachment.status != FileStatus.UPLOADED:
        return _state(attachment)
    return refuse_blocked(attachment)


def refuse_withdraw(attachment: Attachment, kind: Kind, row: Any, *, by: "User") -> Refusal | None:
    """Those who may add may withdraw, while the row still takes files; a row out of reach (None) takes none."""
    if refusal := refuse_role(by, kind.adders):
        return refusal
    if row is None:
        return not_now(_("What the file hangs on is gone, or not within your reach."))
    if refusal := kind.refuse(row, by):
        return refusal
    if attachment.status not in CURRENT:
        return _state(attachment)
    return refuse_blocked(attachment)


def refuse_report(attachment: Attachment) -> Refusal | None:
    """Whoever may read a file may say that it holds patient data."""
    if attachment.status == FileStatus.REMOVED:
        return _state(attachment)
    return refuse_blocked(attachment)


def refuse_decide(attachment: Attachment, *, by: "User") -> Refusal | None:
    """The project leader releases what was reported, or removes its content."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if attachment.status == FileStatus.REMOVED or not attachment.blocked:
        return not_now(_("Nobody has reported this file, or it is already decided."))
    return None


def refuse_blocked(attachment: Attachment) -> Refusal | None:
    if attachment.blocked:
        return not_now(_("The file is blocked: it was reported as holding patient data. The project leader decides."))
    return None


def refuse_reason(reason: str) -> Refusal | None:
    """A reason is a short sentence without anybody's identity number."""
    if not reason.strip():
        return not_now(_("Write a reason."), field="reason")
    if holds_national_identity_number(reason):
        return not_now(_("Take the national identity number out of the reason."), field="reason")
    return None


def _state(attachment: Attachment) -> Refusal:
    status = attachment.get_status_display()
    return not_now(_("This is not possible now. The status is: %(status)s.") % {"status": status})


def refuse_paper(*, possible: bool) -> Refusal | None:
    """Say so where the machine lacks what PDFs are made with."""
    if not possible:
        return not_now(_("PDFs cannot be made on this machine: Pango is missing. Ask whoever runs the application."))
    return None
