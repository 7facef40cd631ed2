from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, signed_in
from alisvest.core.roles import Role
from alisvest.documents.responses import attachment
from alisvest.privacy import actions, queries
from alisvest.privacy.actions import retention
from alisvest.ui.tables import paginate

RECORD_READERS = (Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.AUDITOR)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def person_export(request: SignedInRequest) -> HttpResponse:
    """What is kept about the reader; a POST fetches all of it as one file."""
    if request.method == "POST":
        content = actions.export_myself(by=request.user)
        return attachment(content, shown_name=f"ALIS-Vest-{clock.today():%Y-%m-%d}.zip", media_type="application/zip")
    return render(request, "privacy/person_export.html", {"sections": queries.about_me(request.user)})


@allow(*RECORD_READERS)
@require_safe
def register(request: SignedInRequest) -> HttpResponse:
    """The record of processing, drawn from the register in the code."""
    return render(request, "privacy/register.html", {"lines": list(queries.record_of_processing())})


@allow(*RECORD_READERS)
@require_safe
def retention_list(request: SignedInRequest) -> HttpResponse:
    """How long each kind is kept, how much is due today, and which rows of the kind chosen by ?kind=."""
    dues = list(retention.due_on(clock.today()))
    counts = {due.rule.key: due.rows.count() for due in dues}
    chosen = next((due for due in dues if due.rule.key == request.GET.get("kind")), None)
    page = paginate(request, chosen.rows) if chosen else None
    context = {
        "lines": [(due, counts[due.rule.key]) for due in dues],
        "chosen": chosen,
        "page": page,
        "names": [chosen.task.name(row) for row in page.rows] if chosen and page else [],
    }
    return render(request, "privacy/retention_list.html", context)
