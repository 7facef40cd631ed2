"""What a municipality's year comes to, read from the ledger; and the statements that were issued, for a reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.rules import Refusal, require
from alisvest.documents import pango
from alisvest.documents.rules import refuse_paper
from alisvest.programme.models import Rate, RateKind
from alisvest.programme.queries import NotDecidedError, settlement_in
from candidates.models import Candidate
from finance.models import ClaimLine, EgenandelCharge, Entry, FinancialYear, Voucher
from finance.models.statement import RunOutcome, Statement, StatementQuerySet, StatementRun
from finance.queries.caps import caps_of, employed_in
from finance.queries.years import years_for
from finance.rules import statement as rules
from finance.rules.statement_content import (
    Amounts,
    CandidateYear,
    Content,
    DatedRate,
    Line,
    Posting,
    Prorated,
    Receiver,
    Sums,
    restored,
)
from finance.workflow import AccountKind, AccountUse, ClaimStatus
from municipalities.models import Municipality
from municipalities.models.municipality import LanguageForm

STATEMENTS_A_JOB = 25
COST = Q(account__kind=AccountKind.COST)
PAYABLE = Q(account__use=AccountUse.REFUNDS_PAYABLE)
CHARGED = Q(account__use=AccountUse.EGENANDEL)
RECEIVABLE = Q(account__use=AccountUse.EGENANDEL_RECEIVABLE)


def _sum(of: Q) -> Coalesce:
    return Coalesce(Sum("amount", filter=of), 0)


def content_of(municipality: Municipality, year: FinancialYear, *, on: date) -> Content:
    """Read a municipality's year as it stands now, to be written to the municipality as it is called on a date.

    The same number of queries however many lines. Raises NotDecidedError for a year without rates.
    """
    entries = Entry.objects.filter(municipality=municipality, grant_year=year.year)
    lines = _lines(municipality, year.year)
    charge = EgenandelCharge.objects.standing().filter(municipality=municipality, year=year.year).first()
    receiver, language = _receiver(municipality, on)
    cap = _rate(RateKind.CAP, year.year)
    return Content(
        year=year.year,
        language=language,
        receiver=receiver,
        settlement=charge.mode if charge else settlement_in(year.year).value,
        cap=cap,
        egenandel=_rate(RateKind.EGENANDEL, year.year),
        sums=_sums(entries),
        candidates=tuple(_candidates(municipality, year.year, lines, charge, cap.amount)),
        lines=tuple(lines),
        postings=tuple(_postings(municipality, year.year)),
        waiting=_waiting(municipality, year.year),
        chain_head=year.chain_head,
    )


def _receiver(municipality: Municipality, on: date) -> tuple[Receiver, str]:
    """Return the facts and the language on the date, or on the last day of a municipality that is no more."""
    versions = municipality.versions.order_by("-valid")
    version = versions.filter(valid__contains=on).first() or versions[0]
    language = "nn" if version.language_form == LanguageForm.NYNORSK else "nb"
    return (
        Receiver(municipality.name, version.title, version.number, municipality.organisation_number or ""),
        language,
    )


def _rate(kind: RateKind, year: int) -> DatedRate:
    rate = Rate.objects.filter(kind=kind, valid__contains=date(year, 1, 1)).first()
    if rate is None:
        raise NotDecidedError(kind, year)
    return DatedRate(rate.amount, rate.valid.lower, rate.source)


def _sums(entries: QuerySet[Entry]) -> Sums:
    """Sum the entries. Income and debt are credits, negative in the ledger, and shown as positive amounts."""
    found = entries.aggregate(
        approved=_sum(COST), payable=_sum(PAYABLE), charged=_sum(CHARGED), receivable=_sum(RECEIVABLE)
    )
    return Sums(
        approved=found["approved"],
        refund_owed=-found["payable"],
        charged=-found["charged"],
        egenandel_owed=found["receivable"],
    )


def _lines(municipality: Municipality, year: int) -> list[Line]:
    rows = ClaimLine.objects.filter(
        claim__municipality=municipality,
        claim__year=year,
        claim__status__in=(ClaimStatus.AUTHORISED, ClaimStatus.PAID),
    ).select_related("claim__voucher")
    return [
        Line(
            voucher=row.claim.voucher.reference,
            booked_on=row.claim.voucher.booked_on,
            claim=row.claim.reference,
            candidate=row.candidate_id,
            receipt=row.receipt_reference,
            spent_on=row.spent_on,
            what=row.what,
            category=row.category,
            amounts=Amounts(row.asked, row.fond2, row.approved or 0),
            reason=row.reason,
        )
        for row in rows.order_by("spent_on", "pk")
        if row.claim.voucher is not None
    ]


def _candidates(
    municipality: Municipality, year: int, lines: Iterable[Line], charge: EgenandelCharge | None, cap_rate: int
) -> list[CandidateYear]:
    """Return every candidate that the year concerns: employed, claimed for, charged for, or still in the ledger."""
    charged = {line.candidate_id: line for line in charge.lines.all()} if charge else {}
    booked = dict(
        Entry.objects.filter(COST, municipality=municipality, grant_year=year)
        .values("candidate")
        .annotate(total=Sum("amount"))
        .order_by("candidate")
        .values_list("candidate", "total")
    )
    keys = {line.candidate for line in lines} | set(charged) | {key for key, total in booked.items() if total}
    keys |= {one.pk for one in employed_in(year, municipality.pk, day=date(year, 12, 31))}
    caps = caps_of(year, keys)
    found = []
    for one in Candidate.objects.filter(pk__in=keys).order_by("name", "pk"):
        cap, paid = caps[one.pk], charged.get(one.pk)
        counted = cap.counted
        found.append(
            CandidateYear(
                key=one.pk,
                name=one.name,
                hpr_number=one.hpr_number or "",
                cap=Prorated(
                    cap_rate, counted.months, cap.cap, counted.started_on, counted.ended_on, counted.leave_months
                ),
                booked=booked.get(one.pk, 0),
                used=cap.used,
                egenandel=Prorated(
                    paid.rate, paid.months, paid.amount, paid.started_on, paid.ended_on, paid.leave_months
                )
                if paid
                else None,
            )
        )
    return found


def _postings(municipality: Municipality, year: int) -> list[Posting]:
    """Return the vouchers that concern the municipality's year, in the order they were entered."""
    about = Q(entries__municipality=municipality, entries__grant_year=year)

    def owed(use: AccountUse) -> Coalesce:
        return Coalesce(Sum("entries__amount", filter=about & Q(entries__account__use=use)), 0)

    vouchers = Voucher.objects.filter(about).annotate(
        payable=owed(AccountUse.REFUNDS_PAYABLE), receivable=owed(AccountUse.EGENANDEL_RECEIVABLE)
    )
    rows = vouchers.order_by("year_id", "number").values_list(
        "year", "number", "booked_on", "kind", "facts", "payable", "receivable"
    )
    return [
        Posting(f"{of_year}-{number}", booked_on, kind, facts, -payable, receivable)
        for of_year, number, booked_on, kind, facts, payable, receivable in rows
    ]


def _waiting(municipality: Municipality, year: int) -> int:
    """Sum what is asked in claims that wait for the programme."""
    waiting = ClaimLine.objects.filter(
        claim__municipality=municipality,
        claim__year=year,
        claim__status__in=(ClaimStatus.SENT, ClaimStatus.ATTESTED),
    )
    return int(waiting.aggregate(total=Coalesce(Sum("asked"), 0))["total"])


# For pages


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality of the year's list. `changed`: something was entered after the statement was issued. In øre."""

    municipality: Municipality
    sums: Sums
    statement: Statement | None
    changed: bool


def statement_years(user: User) -> list[int]:
    """Return the financial years that statements can be about, the latest first."""
    return list(years_for(user).order_by("-year").values_list("year", flat=True))


def year_for(user: User, year: int) -> QuerySet[FinancialYear]:
    return years_for(user).filter(year=year)


def year_list(user: User, year: int) -> list[Row]:
    """Return all municipalities that have something in the year's ledger, with sums and statement: three queries."""
    sums = {
        row["municipality"]: row
        for row in Entry.objects.visible_to(user)
        .filter(grant_year=year, municipality__isnull=False)
        .values("municipality")
        .annotate(
            approved=_sum(COST),
            payable=_sum(PAYABLE),
            charged=_sum(CHARGED),
            receivable=_sum(RECEIVABLE),
            latest=Max("voucher__posted_at"),
        )
        .order_by("municipality")
    }
    standing = Statement.objects.visible_to(user).standing().filter(year=year).select_related("year").defer("content")
    issued = {statement.municipality_id: statement for statement in standing}
    return [
        Row(
            municipality,
            Sums(row["approved"], -row["payable"], -row["charged"], row["receivable"]),
            issued.get(municipality.pk),
            _changed(issued.get(municipality.pk), row["latest"]),
        )
        for municipality in Municipality.objects.filter(pk__in=list(sums)).order_by("name_sort", "pk")
        for row in (sums[municipality.pk],)
    ]


def _changed(statement: Statement | None, latest: datetime) -> bool:
    if statement is None:
        return False
    closed_at = statement.year.closed_at
    return latest > statement.issued_at or (closed_at is not None and closed_at > statement.issued_at)


def statements_for(user: User) -> StatementQuerySet:
    """Return the statements that the reader may see, with what a page prints of them."""
    return Statement.objects.visible_to(user).select_related(
        "municipality", "document", "issued_by", "supersedes", "superseded_by"
    )


def shelf_of(user: User) -> QuerySet[Statement]:
    """Return the standing statements of the reader's municipality and those it succeeded, the latest year first."""
    return statements_for(user).standing().defer("content").order_by("-year_id", "municipality__name_sort")


def said_by(statement: Statement) -> Content:
    """Return what an issued statement says: what was kept, not what the ledger says today."""
    return restored(statement.content)


def preview_of(user: User, municipality: Municipality, year: FinancialYear) -> Content:
    """Return what a statement would say if it were issued now. Raises RefusedError for others than staff."""
    require(rules.refuse_preview(by=user))
    require(refuse_paper(possible=pango.is_there()))
    return content_of(municipality, year, on=clock.today())


def runs_for(user: User) -> QuerySet[StatementRun]:
    """Return the runs, for staff."""
    if rules.refuse_preview(by=user) is not None:
        return StatementRun.objects.none()
    return StatementRun.objects.select_related("year", "asked_by")


def jobs_for(run: StatementRun) -> int:
    """Return how many jobs share a run: one for each 25 statements that wait."""
    return -(-run.items.filter(outcome=RunOutcome.WAITING).count() // STATEMENTS_A_JOB)


def issue_refusal(user: User, year: int) -> Refusal | None:
    """Say why nothing can be issued for the year yet, for the words beside the button."""
    return rules.refuse_year(year, by=user, today=clock.today())
