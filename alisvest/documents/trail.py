"""The verbs about files as the trail tells them, on the history of the row that the file hangs on."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core.roles import STAFF_ROLES, Role

# A file may be shown to fewer than its row: why it was withdrawn is told to the staff (and to whoever did it, on the file).
OF_STAFF: dict[str, str | Promise] = {
    "document.archived": _("A paper was archived"),
    "documents.attachment_added": _("A file was uploaded"),
    "documents.attachment_confirmed": _("A file was confirmed"),
    "documents.attachment_withdrawn": _("A file was withdrawn"),
    "documents.harmful_file_refused": _("A harmful file was refused"),
}
PATIENT_DATA: dict[str, str | Promise] = {
    "documents.attachment_reported": _("A file was reported as holding patient data"),
    "documents.attachment_released": _("A reported file was opened again"),
    "documents.content_removed": _("The content of a file was removed"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(OF_STAFF, readers=STAFF_ROLES)
    words.register(PATIENT_DATA, readers=frozenset({Role.PROJECT_LEADER}))
