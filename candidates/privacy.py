"""What is kept about candidates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as


def no_hpr_number(_pseudonym: str, row: models.Model) -> str:
    """Seven digits that no register has given out: they begin with a zero."""
    return f"{row.pk:07}"


_CANDIDATE = (Path(Who.CANDIDATE, "candidate"),)

REGISTER = {
    "candidates.candidate": Kept(
        _("Candidates"),
        sorted_as(identity="name hpr_number"),
        about=(Path(Who.CANDIDATE, "pk"), Path(Who.USER, "user")),
        retention=Retention.PERSON,
        blank={"name": lambda pseudonym, _row: pseudonym, "hpr_number": no_hpr_number},
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
