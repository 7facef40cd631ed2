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
from municipalities.forms.decision import (
    AskingForm,
    DecisionForm,
    ResolutionForm,
    SubstituteForm,
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

__all__ = [
    "AddressForm",
    "AskingForm",
    "AssessmentForm",
    "AssignForm",
    "CaseNumberForm",
    "ChangeDeclarationForm",
    "ChangeRoleForm",
    "DecisionForm",
    "DeclareForm",
    "EndMembershipForm",
    "FlagForm",
    "InternalNoteForm",
    "InviteMemberForm",
    "MessageForm",
    "OrganisationNumberForm",
    "RecommendationForm",
    "RegisterFilter",
    "ResolutionForm",
    "ReviewFilter",
    "RoundForm",
    "ScreeningForm",
    "SectionForm",
    "SubmitForm",
    "SubstituteForm",
    "section_form",
]
