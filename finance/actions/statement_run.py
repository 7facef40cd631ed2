"""Issuing all statements of a year, in the background."""

from django.db import transaction
from django.utils import translation

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.core.rules import RefusedError, require
from finance.actions.statement import issue_statement
from finance.models import FinancialYear
from finance.models.statement import RunOutcome, Statement, StatementRun, StatementRunItem
from finance.queries.statement import year_list
from finance.rules import statement as rules


@transaction.atomic
def start_statement_run(year: FinancialYear, *, by: User) -> StatementRun:
    """Ask for the statements of all municipalities in a year's ledger; the worker issues them.

    While a run of the year has something waiting, that run is returned: asking twice starts nothing twice.
    """
    require(rules.refuse_year(year.year, by=by, today=clock.today()))
    year = FinancialYear.objects.select_for_update(of=("self",), no_key=True).get(pk=year.pk)
    going_on = StatementRun.objects.filter(year=year, items__outcome=RunOutcome.WAITING).first()
    if going_on is not None:
        return going_on
    rows = year_list(by, year.year)
    require(rules.refuse_empty_run(len(rows), year.year))
    run = StatementRun.objects.create(year=year, asked_by=by, role=by.role or "", asked_at=clock.now())
    StatementRunItem.objects.bulk_create(StatementRunItem(run=run, municipality=row.municipality) for row in rows)
    record("finance.statement_run_started", run, by=by, changes={"year": year.year, "municipalities": len(rows)})
    return run


def carry_out(run: StatementRun) -> int:
    """Issue what still waits in a run, each municipality in a transaction of its own; return how many were handled.

    Runs again safely, and several at a time share the work: each takes what nobody else holds. Who asked must still
    hold the hat they asked in.
    """
    by = run.asked_by.wear(_hat(run))
    handled = 0
    with translation.override(by.language):
        while _issue_next(run, by):
            handled += 1
    return handled


def _hat(run: StatementRun) -> Hat | None:
    return hats.hat_by_key(run.asked_by, Hat(Role(run.role), None, "").key, clock.today())


@transaction.atomic
def _issue_next(run: StatementRun, by: User) -> bool:
    item = (
        StatementRunItem.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("run", "municipality")
        .filter(run=run, outcome=RunOutcome.WAITING)
        .order_by("pk")
        .first()
    )
    if item is None:
        return False
    before = Statement.objects.standing().filter(municipality=item.municipality, year=item.run.year_id).first()
    try:
        with transaction.atomic():
            item.statement = issue_statement(item.municipality, item.run.year_id, by=by)
    except RefusedError as error:
        item.outcome, item.note = RunOutcome.REFUSED, str(error.refusal.reason)[:300]
    else:
        item.outcome = RunOutcome.UNCHANGED if item.statement == before else RunOutcome.ISSUED
    item.save(update_fields=["outcome", "statement", "note"])
    return True
