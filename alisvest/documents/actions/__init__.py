"""Everything that writes files and what is known of them."""

from alisvest.documents.actions.attachments import (
    add_attachment,
    confirm_attachment,
    file_document,
    hang_again,
    withdraw_attachment,
    withdraw_files_of,
)
from alisvest.documents.actions.reports import release_attachment, remove_content, report_attachment
from alisvest.documents.actions.storing import archive

__all__ = [
    "add_attachment",
    "archive",
    "confirm_attachment",
    "file_document",
    "hang_again",
    "release_attachment",
    "remove_content",
    "report_attachment",
    "withdraw_attachment",
    "withdraw_files_of",
]
