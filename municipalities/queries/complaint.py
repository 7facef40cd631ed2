"""Complaints and their clock: three weeks from the letter's arrival, or what the programme has decided for the day."""

from datetime import date

from django.db.models import Min, QuerySet

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailStatus
from alisvest.programme.models import NormKind
from alisvest.programme.queries import NotDecidedError, norm_on
from municipalities.models import Complaint, Decision, DecisionKind, LetterArrival
from municipalities.rules import last_day_to_complain

LETTER = "municipalities.decision"


def complaints_for(user: User) -> QuerySet[Complaint]:
    return Complaint.objects.visible_to(user).select_related(
        "decision__application__round", "decision__application__municipality", "registered_by", "answered_by"
    )


def complaints_about(user: User, decision: Decision) -> QuerySet[Complaint]:
    return complaints_for(user).filter(decision=decision)


def arrival_of(decision: Decision) -> date | None:
    """Return the day the letter arrived: as somebody recorded it, else the day its first mail left; None before that."""
    recorded = LetterArrival.objects.filter(decision=decision).values_list("arrived_on", flat=True).first()
    if recorded is not None:
        return recorded
    mails = Mail.objects.filter(about_type=decision._meta.label_lower, about_id=decision.pk, document__isnull=False)
    sent = mails.filter(status=MailStatus.SENT, document__letter__template=LETTER).aggregate(first=Min("sent_at"))
    return sent["first"].astimezone(clock.OSLO).date() if sent["first"] else None


def recorded_arrival(decision: Decision) -> LetterArrival | None:
    return LetterArrival.objects.filter(decision=decision).select_related("recorded_by").first()


def last_day(decision: Decision) -> date | None:
    """Return the last day to complain; None where the round gives no right to, or the clock has not begun."""
    if decision.kind != DecisionKind.ADMINISTRATIVE:
        return None
    arrived_on = arrival_of(decision)
    if arrived_on is None:
        return None
    try:
        days = norm_on(NormKind.COMPLAINT_DAYS, arrived_on)
    except NotDecidedError:
        return None
    return last_day_to_complain(arrived_on, days)
