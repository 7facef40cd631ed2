"""Issuing a municipality's annual cost statement."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.actions import archive
from alisvest.documents.rules import refuse_paper
from finance.models import FinancialYear
from finance.models.statement import Statement, StatementStatus
from finance.pdf import Issue, shown_name, statement_pdf
from finance.queries.statement import content_of
from finance.rules import statement as rules
from finance.rules.statement_content import kept, restored
from municipalities.models import Municipality

KIND = "statement"


@transaction.atomic
def issue_statement(municipality: Municipality, year: int, *, by: User) -> Statement:
    """Issue a year's statement: made from the ledger, archived, numbered. It replaces the version before it.

    Where the ledger says the same as when the last one was issued, that one is returned and nothing is made. Raises
    RefusedError for a year that is not over, that holds nothing, or whose lines and ledger differ.
    """
    require(rules.refuse_year(year, by=by, today=clock.today()))
    require(refuse_paper(possible=pango.is_there()))
    municipality = (
        Municipality.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=municipality.pk)
    )
    content = content_of(municipality, FinancialYear.objects.get(pk=year), on=clock.today())
    fingerprint = rules.fingerprint(content)
    earlier = Statement.objects.standing().filter(municipality=municipality, year=year).first()
    if earlier is not None and earlier.input_hash == fingerprint:
        return earlier
    require(rules.refuse_issue(content, by=by, today=clock.today()))
    version = earlier.version + 1 if earlier else 1
    issue = Issue(
        number=rules.number(content, version),
        made_at=clock.now(),
        issued_by=by.name,
        fingerprint=fingerprint,
        replaces=earlier.number if earlier else "",
        replaced=restored(earlier.content) if earlier else None,
    )
    document = archive(
        statement_pdf(content, issue), kind=KIND, shown_name=shown_name(content), media_type="application/pdf", by=by
    )
    if earlier is not None:
        earlier.status = StatementStatus.SUPERSEDED
        earlier.save(update_fields=["status"])
    statement = Statement.objects.create(
        municipality=municipality,
        year_id=year,
        version=version,
        number=issue.number,
        input_hash=fingerprint,
        content=kept(content),
        document=document,
        issued_by=by,
        issued_at=issue.made_at,
        supersedes=earlier,
    )
    record(
        "finance.statement_issued",
        statement,
        by=by,
        changes={"number": issue.number, "input_hash": fingerprint, "sha256": document.sha256},
    )
    return statement
