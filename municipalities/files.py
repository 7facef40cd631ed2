"""The papers that hang on rounds, applications, decisions, posts and the register of municipalities."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now
from alisvest.documents.kinds import Audience, Kind, register
from municipalities.models import Application, Municipality
from municipalities.rules.joint import refuse_others_enclosure
from municipalities.workflow import REVIEWABLE, ApplicationStatus

PROJECT = Audience("project", _("The project"), STAFF_ROLES)
BOTH = Audience("municipality", _("The municipality and the project"), STAFF_ROLES | MUNICIPALITY_ROLES)
INVITED = Audience("invited", _("All municipalities and the project"), STAFF_ROLES | MUNICIPALITY_ROLES)
WRITERS = frozenset({Role.WRITER, Role.SIGNER})


def _enclosures_reached_by(user: User) -> QuerySet[Any]:
    """A partner reads the enclosures of what it signs, beside those who reach the application itself."""
    return subjects.rows_for(user, "municipalities.application") | Application.objects.shared_with(user)


def _before_the_outcome(application: Any, user: User) -> Refusal | None:
    """The municipality may add until the case is decided: the project leader asks for what is missing."""
    if refusal := refuse_others_enclosure(application, by=user):
        return refusal
    if application.status == ApplicationStatus.DRAFT or application.status in REVIEWABLE:
        return None
    return not_now(_("The application is decided. Enclosures can only be read."))


def _while_written(row: Any, user: User) -> Refusal | None:
    return _before_the_outcome(row.place.application, user)


APPLICATION = Kind(
    "application_enclosure",
    _("Enclosures to the application"),
    "municipalities.application",
    [BOTH],
    adders=WRITERS | STAFF_ROLES,
    several=True,
    hint=_(
        "For example the council's resolution or a drawing of the office. The answers themselves stand in the points."
    ),
    refuse=_before_the_outcome,
    reach=_enclosures_reached_by,
)
SERVICE = Kind(
    "service_document",
    _("Documents of earlier service"),
    "municipalities.earlierservice",
    [BOTH],
    adders=WRITERS | STAFF_ROLES,
    several=True,
    hint=_("From the employer, with dates and position percentage. It follows the row into the plan."),
    refuse=_while_written,
)
INVITATION = Kind(
    "invitation_enclosure",
    _("Enclosures to the invitation"),
    "municipalities.round",
    [INVITED],
    adders=STAFF_ROLES,
    several=True,
)
MINUTES = Kind(
    "steering_minutes",
    _("The steering group's minutes"),
    "municipalities.round",
    [PROJECT],
    adders=STAFF_ROLES,
    several=True,
    hint=_("The minutes of the meeting in which the steering group resolved on the round's applications."),
)
RESOLUTION = Kind(
    "resolution_paper",
    _("The resolution behind the decision"),
    "municipalities.decision",
    [PROJECT, BOTH],
    adders=STAFF_ROLES,
    hint=_("The part of the steering group's minutes that is about this municipality."),
)
POST = Kind(
    "position_paper",
    _("Papers of the post"),
    "municipalities.position",
    [BOTH, PROJECT],
    adders=WRITERS | STAFF_ROLES,
    several=True,
    hint=_("For example the advertisement or an agreement on how the post is shared."),
)
REGISTER = Kind(
    "register_paper",
    _("Papers about the municipality"),
    "municipalities.municipality",
    [BOTH, PROJECT],
    adders=WRITERS | STAFF_ROLES | {Role.MANAGER},
    several=True,
    hint=_("For example who may sign for the municipality."),
    reach=Municipality.objects.reached_by,  # the register is open to all who are signed in, its papers are not
)

AGREEMENT = Kind(
    "agreement_paper",
    _("Papers of the agreement"),
    "municipalities.agreement",
    [BOTH, PROJECT],
    adders=WRITERS | STAFF_ROLES,
    several=True,
    hint=_("For example the council's resolution. The signed agreement itself is kept with its version."),
)
ENTERPRISE = Kind(
    "enterprise_paper",
    _("Papers of the training enterprise"),
    "municipalities.trainingenterprise",
    [BOTH, PROJECT],
    adders=WRITERS | STAFF_ROLES,
    several=True,
    hint=_("For example the general plan or the confirmation of the registration."),
)


def enter() -> None:
    """Make the kinds known. Called from AppConfig.ready()."""
    register("municipalities.application", APPLICATION, name=lambda row: row.municipality.name)
    register(
        "municipalities.earlierservice",
        SERVICE,
        name=lambda row: row.place_of_work,
        home=lambda row: row.place.application.get_absolute_url(),
    )
    register("municipalities.round", INVITATION, MINUTES)
    register("municipalities.decision", RESOLUTION, name=lambda row: row.application.municipality.name)
    register("municipalities.position", POST)
    register("municipalities.agreement", AGREEMENT, name=lambda row: row.municipality.name)
    register("municipalities.trainingenterprise", ENTERPRISE, name=lambda row: row.municipality.name)
    register("municipalities.municipality", REGISTER)
