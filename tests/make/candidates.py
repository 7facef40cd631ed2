"""Candidates, employments, plans and periods."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from candidates.actions import load_rule_sets
from candidates.models import (
    Candidate,
    EducationPlan,
    Employment,
    Exchange,
    ExchangeWish,
    InstitutionAgreement,
    RegularPostOffer,
    RuleSet,
    ServicePeriod,
)
from candidates.workflow import WITHOUT_PERCENTAGE, PlanStatus, ServiceKind
from municipalities.models import Municipality, Position
from municipalities.workflow import PositionStatus
from tests.make import people, review

_serial = count(1001)  # no number is the beginning of another
START = date(2017, 9, 1)


def candidate(**fields: Any) -> Candidate:
    """Make a doctor who holds no position yet."""
    n = next(_serial)
    return Candidate.objects.create(**{"name": f"Doctor {n}", "hpr_number": f"{n:07}"} | fields)


def employment(
    doctor: Candidate | None = None,
    post: Position | None = None,
    *,
    start: date = START,
    end: date | None = None,
    **fields: Any,
) -> Employment:
    """Employ a doctor in a position in [start, end), 100 %; the post is filled."""
    post = post or review.position()
    if post.status != PositionStatus.FILLED:
        post.status = PositionStatus.FILLED
        post.save(update_fields=["status"])
    return Employment.objects.create(
        **{
            "candidate": doctor or candidate(),
            "position": post,
            "percentage": 100,
            "valid": DateRange(start, end),
        }
        | fields
    )


def candidate_in(municipality: Municipality, **fields: Any) -> Candidate:
    """Make a doctor employed in a position of the municipality from 1 September 2017 on."""
    made = candidate(**fields)
    employment(made, review.position(municipality))
    return made


def signed_in_candidate(doctor: Candidate, **fields: Any) -> User:
    """Give the doctor a user who wears the candidate's hat and holds it."""
    doctor.user = people.user(**fields)
    doctor.save(update_fields=["user"])
    return doctor.user.wear(Hat(Role.CANDIDATE, doctor.pk, "Candidate"))


def plan(doctor: Candidate | None = None, *, rule_set: str = "2016", start: date = START) -> EducationPlan:
    """Make a draft without periods; rule sets are loaded when they are not there."""
    if not RuleSet.objects.exists():
        load_rule_sets()
    if doctor is None:
        doctor = employment(start=start).candidate
    return EducationPlan.objects.create(candidate=doctor, rule_set=RuleSet.objects.get(code=rule_set), start=start)


def period(
    plan: EducationPlan,
    kind: str = ServiceKind.OPEN_PRACTICE,
    *,
    start: date = START,
    end: date = date(2018, 9, 1),
    percentage: Decimal | int | None = 100,
    place: str = "Legesenteret",
) -> ServicePeriod:
    """Make a period [start, end); kinds without percentage get none."""
    percentage = None if kind in WITHOUT_PERCENTAGE else percentage
    return ServicePeriod.objects.create(
        plan=plan, kind=kind, place=place, percentage=percentage, valid=DateRange(start, end)
    )


def agreed(plan: EducationPlan, *, by: User | None = None) -> EducationPlan:
    """Agree on a plan without asking the rules."""
    plan.status, plan.agreed_by, plan.agreed_at = PlanStatus.AGREED, by or people.project_leader(), clock.now()
    plan.save()
    return plan


def institution(
    doctor: Candidate, *, start: date = date(2019, 9, 1), end: date = date(2020, 9, 1), **fields: Any
) -> InstitutionAgreement:
    """Make a wish for a year in a hospital's department, in [start, end)."""
    return InstitutionAgreement.objects.create(
        **{
            "candidate": doctor,
            "kind": ServiceKind.HOSPITAL,
            "institution": "Haukeland universitetssjukehus",
            "department": "Medisinsk avdeling",
            "valid": DateRange(start, end),
            "salary_paid_by": "health_authority",
            "recorded_by": people.project_leader(),
            "recorded_at": clock.now(),
        }
        | fields
    )


def offer(doctor: Candidate, place: Municipality, **fields: Any) -> RegularPostOffer:
    """Make an offer of 1 December 2017 for a regular post from 1 January 2018, without an answer."""
    return RegularPostOffer.objects.create(
        **{
            "candidate": doctor,
            "municipality": place,
            "offered_on": date(2017, 12, 1),
            "kinds": ["nursing_home"],
            "starts_on": date(2018, 1, 1),
            "recorded_by": people.project_leader(),
            "recorded_at": clock.now(),
        }
        | fields
    )


def wish(
    doctor: Candidate | None,
    place: Municipality | None,
    *,
    start: date = date(2019, 9, 1),
    end: date = date(2020, 9, 1),
    **fields: Any,
) -> ExchangeWish:
    """Make an open wish for Haukeland in [start, end): the doctor's, or without one a trainee's."""
    return ExchangeWish.objects.create(
        **{
            "side": "candidate" if doctor else "trainee",
            "candidate": doctor,
            "municipality": place,
            "hospital": "Haukeland universitetssjukehus",
            "valid": DateRange(start, end),
            "entered_by": people.project_leader(),
            "entered_at": clock.now(),
        }
        | fields
    )


def exchange(seeker: ExchangeWish, trainee: ExchangeWish, post: Position, **fields: Any) -> Exchange:
    """Make a proposed exchange: a year in hospital, and three months in the post."""
    return Exchange.objects.create(
        **{
            "candidate_wish": seeker,
            "trainee_wish": trainee,
            "position": post,
            "department": "Medisinsk avdeling",
            "hospital_valid": DateRange(date(2019, 9, 1), date(2020, 9, 1)),
            "post_valid": DateRange(date(2019, 9, 1), date(2019, 12, 1)),
            "proposed_by": people.project_leader(),
            "proposed_at": clock.now(),
        }
        | fields
    )
