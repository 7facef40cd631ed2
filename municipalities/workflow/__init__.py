"""Statuses and moves as data. Imports nothing of the app."""

from municipalities.workflow.acceptance import ACCEPTANCE_LOOKS, ACCEPTANCE_MOVES, AcceptanceStatus
from municipalities.workflow.agreement import AGREEMENT_LOOKS, AGREEMENT_MOVES, AgreementStatus, Response
from municipalities.workflow.application import (
    LOOKS,
    MOVES,
    NOT_HANDED_IN,
    RESOLVABLE,
    REVIEWABLE,
    UNTOLD,
    WRITTEN,
    ApplicationStatus,
    told_status,
)
from municipalities.workflow.approval import APPROVAL_LOOKS, APPROVAL_MOVES, ApprovalStatus
from municipalities.workflow.assessment import AssessmentStatus
from municipalities.workflow.complaint import COMPLAINT_LOOKS, COMPLAINT_MOVES, ComplaintStatus
from municipalities.workflow.decision import DECISION_LOOKS, DECISION_MOVES, DecisionStatus
from municipalities.workflow.information import INFORMATION_LOOKS, INFORMATION_MOVES, InformationStatus
from municipalities.workflow.position import (
    EMPLOYERS,
    POSITION_LOOKS,
    POSITION_MOVES,
    TO_ADVERTISE,
    WITHOUT_DOCTOR,
    PositionStatus,
)
from municipalities.workflow.round import ROUND_LOOKS, ROUND_MOVES, RoundStatus
from municipalities.workflow.screening import ScreeningState

__all__ = [
    "ACCEPTANCE_LOOKS",
    "ACCEPTANCE_MOVES",
    "AGREEMENT_LOOKS",
    "AGREEMENT_MOVES",
    "APPROVAL_LOOKS",
    "APPROVAL_MOVES",
    "COMPLAINT_LOOKS",
    "COMPLAINT_MOVES",
    "DECISION_LOOKS",
    "DECISION_MOVES",
    "EMPLOYERS",
    "INFORMATION_LOOKS",
    "INFORMATION_MOVES",
    "LOOKS",
    "MOVES",
    "NOT_HANDED_IN",
    "POSITION_LOOKS",
    "POSITION_MOVES",
    "RESOLVABLE",
    "REVIEWABLE",
    "ROUND_LOOKS",
    "ROUND_MOVES",
    "TO_ADVERTISE",
    "UNTOLD",
    "WITHOUT_DOCTOR",
    "WRITTEN",
    "AcceptanceStatus",
    "AgreementStatus",
    "ApplicationStatus",
    "ApprovalStatus",
    "AssessmentStatus",
    "ComplaintStatus",
    "DecisionStatus",
    "InformationStatus",
    "PositionStatus",
    "Response",
    "RoundStatus",
    "ScreeningState",
    "told_status",
]
