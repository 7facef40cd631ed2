"""Forms take input and clean it; they never save and never decide who may."""

from candidates.forms.institution import ConfirmForm, InstitutionForm, ReasonForm
from candidates.forms.plan import FillForm, PeriodForm, PlanForm
from candidates.forms.regular_post import AnswerForm, OfferForm, StillThereForm

__all__ = [
    "AnswerForm",
    "ConfirmForm",
    "FillForm",
    "InstitutionForm",
    "OfferForm",
    "PeriodForm",
    "PlanForm",
    "ReasonForm",
    "StillThereForm",
]
