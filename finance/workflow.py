"""What money is spent on, where it is entered, and the life of a claim and of a year, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class Category(models.TextChoices):
    """What a documented cost of the education was for, in the words of the project description."""

    COURSE_FEE = "course_fee", _("Course fee")
    SUPERVISION_GROUP = "supervision_group", _("Supervision group")
    LOCUM = "locum", _("Locum")
    SUPERVISOR_PAY = "supervisor_pay", _("Local supervisor's pay")
    TRAVEL = "travel", _("Travel")
    OTHER = "other", _("Other documented cost")


class AccountKind(models.TextChoices):
    ASSET = "asset", _("Asset")
    LIABILITY = "liability", _("Liability")
    INCOME = "income", _("Income")
    COST = "cost", _("Cost")


class AccountUse(models.TextChoices):
    """What the programme needs an account for. Which number it has is the chart's business, not the code's."""

    BANK = "bank", _("Bank")
    EGENANDEL_RECEIVABLE = "egenandel_receivable", _("Egenandel owed by municipalities")
    INTERNAL = "internal", _("Internal account with the leading municipality")
    REFUNDS_PAYABLE = "refunds_payable", _("Refunds owed to municipalities")
    GRANT = "grant", _("Grant from Helsedirektoratet")
    EGENANDEL = "egenandel", _("Egenandel")
    COURSE_FEE = "cost_course_fee", _("Refunded course fees")
    SUPERVISION_GROUP = "cost_supervision_group", _("Refunded supervision groups")
    LOCUM = "cost_locum", _("Refunded locums")
    SUPERVISOR_PAY = "cost_supervisor_pay", _("Refunded pay of local supervisors")
    TRAVEL = "cost_travel", _("Refunded travel")
    OTHER = "cost_other", _("Other refunded costs")


def account_of(category: str) -> AccountUse:
    """Return where the refund of a category is entered."""
    return AccountUse(f"cost_{Category(category).value}")


class VoucherKind(models.TextChoices):
    GRANT_RECEIVED = "grant_received", _("Grant received")
    REFUND_AUTHORISED = "refund_authorised", _("Refund authorised")
    REFUND_PAID = "refund_paid", _("Refund paid")
    EGENANDEL_CHARGED = "egenandel_charged", _("Egenandel charged")
    EGENANDEL_RECEIVED = "egenandel_received", _("Egenandel received")
    REVERSAL = "reversal", _("Reversal")


class YearStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ClaimStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    RETURNED = "returned", _("Returned")
    ATTESTED = "attested", _("Attested")
    AUTHORISED = "authorised", _("Authorised")
    PAID = "paid", _("Paid")
    WITHDRAWN = "withdrawn", _("Withdrawn")


CLAIM_LOOKS: Mapping[str, tuple[str, str]] = {
    ClaimStatus.DRAFT: ("neutral", "circle"),
    ClaimStatus.SENT: ("info", "clock"),
    ClaimStatus.RETURNED: ("warning", "warn"),
    ClaimStatus.ATTESTED: ("info", "clock"),
    ClaimStatus.AUTHORISED: ("info", "check-circle"),
    ClaimStatus.PAID: ("success", "check-circle"),
    ClaimStatus.WITHDRAWN: ("neutral", "circle"),
}

CLAIM_WRITERS = frozenset({Role.FINANCE, Role.WRITER, Role.SIGNER})
CLAIM_SENDERS = frozenset({Role.FINANCE, Role.SIGNER})
EDITABLE = frozenset({ClaimStatus.DRAFT, ClaimStatus.RETURNED})

CLAIM_MOVES: Mapping[str, Move] = {
    "send": Move(EDITABLE, ClaimStatus.SENT, CLAIM_SENDERS),
    "withdraw": Move(EDITABLE | {ClaimStatus.SENT}, ClaimStatus.WITHDRAWN, CLAIM_SENDERS),
    "attest": Move(frozenset({ClaimStatus.SENT}), ClaimStatus.ATTESTED, frozenset({Role.ADMINISTRATOR})),
    "return": Move(
        frozenset({ClaimStatus.SENT, ClaimStatus.ATTESTED}),
        ClaimStatus.RETURNED,
        frozenset({Role.ADMINISTRATOR, Role.PROJECT_LEADER}),
    ),
    "authorise": Move(frozenset({ClaimStatus.ATTESTED}), ClaimStatus.AUTHORISED, frozenset({Role.PROJECT_LEADER})),
    "pay": Move(frozenset({ClaimStatus.AUTHORISED}), ClaimStatus.PAID, frozenset({Role.ADMINISTRATOR})),
    # Only by reversing the voucher: the claim goes back to where it was before the entry.
    "reverse_authorisation": Move(
        frozenset({ClaimStatus.AUTHORISED}), ClaimStatus.RETURNED, frozenset({Role.PROJECT_LEADER})
    ),
    "reverse_payment": Move(frozenset({ClaimStatus.PAID}), ClaimStatus.AUTHORISED, frozenset({Role.PROJECT_LEADER})),
}

YEAR_MOVES: Mapping[str, Move] = {
    "close": Move(frozenset({YearStatus.OPEN}), YearStatus.CLOSED, frozenset({Role.PROJECT_LEADER})),
}
