"""The papers behind a claim: a voucher for each line."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import Refusal, not_now
from alisvest.documents.kinds import Audience, Kind, register
from finance.workflow import CLAIM_WRITERS, EDITABLE, ClaimStatus

BOTH = Audience("municipality", _("The municipality and the project"), STAFF_ROLES | MUNICIPALITY_ROLES)
STILL_OPEN = EDITABLE | {ClaimStatus.SENT}  # a voucher may come after the claim, but not after it was attested


def _before_attestation(line: Any, user: User) -> Refusal | None:
    if line.claim.status in STILL_OPEN:
        return None
    return not_now(_("The claim is attested or closed. Its vouchers can only be read."))


def _always(_line: Any) -> bool:
    return True


def _of_open_claims(lines: "QuerySet[Any]") -> "QuerySet[Any]":
    return lines.filter(claim__status__in=STILL_OPEN).select_related("claim__municipality")


VOUCHER = Kind(
    "claim_voucher",
    _("Voucher or receipt"),
    "finance.claimline",
    [BOTH],
    adders=frozenset(CLAIM_WRITERS),
    several=True,
    hint=_("The invoice or receipt behind the cost. Cover what it says about patients before you upload it."),
    required=_always,
    among=_of_open_claims,
    refuse=_before_attestation,
)


def enter() -> None:
    """Make the kind known. Called from AppConfig.ready()."""
    register(
        "finance.claimline",
        VOUCHER,
        name=lambda line: f"{line.claim.reference}: {line.what}",
        home=lambda line: line.claim.get_absolute_url(),
    )
