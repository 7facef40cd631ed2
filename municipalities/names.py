"""What the rows of this app are called where they stand among others: in a history, in the outbox."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.core import subjects


def _application(row: Any) -> str:
    return str(row.reference or f"{row.municipality}, {row.round}")


def _version(row: Any) -> str:
    return _("Agreement with %(name)s, version %(number)s") % {
        "name": row.agreement.municipality.name,
        "number": row.number,
    }


def enter() -> None:
    """Enter the names. Called once, at start."""
    call = subjects.call
    call("municipalities.municipality", gettext_lazy("Municipality"))
    call("municipalities.membership", gettext_lazy("Role"), lambda row: f"{row.user}, {row.municipality}")
    call("municipalities.round", gettext_lazy("Round"))
    call(
        "municipalities.invitation", gettext_lazy("Invitation to apply"), lambda row: f"{row.municipality}, {row.round}"
    )
    call("municipalities.application", gettext_lazy("Application"), _application)
    call("municipalities.assessment", gettext_lazy("Review"), lambda row: _application(row.application))
    call(
        "municipalities.informationrequest",
        gettext_lazy("Request for more information"),
        lambda row: _application(row.application),
    )
    call("municipalities.decision", gettext_lazy("Decision"), lambda row: _application(row.application))
    call("municipalities.acceptance", gettext_lazy("Offer"), lambda row: _application(row.decision.application))
    call("municipalities.complaint", gettext_lazy("Complaint"), lambda row: _application(row.decision.application))
    call(
        "municipalities.agreement",
        gettext_lazy("Agreement"),
        lambda row: _("Agreement with %(name)s") % {"name": row.municipality.name},
    )
    call("municipalities.agreementversion", gettext_lazy("Agreement"), _version)
    call("municipalities.position", gettext_lazy("Post"))
    call("municipalities.promisecheck", gettext_lazy("Promise"), lambda row: str(row.position))
    call("municipalities.trainingenterprise", gettext_lazy("Training enterprise"), lambda row: str(row.municipality))
