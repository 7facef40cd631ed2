"""The papers that hang on a candidate and on the periods of the plan."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now
from alisvest.documents.kinds import Audience, Kind, register
from candidates.workflow import PlanStatus, ServiceKind

TRAINING = Audience(
    "training",
    _("The candidate, the supervisor and the project"),
    STAFF_ROLES | {Role.CANDIDATE, Role.SUPERVISOR},
)
EMPLOYER = Audience(
    "employer",
    _("The candidate, the supervisor, the municipality and the project"),
    TRAINING.roles | MUNICIPALITY_ROLES,
)
ADDERS = STAFF_ROLES | {Role.CANDIDATE}
NO_SERVICE = frozenset({ServiceKind.LEAVE})


def _not_for_leave(period: Any, user: User) -> Refusal | None:
    if period.kind in NO_SERVICE:
        return not_now(_("Of leave only its dates are kept: no paper is stored."))
    return None


def _is_over(period: Any) -> bool:
    """A certificate is asked for when an agreed period of service has ended. Of leave no paper is ever asked."""
    return (
        period.plan.status == PlanStatus.AGREED
        and period.kind not in NO_SERVICE
        and period.valid.upper <= clock.today()
    )


def _ended(periods: "QuerySet[Any]") -> "QuerySet[Any]":
    over = periods.filter(plan__status=PlanStatus.AGREED, valid__endswith__lte=clock.today())
    return over.exclude(kind__in=NO_SERVICE).select_related("plan__candidate")


COURSE = Kind(
    "course_certificate",
    _("Course certificates"),
    "candidates.candidate",
    [EMPLOYER, TRAINING],
    adders=ADDERS,
    confirmers=STAFF_ROLES,
    several=True,
    expires=True,
)
EARLIER_SERVICE = Kind(
    "earlier_service",
    _("Certificates of earlier service"),
    "candidates.candidate",
    [TRAINING, EMPLOYER],
    adders=ADDERS,
    confirmers=STAFF_ROLES,
    several=True,
    hint=_("For service before the plan began, which is to count."),
)
SPECIALIST = Kind(
    "specialist_certificate",
    _("Certificate as specialist"),
    "candidates.candidate",
    [EMPLOYER],
    adders=ADDERS,
    confirmers=STAFF_ROLES,
    hint=_("When the education is completed."),
    expires=True,
)
SERVICE = Kind(
    "service_certificate",
    _("Service certificate"),
    "candidates.serviceperiod",
    [EMPLOYER],
    adders=ADDERS | {Role.WRITER, Role.SIGNER},
    confirmers=STAFF_ROLES,
    hint=_(
        "From the employer, with dates and position percentage, when the period is over. Of leave nothing is asked."
    ),
    required=_is_over,
    among=_ended,
    refuse=_not_for_leave,
)

INSTITUTION = Kind(
    "institution_agreement",
    _("Agreement with the institution"),
    "candidates.institutionagreement",
    [EMPLOYER],
    adders=STAFF_ROLES | {Role.WRITER, Role.SIGNER},
    several=True,
)


def _period_name(period: Any) -> str:
    return f"{period.plan.candidate.name}, {period.get_kind_display()}"


def _institution_name(agreement: Any) -> str:
    return f"{agreement.candidate.name}, {agreement.where}"


def enter() -> None:
    """Make the kinds known. Called from AppConfig.ready()."""
    register("candidates.candidate", COURSE, EARLIER_SERVICE, SPECIALIST)
    register(
        "candidates.serviceperiod", SERVICE, name=_period_name, home=lambda row: row.plan.candidate.get_absolute_url()
    )
    register("candidates.institutionagreement", INSTITUTION, name=_institution_name)
