"""The blank education plan of the template library; its requirements come from the programme's own rule set."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.outbox.layout import Rows
from alisvest.outbox.templates import Kind, Placeholder, Template
from candidates import queries

SERVICE_ROWS = 9
READERS = STAFF_ROLES | MUNICIPALITY_ROLES | {Role.CANDIDATE, Role.SUPERVISOR}


def tables(language: str) -> Mapping[str, object]:
    """Return the programme's requirements with room for what is planned, and an empty table of service."""
    lines = queries.founding_lines()
    if not lines:
        return {}
    with translation.override(language):
        head = (_("Requirement"), _("Planned"), _("Done"))
        requirements = [(getattr(line, f"text_{language}"), "", "") for line in lines]
        service = (_("Place"), _("Kind of service"), _("Percentage"), _("From"), _("To"))
        return {
            "requirements": Rows((head, *requirements)),
            "service": Rows((service, *((("",) * len(service)),) * SERVICE_ROWS)),
        }


PLAN = Template(
    "candidates.plan",
    gettext_lazy("Education plan"),
    gettext_lazy("Education plan"),
    gettext_lazy(
        "The plan is made by the doctor, the supervisor and the municipality together with the project leader. It is for "
        "all five years and is revised on the way. Do not write patient information.\n\n"
        "Doctor: ____\n"
        "HPR number: ____\n"
        "Municipality and post: ____\n"
        "Supervisor: ____\n"
        "Start of the education: ____\n\n"
        "# What the education must hold\n\n"
        "{requirements}\n\n"
        "# Service, one line for each place\n\n"
        "{service}\n\n"
        "# Courses, supervision group, in-house teaching and practice visits\n\n"
        "____\n"
        "____\n"
        "____\n"
        "____\n\n"
        "# Agreed\n\n"
        "Date: ____\n"
        "Doctor: ____\n"
        "Supervisor: ____\n"
        "For the municipality: ____\n"
        "Project leader: ____"
    ),
    (
        Placeholder(
            "requirements", gettext_lazy("A table of the requirements, from the programme's rule set"), "…", needed=True
        ),
        Placeholder("service", gettext_lazy("An empty table to plan the service in"), "…"),
    ),
    purpose=gettext_lazy("To plan all five years on paper, before or beside the plan in ALIS-Vest."),
    kind=Kind.PAPER,
    readers=READERS,
    values=tables,
)
