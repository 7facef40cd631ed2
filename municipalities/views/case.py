"""What the review's pages of one application share: the row behind the gate, and the tabs between its pages."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.core.access import SignedInRequest
from alisvest.core.rules import require
from alisvest.ui.tables import Tab
from municipalities import queries

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application


def opened(request: SignedInRequest, pk: int, *, whole: bool = False) -> "Application":
    """Fetch an application that is handed in, past the gate; `whole`: with every answer."""
    rows = queries.applications_with_answers(request.user) if whole else queries.applications_for(request.user)
    application: Application = get_object_or_404(rows.handed_in(), pk=pk)
    require(queries.refuse_opening(request.user, application))
    return application


def case_tabs(request: HttpRequest, application: "Application") -> list[Tab]:
    """Return the pages of the case; the one that is open is told by its address."""
    pages = (
        ("assessment_save", _("Read and score")),
        ("application_screen", _("Screening")),
        ("flag_set", _("Flags")),
        ("note_write", _("Internal notes")),
        ("message_send", _("Messages to the municipality")),
        ("information_ask", _("Ask for information")),
        ("application_review", _("Recommendation")),
    )
    addresses = [(label, reverse(f"municipalities:{name}", args=[application.pk])) for name, label in pages]
    return [Tab(label, href, href == request.path) for label, href in addresses]


def review_of(application: "Application") -> str:
    """Return the address of the review's list, at the application's round."""
    return f"{reverse('municipalities:review_list')}?round={application.round_id}"
