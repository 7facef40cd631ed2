"""Bringing earlier service from the application into the plan, and taking it out again."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import require
from alisvest.documents.actions import hang_again, withdraw_files_of
from alisvest.documents.models import Attachment
from candidates import queries, rules
from candidates.files import EMPLOYER, SERVICE
from candidates.models import EducationPlan, ServicePeriod
from municipalities.models import EarlierService


@transaction.atomic
def bring_in_service(plan: EducationPlan, chosen: Collection[int], *, by: User) -> list[ServicePeriod]:
    """Let rows of the application (their keys) become periods of the draft, with copies of their documents.

    A row becomes one period at most, which the database holds. The first day of the education moves to the earliest of
    them where it lies before it. Raises RefusedError.
    """
    plan = EducationPlan.objects.visible_to(by).select_for_update(of=("self",)).get(pk=plan.pk)
    rows = list(queries.not_brought_in(plan.candidate).filter(pk__in=chosen).order_by("valid", "pk"))
    new = [queries.period_of(row) for row in rows]
    require(rules.refuse_bring_in(plan, new, chosen=len(set(chosen)), by=by))
    first = rules.first_day_with(plan, new)
    if first < plan.start:
        record("candidates.plan_start_moved", plan, by=by, changes={"start": [plan.start, first]})
        plan.start = first
        plan.save(update_fields=["start"])
    return [_bring_in(plan, row, by) for row in rows]


def _bring_in(plan: EducationPlan, row: EarlierService, by: User) -> ServicePeriod:
    period = ServicePeriod.objects.create(
        plan=plan,
        kind=row.kind,
        place=row.place_of_work,
        percentage=row.percentage,
        valid=row.valid,
        earlier_service=row,
    )
    papers = Attachment.objects.on_row("municipalities.earlierservice", row.pk).current().order_by("slot", "version")
    hashes = list(papers.values_list("document__sha256", flat=True))
    hang_again(period, hashes, SERVICE, audience=EMPLOYER.key, by=by)
    changes = {
        "plan": plan.pk,
        "kind": period.kind,
        "percentage": period.percentage,
        "from": period.valid.lower,
        "until": period.valid.upper,
        "reference": row.place.application.reference,
    }
    record("candidates.service_brought_in", period, by=by, changes=changes)
    return period


@transaction.atomic
def take_out_service(plan: EducationPlan, *, by: User) -> int:
    """Take all that was brought in out of the draft again; the rows can be brought in anew. Return how many.

    The first day of the education stays where it is. Raises RefusedError.
    """
    plan = EducationPlan.objects.visible_to(by).select_for_update(of=("self",)).get(pk=plan.pk)
    require(rules.refuse_change(plan, by=by))
    periods = list(queries.brought_in(plan))
    for period in periods:
        record("candidates.period_removed", period, by=by, changes={"plan": plan.pk, "kind": period.kind})
        withdraw_files_of(period, reason=_("The period was removed from the plan."), by=by)
        period.delete()
    return len(periods)
