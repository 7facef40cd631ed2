"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

from candidates.models.candidate import REACH, Candidate, Employment
from candidates.models.ending import EmploymentEnd
from candidates.models.exchange import Exchange, ExchangeWish
from candidates.models.institution import InstitutionAgreement
from candidates.models.plan import EducationPlan, ServicePeriod
from candidates.models.regular_post import RegularPostOffer, StillThere
from candidates.models.rule_set import RuleLine, RuleSet

__all__ = [
    "REACH",
    "Candidate",
    "EducationPlan",
    "Employment",
    "EmploymentEnd",
    "Exchange",
    "ExchangeWish",
    "InstitutionAgreement",
    "RegularPostOffer",
    "RuleLine",
    "RuleSet",
    "ServicePeriod",
    "StillThere",
]
