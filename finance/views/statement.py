"""Annual cost statements: the staff's list of a year, the municipality's shelf, one statement and its file."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.money import format_kroner
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.documents.responses import attachment, stored_attachment
from alisvest.ui.badges import Badge, Tone
from alisvest.ui.formats import day
from alisvest.ui.parts import Confirmation, Fact, Tile
from alisvest.ui.tables import Tab
from finance import pdf, tasks
from finance.actions.statement import issue_statement
from finance.actions.statement_run import start_statement_run
from finance.queries import statement as queries
from finance.rules import statement as rules
from finance.rules.statement_content import CandidateYear, Content
from municipalities.queries import municipalities_for

READERS = STAFF_ROLES | MUNICIPALITY_ROLES
LOOKS = {"issued": (Tone.SUCCESS, "check-circle"), "superseded": (Tone.NEUTRAL, "circle")}
RUN_LOOKS = {
    "waiting": (Tone.NEUTRAL, "clock"),
    "issued": (Tone.SUCCESS, "check-circle"),
    "unchanged": (Tone.INFO, "check-circle"),
    "refused": (Tone.WARNING, "warn"),
}


@allow(*READERS)
@require_safe
def statement_list(request: SignedInRequest) -> HttpResponse:
    """Show staff a year's municipalities, and a municipality its own statements and those of whom it succeeded."""
    if request.user.role in STAFF_ROLES:
        return _year(request)
    return render(request, "finance/statement_shelf.html", {"statements": queries.shelf_of(request.user)})


def _year(request: SignedInRequest) -> HttpResponse:
    """Show a year's municipalities with sums and the state of their statements."""
    years = queries.statement_years(request.user)
    year = _chosen_year(request, years)
    rows = queries.year_list(request.user, year) if year else []
    shown = [
        {
            "row": row,
            "badge": _row_badge(row),
            "href": row.statement.get_absolute_url() if row.statement else "",
            "preview": reverse("finance:statement_preview", args=[row.municipality.pk, year]),
            "issue": reverse("finance:statement_issue", args=[row.municipality.pk, year]),
            "download": reverse("finance:statement_download", args=[row.statement.pk]) if row.statement else "",
            "stale": row.statement is None or row.changed,
        }
        for row in rows
    ]
    here = reverse("finance:statement_list")
    refusal = queries.issue_refusal(request.user, year) if year else None
    return render(
        request,
        "finance/statement_list.html",
        {
            "year": year,
            "tabs": [Tab(str(one), f"{here}?year={one}", one == year) for one in years],
            "rows": shown,
            "refusal": refusal,
            "issue_all": reverse("finance:statement_issue_all", args=[year]) if shown and not refusal else "",
        },
    )


def _chosen_year(request: SignedInRequest, years: list[int]) -> int | None:
    """Return the year asked for, or the latest one that is over."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and int(asked) in years:
        return int(asked)
    over = [year for year in years if year < clock.today().year]
    return max(over) if over else max(years, default=None)


def _row_badge(row: queries.Row) -> Badge:
    if row.statement is None:
        return Badge(pgettext("statement", "Not issued"), Tone.NEUTRAL, "circle")
    if row.changed:
        return Badge(pgettext("statement", "Changed since issued"), Tone.WARNING, "warn")
    return Badge(pgettext("statement", "Issued"), Tone.SUCCESS, "check-circle")


@allow(*READERS)
@require_safe
def statement_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what an issued statement says, in the order of its pages."""
    statement = get_object_or_404(queries.statements_for(request.user), pk=pk)
    content = queries.said_by(statement)
    return render(
        request,
        "finance/statement_detail.html",
        {
            "statement": statement,
            "badge": Badge(statement.get_status_display(), *LOOKS[statement.status]),
            "parent_href": reverse("finance:statement_list"),
            "replaced_by": getattr(statement, "superseded_by", None),
            "content": content,
            "changes": pdf.changes(queries.said_by(statement.supersedes), content) if statement.supersedes else [],
            "title": pdf.title(content),
            "sentence": pdf.waterfall(content),
            "settlement": pdf.settlement(content),
            "waiting": pdf.waiting(content),
            "steps": _steps(content),
            "sums": _sums(content),
            "about": _about(statement),
            "hash_parts": [statement.input_hash[start : start + 16] for start in range(0, 64, 16)],
            "candidates": [_candidate(content, one) for one in content.candidates],
        },
    )


def _steps(content: Content) -> list[dict[str, Any]]:
    """Lay the way from documented costs to the year's support out as steps, each with where it comes from."""
    documented, sums = content.documented, content.sums
    steps = [
        (pgettext("statement", "Documented costs"), documented.documented, "#lines", False),
        (pgettext("statement", "Covered by Fond II"), -documented.fond2, "#lines", False),
        (pgettext("statement", "Above the cap or not eligible"), -documented.declined, "#lines", False),
        (pgettext("statement", "Approved refund"), sums.approved, "#candidates", True),
        (pgettext("statement", "Egenandel"), -sums.charged, "#candidates", False),
        (pgettext("statement", "Support for the year"), sums.net, "#vouchers", True),
    ]
    whole = max(documented.documented, sums.approved, sums.charged, 1)
    return [
        {
            "label": label,
            "amount": amount,
            "href": href,
            "total": total,
            "size": min(abs(amount), whole),
            "whole": whole,
        }
        for label, amount, href, total in steps
    ]


def _sums(content: Content) -> list[Fact]:
    sums = content.sums
    return [
        Fact(pgettext("statement", "Approved refund"), format_kroner(sums.approved)),
        Fact(pgettext("statement", "Paid out"), format_kroner(sums.paid)),
        Fact(pgettext("statement", "Outstanding refund"), format_kroner(sums.refund_owed), total=True),
        Fact(pgettext("statement", "Charged"), format_kroner(sums.charged)),
        Fact(pgettext("statement", "Paid in"), format_kroner(sums.received)),
        Fact(pgettext("statement", "Outstanding egenandel"), format_kroner(sums.egenandel_owed), total=True),
        Fact(pdf.balance_label(content), format_kroner(abs(sums.balance)), total=True),
    ]


def _about(statement: Any) -> list[Fact]:
    facts = [
        Fact(pgettext("statement", "Number"), statement.number),
        Fact(pgettext("statement", "Date"), day(statement.issued_at)),
        Fact(pgettext("statement", "Issued by"), statement.issued_by.name),
    ]
    if statement.supersedes:
        replaced = statement.supersedes
        facts.append(Fact(pgettext("statement", "Replaces"), replaced.number, replaced.get_absolute_url()))
    return facts


def _candidate(content: Content, one: CandidateYear) -> dict[str, Any]:
    lines = content.lines_of(one)
    return {
        "one": one,
        "why": pdf.why(one),
        "tiles": [
            Tile(
                pgettext("statement", "Used of the cap"),
                format_kroner(one.used),
                done=one.used,
                whole=one.cap.amount,
                of=pgettext("statement", "of %(cap)s") % {"cap": format_kroner(one.cap.amount)},
            ),
            Tile(pgettext("statement", "Left of the cap"), format_kroner(one.left)),
            Tile(pgettext("statement", "Egenandel"), format_kroner(one.egenandel.amount if one.egenandel else 0)),
        ],
        "categories": [
            {"label": pdf.category_label(category), "amounts": amounts}
            for category, amounts in content.by_category(one).items()
        ],
        "lines": [{"line": line, "category": pdf.category_label(line.category)} for line in lines],
    }


@opens("finance.statement")
@allow(*READERS)
@require_safe
def statement_download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the archived file, exactly as it was issued."""
    return stored_attachment(get_object_or_404(queries.statements_for(request.user), pk=pk).document)


@allow(*STAFF_ROLES)
@require_safe
def statement_preview(request: SignedInRequest, municipality: int, year: int) -> HttpResponse:
    """Make the statement as it would be now, marked preliminary, kept nowhere."""
    place = get_object_or_404(municipalities_for(request.user), pk=municipality)
    content = queries.preview_of(request.user, place, get_object_or_404(queries.year_for(request.user, year)))
    issue = pdf.Issue(rules.number(content, 0), clock.now(), "", rules.fingerprint(content))
    return attachment(
        pdf.statement_pdf(content, issue),
        shown_name=pdf.shown_name(content, preliminary=True),
        media_type="application/pdf",
    )


@allow(*STAFF_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def statement_issue(request: SignedInRequest, municipality: int, year: int) -> HttpResponse:
    """Ask, then issue one municipality's statement."""
    place = get_object_or_404(municipalities_for(request.user), pk=municipality)
    get_object_or_404(queries.year_for(request.user, year))
    if request.method == "POST":
        statement = issue_statement(place, year, by=request.user)
        messages.success(request, _("The statement %(number)s is issued.") % {"number": statement.number})
        return redirect(statement)
    confirmation = Confirmation(
        question=_("Issue the statement of %(municipality)s for %(year)s?") % {"municipality": place, "year": year},
        consequences=[
            _("It is archived and the municipality can download it."),
            _("It never changes. If the ledger changes, a new version replaces it."),
        ],
        confirm=_("Issue the statement"),
        keep=pgettext("statement", "Not now"),
        back=_list_of(year),
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation})


@allow(*STAFF_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def statement_issue_all(request: SignedInRequest, year: int) -> HttpResponse:
    """Ask, then let the worker issue the whole year's statements."""
    found = get_object_or_404(queries.year_for(request.user, year))
    if request.method == "POST":
        run = start_statement_run(found, by=request.user)
        for _job in range(queries.jobs_for(run)):
            tasks.issue_statements.enqueue(run.pk)
        return redirect("finance:statement_run_detail", pk=run.pk)
    confirmation = Confirmation(
        question=_("Issue all statements for %(year)s?") % {"year": year},
        consequences=[
            _(
                "Every municipality in the year's ledger gets its statement. "
                "Where nothing has changed, nothing is issued."
            ),
            _("It is done in the background. You see how far it has come."),
        ],
        confirm=_("Issue all statements"),
        keep=pgettext("statement", "Not now"),
        back=_list_of(year),
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation})


@allow(*STAFF_ROLES)
@require_safe
def statement_run_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how far a run has come."""
    run = get_object_or_404(queries.runs_for(request.user), pk=pk)
    items = list(run.items.select_related("municipality", "statement").defer("statement__content"))
    done = sum(item.outcome != "waiting" for item in items)
    return render(
        request,
        "finance/statement_run_detail.html",
        {
            "run": run,
            "items": [
                {"item": item, "badge": Badge(item.get_outcome_display(), *RUN_LOOKS[item.outcome])} for item in items
            ],
            "done": done,
            "whole": len(items),
            "parent_href": _list_of(run.year_id),
        },
    )


def _list_of(year: int) -> str:
    return f"{reverse('finance:statement_list')}?year={year}"
