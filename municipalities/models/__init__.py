"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

from municipalities.models.application import Application, ApplicationPartner
from municipalities.models.municipality import (
    Membership,
    Municipality,
    MunicipalityVersion,
    Succession,
)
from municipalities.models.round import DecisionKind, Invitation, Round
from municipalities.models.sections import SECTIONS, OfficeDoctor, OfficeSection, OfficeStaff, Section, section_of

__all__ = [
    "SECTIONS",
    "Application",
    "ApplicationPartner",
    "DecisionKind",
    "Invitation",
    "Membership",
    "Municipality",
    "MunicipalityVersion",
    "OfficeDoctor",
    "OfficeSection",
    "OfficeStaff",
    "Round",
    "Section",
    "Succession",
    "section_of",
]
