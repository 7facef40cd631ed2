"""Takes input and cleans it. Never saves, never decides who may."""

from municipalities.forms.application import (
    SectionForm,
    SubmitForm,
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
    DecisionForm,
    ResolutionForm,
    SubstituteForm,
)
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
from municipalities.forms.membership import (
    ChangeRoleForm,
    EndMembershipForm,
    InviteMemberForm,
)
from municipalities.forms.municipality import (
    AddressForm,
    OrganisationNumberForm,
    RegisterFilter,
)
from municipalities.forms.review import (
    RecommendationForm,
    ReviewFilter,
)
from municipalities.forms.round import (
    CaseNumberForm,
    RoundForm,
)
from municipalities.forms.writing import (
    ColleagueForm,
    CommentAnswerForm,
    PaperForm,
    PlaceForm,
    ReturnForm,
    WithdrawForm,
)

__all__ = [
    "AddressForm",
    "AnswerForm",
    "AskingForm",
    "AssessmentForm",
    "AssignForm",
    "CaseNumberForm",
    "ChangeDeclarationForm",
    "ChangeRoleForm",
    "ColleagueForm",
    "CommentAnswerForm",
    "CriterionForm",
    "DecisionForm",
    "DeclareForm",
    "DeclineForm",
    "DispensationForm",
    "EndMembershipForm",
    "FlagForm",
    "InternalNoteForm",
    "InviteAlsoForm",
    "InviteMemberForm",
    "InviteesForm",
    "MeetingForm",
    "MessageForm",
    "OrganisationNumberForm",
    "PaperForm",
    "ParticipantForm",
    "PhasesForm",
    "PlaceForm",
    "QuestionForm",
    "RecommendationForm",
    "RegisterFilter",
    "ResolutionForm",
    "ReturnForm",
    "ReviewFilter",
    "RoundFlagForm",
    "RoundForm",
    "ScreeningForm",
    "SectionForm",
    "SubmitForm",
    "SubstituteForm",
    "WithdrawForm",
    "section_form",
]
