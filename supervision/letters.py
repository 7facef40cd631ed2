"""The blank form for the minutes of a meeting of candidate and supervisor."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.outbox.layout import Rows
from alisvest.outbox.templates import Kind, Placeholder, Template
from supervision.workflow import Theme


def themes(language: str) -> Mapping[str, object]:
    """Return the themes one chooses among, with room for a mark."""
    with translation.override(language):
        rows = [(str(theme.label), "") for theme in Theme]
        return {"themes": Rows(((_("Theme"), _("Talked about")), *rows))}


MINUTES = Template(
    "supervision.minutes",
    gettext_lazy("Minutes of a meeting"),
    gettext_lazy("Minutes of a supervision meeting"),
    gettext_lazy(
        "Only the candidate and the supervisor read the notes. The municipality and the project leader see the date, the "
        "length, the place and the themes. Do not write patient information.\n\n"
        "Candidate: ____\n"
        "Supervisor: ____\n"
        "Date: ____\n"
        "Length in minutes: ____\n"
        "Place: ____\n\n"
        "# Themes\n\n"
        "{themes}\n\n"
        "# Notes, for the two only\n\n"
        "____\n"
        "____\n"
        "____\n"
        "____\n"
        "____\n"
        "____\n\n"
        "# Agreed until next time\n\n"
        "____\n"
        "____\n"
        "____\n\n"
        "Next meeting: ____"
    ),
    (Placeholder("themes", gettext_lazy("A table of the themes one chooses among"), "…"),),
    purpose=gettext_lazy("To write by hand at the meeting; it is recorded in ALIS-Vest afterwards."),
    kind=Kind.PAPER,
    readers=STAFF_ROLES | {Role.SUPERVISOR, Role.CANDIDATE},
    values=themes,
)
