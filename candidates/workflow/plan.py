"""The life of a plan, and the kinds of service, as data. Imports nothing of the app."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move
from alisvest.programme.service import ServiceKind
from alisvest.ui.badges import Tone


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed")


PLAN_LOOKS = {
    PlanStatus.DRAFT: (Tone.NEUTRAL, "pencil"),
    PlanStatus.AGREED: (Tone.SUCCESS, "check-circle"),
}

PLANNERS = STAFF_ROLES | {Role.WRITER, Role.SIGNER, Role.CANDIDATE}
"""Candidate, municipality and project leader make the plan together; the administrator may write for them."""

FILLERS = STAFF_ROLES | {Role.WRITER, Role.SIGNER}


class LeavingReason(models.TextChoices):
    """Why a doctor leaves a post: the kind only, never a person's story."""

    SPECIALIST = "specialist", _("Became a specialist")
    MOVES = "moves", _("Moves to a post in another participating municipality")
    OTHER_POST = "other_post", _("Took another post, outside the programme")
    OTHER_SPECIALTY = "other_specialty", _("Chose another specialty")
    CONDITIONS = "conditions", _("The conditions of the post")
    PRIVATE = "private", _("Private reasons")
    CONTRACT = "contract", _("The employment was for a limited time")
    UNKNOWN = "unknown", _("Not known")


PLAN_MOVES: Mapping[str, Move] = {
    "change": Move(frozenset({PlanStatus.DRAFT}), PlanStatus.DRAFT, PLANNERS),
    "agree": Move(frozenset({PlanStatus.DRAFT}), PlanStatus.AGREED, frozenset({Role.PROJECT_LEADER})),
    # An approved amendment writes an agreed plan anew: opened, changed and agreed again in one transaction.
    "reopen": Move(frozenset({PlanStatus.AGREED}), PlanStatus.DRAFT, frozenset({Role.PROJECT_LEADER})),
}


NORM_MONTHS = 60
"""The education's length by norm: five years (project description). Leave and part time move a person's own end."""


INSTITUTION_KINDS = frozenset({ServiceKind.HOSPITAL, ServiceKind.APPROVED_INSTITUTION})


class Measure(models.TextChoices):
    """How a line of a rule set is counted."""

    SERVICE = "service", _("At least so many full-time years of these kinds")
    TOTAL = "total", _("At least so many full-time years together, after the caps")
    CAP = "cap", _("These kinds count up to so many full-time years")
    SPAN = "span", _("At least so many calendar years, whatever the percentage")
    PRESENCE = "presence", _("Takes part")
    ELSEWHERE = "elsewhere", _("Not read from the plan's periods")


class Confidence(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    UNVERIFIED = "unverified", _("Unverified")


class Origin(models.TextChoices):
    """The programme's own norms are never mixed with the regulation's."""

    PROGRAMME = "programme", _("The programme's own requirement")
    REGULATION = "regulation", _("The regulation's requirement")
