"""Background jobs: each fetches what it is about and calls an action."""

from django_tasks import task

from finance.actions.statement_run import carry_out
from finance.models.statement import StatementRun


@task()
def issue_statements(run: int) -> int:
    """Issue the statements of a run; return how many were handled. A job that was killed goes on where it stopped."""
    return carry_out(StatementRun.objects.select_related("asked_by").get(pk=run))
