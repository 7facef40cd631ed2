"""Service in institutions as pages and tasks read it: what is agreed, and what the plans hold that nobody confirmed."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from alisvest.accounts.models import User
from alisvest.core.dates import add_months
from alisvest.programme.models import NormKind
from alisvest.programme.queries import NotDecidedError, norm_on
from candidates.models import Candidate, InstitutionAgreement, ServicePeriod
from candidates.workflow import INSTITUTION_KINDS, InstitutionStatus

CONFIRMED = (InstitutionStatus.CONFIRMED, InstitutionStatus.DONE)


def institutions_for(user: User) -> QuerySet[InstitutionAgreement]:
    return InstitutionAgreement.objects.visible_to(user).select_related("candidate", "recorded_by")


def institutions_of(user: User, candidate: Candidate) -> QuerySet[InstitutionAgreement]:
    return institutions_for(user).filter(candidate=candidate)


def counts_by_status(user: User) -> dict[str, int]:
    """Return how many there are in each status, and in all ("")."""
    rows = InstitutionAgreement.objects.visible_to(user)
    counts = dict(rows.order_by().values_list("status").annotate(Count("pk")))
    return counts | {"": sum(counts.values())}


def planned_unconfirmed(user: User, day: date, *, ahead: bool = True) -> QuerySet[Any]:
    """Return planned service that is not over and that no institution has confirmed for all its days.

    `ahead` keeps what begins within the months in which it should be confirmed (dated norm). `agreement_status` and
    `agreement_pk` are those of what is agreed within its days, null where nothing is.
    """
    agreements = InstitutionAgreement.objects.filter(candidate=OuterRef("plan__candidate"), kind=OuterRef("kind"))
    within = agreements.live().filter(valid__overlap=OuterRef("valid")).order_by("valid")
    confirmed = agreements.filter(status__in=CONFIRMED, valid__contains=OuterRef("valid"))
    rows = ServicePeriod.objects.visible_to(user).filter(
        ~Exists(confirmed), kind__in=INSTITUTION_KINDS, valid__endswith__gt=day
    )
    if ahead:
        try:
            months = norm_on(NormKind.INSTITUTION_NOTICE_MONTHS, day)
        except NotDecidedError:
            return rows.none()
        rows = rows.filter(valid__startswith__lte=add_months(day, months))
    return (
        rows.select_related("plan__candidate")
        .annotate(
            agreement_pk=Subquery(within.values("pk")[:1]), agreement_status=Subquery(within.values("status")[:1])
        )
        .order_by("valid", "pk")
    )
