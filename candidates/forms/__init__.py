"""Forms take input and clean it; they never save and never decide who may."""

from candidates.forms.bringing import BringInForm
from candidates.forms.exchange import CandidateWishForm, HospitalYesForm, ProposeForm, TraineeWishForm
from candidates.forms.institution import ConfirmForm, InstitutionForm, ReasonForm
from candidates.forms.plan import FillForm, PeriodForm, PlanForm
from candidates.forms.regular_post import AnswerForm, OfferForm, StillThereForm

__all__ = [
    "AnswerForm",
    "BringInForm",
    "CandidateWishForm",
    "ConfirmForm",
    "FillForm",
    "HospitalYesForm",
    "InstitutionForm",
    "OfferForm",
    "PeriodForm",
    "PlanForm",
    "ProposeForm",
    "ReasonForm",
    "StillThereForm",
    "TraineeWishForm",
]
