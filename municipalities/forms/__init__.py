"""Takes input and cleans it. Never saves, never decides who may."""

from municipalities.forms.acceptance import (
    AcceptForm,
    DeclineOfferForm,
    ExtendForm,
)
from municipalities.forms.application import (
    SectionForm,
    SubmitForm,
    partner_fields,
    section_form,
)
from municipalities.forms.assessment import (
    AssessmentForm,
    AssignForm,
    FlagForm,
    InternalNoteForm,
    MessageForm,
    ScreeningForm,
)
from municipalities.forms.complaint import (
    ArrivalForm,
    ComplaintAnswerForm,
    ComplaintForm,
)
from municipalities.forms.conflict import (
    ChangeDeclarationForm,
    DeclareForm,
)
from municipalities.forms.criterion import (
    CriterionForm,
    PhasesForm,
    RoundFlagForm,
)
from municipalities.forms.decision import (
    AskingForm,
    PrepareForm,
    ReleaseForm,
    ResolutionForm,
    SubstituteForm,
)
from municipalities.forms.grid import GridColumns, MixForm
from municipalities.forms.information import AskForm, EndRequestForm, ExtendRequestForm, requested_form
from municipalities.forms.invitation import (
    AnswerForm,
    DeclineForm,
    DispensationForm,
    InviteAlsoForm,
    InviteesForm,
    MeetingForm,
    ParticipantForm,
    QuestionForm,
)
from municipalities.forms.joint import (
    JointDeclineForm,
    JointSignForm,
    PartnerAnswerForm,
    PartnerSignatureForm,
    PositionShareForm,
)
from municipalities.forms.membership import (
    ChangeRoleForm,
    EndMembershipForm,
    InviteMemberForm,
)
from municipalities.forms.municipality import (
    OrganisationNumberForm,
    RegisterFilter,
)
from municipalities.forms.recommendation import (
    AskApprovalForm,
    RecommendationForm,
    WithdrawApprovalForm,
)
from municipalities.forms.review import (
    ReviewFilter,
)
from municipalities.forms.round import (
    CaseNumberForm,
    RoundForm,
)
from municipalities.forms.service import ServiceForm
from municipalities.forms.writing import (
    ColleagueForm,
    CommentAnswerForm,
    PaperForm,
    PlaceForm,
    ReturnForm,
    WithdrawForm,
)

__all__ = [
    "AcceptForm",
    "AnswerForm",
    "ArrivalForm",
    "AskApprovalForm",
    "AskForm",
    "AskingForm",
    "AssessmentForm",
    "AssignForm",
    "CaseNumberForm",
    "ChangeDeclarationForm",
    "ChangeRoleForm",
    "ColleagueForm",
    "CommentAnswerForm",
    "ComplaintAnswerForm",
    "ComplaintForm",
    "CriterionForm",
    "DeclareForm",
    "DeclineForm",
    "DeclineOfferForm",
    "DispensationForm",
    "EndMembershipForm",
    "EndRequestForm",
    "ExtendForm",
    "ExtendRequestForm",
    "FlagForm",
    "GridColumns",
    "InternalNoteForm",
    "InviteAlsoForm",
    "InviteMemberForm",
    "InviteesForm",
    "JointDeclineForm",
    "JointSignForm",
    "MeetingForm",
    "MessageForm",
    "MixForm",
    "OrganisationNumberForm",
    "PaperForm",
    "ParticipantForm",
    "PartnerAnswerForm",
    "PartnerSignatureForm",
    "PhasesForm",
    "PlaceForm",
    "PositionShareForm",
    "PrepareForm",
    "QuestionForm",
    "RecommendationForm",
    "RegisterFilter",
    "ReleaseForm",
    "ResolutionForm",
    "ReturnForm",
    "ReviewFilter",
    "RoundFlagForm",
    "RoundForm",
    "ScreeningForm",
    "SectionForm",
    "ServiceForm",
    "SubmitForm",
    "SubstituteForm",
    "WithdrawApprovalForm",
    "WithdrawForm",
    "partner_fields",
    "requested_form",
    "section_form",
]
