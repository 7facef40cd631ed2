"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

from municipalities.models.application import Application, ApplicationPartner
from municipalities.models.assessment import Assessment, Assignment
from municipalities.models.conflict import ConflictDeclaration
from municipalities.models.decision import Decision, DecisionOutcome
from municipalities.models.municipality import (
    Membership,
    Municipality,
    MunicipalityVersion,
    Succession,
)
from municipalities.models.note import InternalNote, MunicipalityMessage
from municipalities.models.position import MainPosition, Position
from municipalities.models.review import Outcome, Recommendation, Resolution, ResolvedOutcome, Substitute
from municipalities.models.round import DecisionKind, Invitation, Round
from municipalities.models.screening import ScreeningLine
from municipalities.models.sections import SECTIONS, OfficeDoctor, OfficeSection, OfficeStaff, Section, section_of

__all__ = [
    "SECTIONS",
    "Application",
    "ApplicationPartner",
    "Assessment",
    "Assignment",
    "ConflictDeclaration",
    "Decision",
    "DecisionKind",
    "DecisionOutcome",
    "InternalNote",
    "Invitation",
    "MainPosition",
    "Membership",
    "Municipality",
    "MunicipalityMessage",
    "MunicipalityVersion",
    "OfficeDoctor",
    "OfficeSection",
    "OfficeStaff",
    "Outcome",
    "Position",
    "Recommendation",
    "Resolution",
    "ResolvedOutcome",
    "Round",
    "ScreeningLine",
    "Section",
    "Substitute",
    "Succession",
    "section_of",
]
