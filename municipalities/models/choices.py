"""The choices offered in an application's sections: what reviewers compare. The words follow the invitation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Responsible(models.TextChoices):
    CHIEF_DOCTOR = "chief_doctor", _("Municipal chief doctor")
    HEALTH_MANAGER = "health_manager", _("Health manager")
    OFFICE_MANAGER = "office_manager", _("Manager of the doctors' office")
    OTHER = "other", _("Other")


class ListModel(models.TextChoices):
    """How the candidate gets listed patients of their own."""

    MUNICIPAL = "municipal", _("Municipal list in a municipal GP centre")
    JOINT = "joint", _("Joint list")
    SHARED = "shared", _("Shared list")
    BOUGHT = "bought", _("List bought free in a private centre")
    OTHER = "other", _("Other")


class DailySupervision(models.TextChoices):
    SPECIALIST_IN_OFFICE = "specialist_in_office", _("A specialist in general practice at the same office")
    DOCTOR_IN_OFFICE = "doctor_in_office", _("Another experienced doctor at the same office")
    ELSEWHERE = "elsewhere", _("A doctor at another office, by telephone or video")
    OTHER = "other", _("Other")


class Backup(models.TextChoices):
    """Who backs the candidate up on out-of-hours duty."""

    ROTA = "rota", _("A back-up rota of the municipality's own")
    INTERMUNICIPAL = "intermunicipal", _("A back-up rota shared with other municipalities")
    COLLEAGUE = "colleague", _("An agreement with a named colleague")
    OTHER = "other", _("Other")


class Specialty(models.TextChoices):
    GENERAL_PRACTICE = "general_practice", _("General practice")
    COMMUNITY_MEDICINE = "community_medicine", _("Community medicine")
    OTHER = "other", _("Another specialty")
    IN_TRAINING = "in_training", _("In training to become a specialist")
    NONE = "none", _("No specialty")


class StaffRole(models.TextChoices):
    HEALTH_SECRETARY = "health_secretary", _("Health secretary")
    NURSE = "nurse", _("Nurse")
    BIOMEDICAL_SCIENTIST = "biomedical_scientist", _("Biomedical laboratory scientist")
    MANAGER = "manager", _("Office manager")
    OTHER = "other", _("Other staff")


class Equipment(models.TextChoices):
    ECG = "ecg", _("ECG")
    SPIROMETRY = "spirometry", _("Spirometry")
    RECTOSCOPY = "rectoscopy", _("Rectoscopy")
    AUDIOMETRY = "audiometry", _("Audiometry")
    MINOR_SURGERY = "minor_surgery", _("Minor surgery")
    DOPPLER = "doppler", _("Doppler")
    LABORATORY = "laboratory", _("Laboratory")


class MunicipalTask(models.TextChoices):
    """Municipal doctors' tasks: general practice first, then care of the elderly, then community medicine."""

    GENERAL_PRACTICE = "general_practice", _("General practice")
    CHILD_HEALTH = "child_health", _("Child health centre")
    SCHOOL_HEALTH = "school_health", _("School health")
    OUT_OF_HOURS = "out_of_hours", _("Out-of-hours and acute service")
    NURSING_HOME = "nursing_home", _("Nursing home")
    ELDERLY_CARE = "elderly_care", _("Care of the elderly")
    INFECTION_CONTROL = "infection_control", _("Infection control")
    ENVIRONMENTAL_HEALTH = "environmental_health", _("Environmental health")
    PUBLIC_HEALTH = "public_health", _("Public health work")
    ADVISER = "adviser", _("Adviser to the municipal management and in planning")
    PREPAREDNESS = "preparedness", _("Emergency preparedness")


class Locum(models.TextChoices):
    COLLEAGUES = "colleagues", _("Colleagues at the office take over")
    NEIGHBOURS = "neighbours", _("Arrangement with neighbouring municipalities")
    PERMANENT_LOCUM = "permanent_locum", _("Permanent locum arrangement")
    AGENCY = "agency", _("Hired from an agency")
    NONE = "none", _("No arrangement yet")


class CandidateKind(models.TextChoices):
    NEW = "new", _("A new candidate, the post is advertised")
    EMPLOYED = "employed", _("A doctor already employed")
