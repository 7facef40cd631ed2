"""The regular post that the doctor is offered as a specialist, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.core.rules import Move
from alisvest.ui.badges import Tone
from candidates.workflow.plan import FILLERS


class RegularPost(models.TextChoices):
    """The eight kinds of the project description; an offer is of one or more of them."""

    PRACTICE = "practice", _("General practitioner")
    NURSING_HOME = "nursing_home", _("Nursing home")
    SCHOOL_HEALTH = "school_health", _("School health service")
    CHILD_HEALTH_CENTRE = "child_health_centre", _("Child health centre")
    PRISON = "prison", _("Prison")
    COMMUNITY_MEDICINE = "community_medicine", _("Community medicine combined with general practice")
    OUT_OF_HOURS = "out_of_hours", _("Out-of-hours service")
    MUNICIPAL_ACUTE_WARD = "municipal_acute_ward", _("Municipal acute ward")


class PracticeTerms(models.TextChoices):
    """How a general practitioner is engaged."""

    SELF_EMPLOYED = "self_employed", _("Self-employed")
    SALARIED = "salaried", _("Salaried")


class OfferAnswer(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("regular post", "No answer yet")
    ACCEPTED = "accepted", pgettext_lazy("regular post", "Accepted")
    DECLINED = "declined", pgettext_lazy("regular post", "Declined")


_S = OfferAnswer

OFFER_MOVES: Mapping[str, Move] = {
    "accept": Move(frozenset({_S.OFFERED}), _S.ACCEPTED, FILLERS),
    "decline": Move(frozenset({_S.OFFERED}), _S.DECLINED, FILLERS),
}

OFFER_LOOKS: Mapping[OfferAnswer, tuple[Tone, str]] = {
    _S.OFFERED: (Tone.WARNING, "clock"),
    _S.ACCEPTED: (Tone.SUCCESS, "check-circle"),
    _S.DECLINED: (Tone.NEUTRAL, "circle"),
}

CHECK_YEARS = (1, 2, 5)
"""Whole years after the regular post began at which is asked whether the doctor is still there."""
