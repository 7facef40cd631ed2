"""What is kept about candidates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as, stand_in


def _dash(_pseudonym: str, _row: models.Model) -> str:
    """Stand where a text was that the row has to have."""
    return "–"


_CANDIDATE = (Path(Who.CANDIDATE, "candidate"),)

REGISTER = {
    "candidates.candidate": Kept(
        _("Candidates"),
        sorted_as(identity="name hpr_number"),
        about=(Path(Who.CANDIDATE, "pk"), Path(Who.USER, "user")),
        retention=Retention.PERSON,
        blank={"name": stand_in, "hpr_number": stand_in},
    ),
    "candidates.employment": Kept(
        _("Employments"), sorted_as(employment="percentage valid"), about=_CANDIDATE, retention=Retention.PERSON
    ),
    "candidates.employmentend": Kept(
        _("Endings of employments"),
        sorted_as(employment="reason told", technical="recorded_at"),
        about=(Path(Who.CANDIDATE, "employment__candidate"),),
        did=frozenset({"recorded_by"}),
        retention=Retention.PERSON,
    ),
    "candidates.educationplan": Kept(
        _("Education plans"),
        sorted_as(employment="start status", technical="agreed_at"),
        about=_CANDIDATE,
        did=frozenset({"agreed_by"}),
        retention=Retention.PERSON,
    ),
    "candidates.serviceperiod": Kept(
        _("Periods of a plan"),
        sorted_as(employment="kind percentage valid", free_text="place"),
        about=(Path(Who.CANDIDATE, "plan__candidate"),),
        retention=Retention.PERSON,
    ),
    "candidates.institutionagreement": Kept(
        _("Agreements on institution service"),
        sorted_as(
            employment="kind institution department approved_months percentage valid salary_paid_by status confirmed_on",
            contact="contact_name contact_email contact_phone confirmed_by",
            free_text="other_costs cancelled_because",
            technical="recorded_at",
        ),
        about=_CANDIDATE,
        did=frozenset({"recorded_by"}),
        retention=Retention.PERSON,
        blank={"confirmed_by": _dash, "cancelled_because": _dash},
    ),
    "candidates.exchangewish": Kept(
        _("Wishes on the exchange board"),
        sorted_as(
            identity="initials",
            employment="side hospital valid",
            free_text="note",
            technical="entered_at withdrawn_at",
        ),
        about=_CANDIDATE,
        did=frozenset({"entered_by"}),
        retention=Retention.PERSON,
    ),
    "candidates.exchange": Kept(
        _("Exchanges with hospitals"),
        sorted_as(
            employment="department hospital_valid post_valid status hospital_agreed_on",
            contact="hospital_agreed_by",
            free_text="given_up_because",
            technical="municipality_agreed_at proposed_at",
        ),
        about=(Path(Who.CANDIDATE, "candidate_wish__candidate"),),
        did=frozenset({"municipality_agreed_by", "proposed_by"}),
        retention=Retention.PERSON,
        blank={"hospital_agreed_by": _dash, "given_up_because": _dash},
    ),
    "candidates.regularpostoffer": Kept(
        _("Regular posts offered to specialists"),
        sorted_as(
            employment="offered_on kinds practice_terms starts_on answer answered_on",
            technical="recorded_at",
        ),
        about=_CANDIDATE,
        did=frozenset({"recorded_by"}),
        retention=Retention.PERSON,
    ),
    "candidates.stillthere": Kept(
        _("Whether specialists stay"),
        sorted_as(employment="years still_there", technical="recorded_at"),
        about=(Path(Who.CANDIDATE, "offer__candidate"),),
        did=frozenset({"recorded_by"}),
        retention=Retention.PERSON,
    ),
    "candidates.ruleset": Kept(
        _("Sets of requirements"),
        sorted_as(none="code name_nb name_nn name_en usable_until source_nb source_nn source_en"),
    ),
    "candidates.ruleline": Kept(
        _("Requirements"),
        sorted_as(
            none="key order measure kinds amount origin confidence text_nb text_nn text_en source_nb source_nn source_en"
        ),
    ),
}
