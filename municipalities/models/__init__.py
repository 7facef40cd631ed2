"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

from municipalities.models.acceptance import Acceptance, OfferedPlace, Origin
from municipalities.models.advertisement import COUNTS, AdvertisedPosition, Advertisement
from municipalities.models.agreement import Agreement, AgreementParty, AgreementVersion, Signature, Term
from municipalities.models.application import Application, ApplicationPartner
from municipalities.models.approval import Approval
from municipalities.models.assessment import Assessment, Assignment
from municipalities.models.card import Contact, ContactRole, MunicipalityCard
from municipalities.models.complaint import Complaint, LetterArrival
from municipalities.models.conflict import ConflictDeclaration
from municipalities.models.criterion import Anchor, Criterion, CriterionChange, Flag, Phase
from municipalities.models.decision import (
    DecidedPlace,
    Decision,
    DecisionOutcome,
    MainPosition,
    PlaceOutcome,
    PreparedDecision,
    PreparedPlace,
    Release,
)
from municipalities.models.enterprise import TrainingEnterprise, UncoveredGoal
from municipalities.models.feedback import Feedback
from municipalities.models.information import InformationRequest, RequestedPoint
from municipalities.models.joint import PartnerAnswer, PartnerDecline, PartnerSignature
from municipalities.models.meeting import InformationMeeting, Participant
from municipalities.models.mix import Mix, MixMember
from municipalities.models.municipality import Membership, Municipality, MunicipalityVersion
from municipalities.models.note import InternalNote, MunicipalityMessage
from municipalities.models.place import Place
from municipalities.models.position import Position
from municipalities.models.position_facts import PositionFacts, SidePosition, Workplace
from municipalities.models.position_share import PositionShare
from municipalities.models.promise import PromiseCheck
from municipalities.models.question import Question, QuestionDigest
from municipalities.models.review import (
    Abstention,
    Outcome,
    Recommendation,
    RecommendedPlace,
    Resolution,
    ResolvedOutcome,
    ResolvedPlace,
    Snapshot,
    Substitute,
)
from municipalities.models.round import (
    DecisionKind,
    Dispensation,
    Invitation,
    InvitationAnswer,
    Invitee,
    QuestionSet,
    ReasonToDecline,
    Round,
)
from municipalities.models.score import ApplicationFlag, Score
from municipalities.models.screening import ScreeningLine
from municipalities.models.sections import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    CandidateSection,
    CommonSection,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    PlaceSection,
    Section,
    new_section,
    section_of,
)
from municipalities.models.service import EARLIER_KINDS, EarlierService
from municipalities.models.submission import PaperEntry, SectionAssignment, SectionComment, Submission, Withdrawal
from municipalities.models.succession import (
    EventKind,
    Succession,
    SuccessionEvent,
    TakenOver,
    heirs_of,
    reached,
    responsible,
    taken_over_by,
)
from municipalities.workflow.phase import Others, PhaseKind
from municipalities.workflow.promise import Delivery

__all__ = [
    "COMMON",
    "COUNTS",
    "EARLIER_KINDS",
    "OF_PLACE",
    "SECTIONS",
    "Abstention",
    "Acceptance",
    "AdvertisedPosition",
    "Advertisement",
    "Agreement",
    "AgreementParty",
    "AgreementVersion",
    "Anchor",
    "Application",
    "ApplicationFlag",
    "ApplicationPartner",
    "Approval",
    "Assessment",
    "Assignment",
    "CandidateSection",
    "CommonSection",
    "Complaint",
    "ConflictDeclaration",
    "Contact",
    "ContactRole",
    "Criterion",
    "CriterionChange",
    "DecidedPlace",
    "Decision",
    "DecisionKind",
    "DecisionOutcome",
    "Delivery",
    "Dispensation",
    "EarlierService",
    "EventKind",
    "Feedback",
    "Flag",
    "InformationMeeting",
    "InformationRequest",
    "InternalNote",
    "Invitation",
    "InvitationAnswer",
    "Invitee",
    "LetterArrival",
    "MainPosition",
    "Membership",
    "Mix",
    "MixMember",
    "Municipality",
    "MunicipalityCard",
    "MunicipalityMessage",
    "MunicipalityVersion",
    "OfferedPlace",
    "OfficeDoctor",
    "OfficeSection",
    "OfficeStaff",
    "Origin",
    "Others",
    "Outcome",
    "PaperEntry",
    "Participant",
    "PartnerAnswer",
    "PartnerDecline",
    "PartnerSignature",
    "Phase",
    "PhaseKind",
    "Place",
    "PlaceOutcome",
    "PlaceSection",
    "Position",
    "PositionFacts",
    "PositionShare",
    "PreparedDecision",
    "PreparedPlace",
    "PromiseCheck",
    "Question",
    "QuestionDigest",
    "QuestionSet",
    "ReasonToDecline",
    "Recommendation",
    "RecommendedPlace",
    "Release",
    "RequestedPoint",
    "Resolution",
    "ResolvedOutcome",
    "ResolvedPlace",
    "Round",
    "Score",
    "ScreeningLine",
    "Section",
    "SectionAssignment",
    "SectionComment",
    "SidePosition",
    "Signature",
    "Snapshot",
    "Submission",
    "Substitute",
    "Succession",
    "SuccessionEvent",
    "TakenOver",
    "Term",
    "TrainingEnterprise",
    "UncoveredGoal",
    "Withdrawal",
    "Workplace",
    "heirs_of",
    "new_section",
    "reached",
    "responsible",
    "section_of",
    "taken_over_by",
]
