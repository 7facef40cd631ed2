"""Takes input and cleans it. Never saves, never decides who may."""

from municipalities.forms.application import SectionForm, SubmitForm, section_form
from municipalities.forms.municipality import EndMembershipForm, MemberForm, OrganisationNumberForm, RegisterFilter
from municipalities.forms.round import RoundForm

__all__ = [
    "EndMembershipForm",
    "MemberForm",
    "OrganisationNumberForm",
    "RegisterFilter",
    "RoundForm",
    "SectionForm",
    "SubmitForm",
    "section_form",
]
