"""The application's points as typed sections, one model each: numbers and choices can be compared, texts read.

An answer may be missing while the application is a draft, so numbers and choices take null and texts take "". Which
answers a section needs is said by `required` (always) and by rules.application (where one answer calls for another).
"""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from municipalities.models import choices
from municipalities.models.application import Application
from municipalities.models.frozen import frozen
from municipalities.models.place import Place

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HOURS = [MaxValueValidator(60)]
PERCENTAGE = [MinValueValidator(1), MaxValueValidator(100)]


def _number(
    label: "str | _StrPromise", **options: object
) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(label, null=True, blank=True, **options)  # type: ignore[arg-type]


def _choice(label: "str | _StrPromise", of: type[models.TextChoices]) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=30, choices=of, blank=True, default="")


def _several(label: "str | _StrPromise", of: type[models.TextChoices]) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=30, choices=of), verbose_name=label, default=list, blank=True)


def _yes_no(label: "str | _StrPromise") -> "models.BooleanField[bool | None, bool | None]":
    return models.BooleanField(label, null=True, blank=True)


def _text(label: "str | _StrPromise") -> "models.TextField[str, str]":
    return models.TextField(label, blank=True, default="", max_length=4000)


class Section(models.Model):
    """What all sections share. `version` counts the savings: whoever saves an older one sees the newer first.

    A section whose point may be left out says why in `not_relevant`; it then lacks nothing. `brought_over` is the earlier
    submission that the answers came from, until somebody changes them or confirms that they still hold.
    """

    key: ClassVar[str]
    point: ClassVar[str]
    title: ClassVar[Promise | str]
    answers: ClassVar[tuple[str, ...]]
    required: ClassVar[tuple[str, ...]]
    of_place: ClassVar[bool]
    may_be_left_out: ClassVar[bool] = False

    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    not_relevant = models.CharField(_("Why does this point not apply?"), max_length=300, blank=True, default="")
    brought_over = models.ForeignKey(
        "municipalities.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @classmethod
    def field(cls, name: str) -> "models.Field[Any, Any]":
        """Return the field of an answer: its label, choices and limits are said there once."""
        return cast("models.Field[Any, Any]", cls._meta.get_field(name))


class CommonSection(Section):
    """A point that the municipality answers once for all its places."""

    of_place = False

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="%(class)s")

    class Meta(Section.Meta):
        abstract = True
        triggers = (frozen("select status from municipalities_application where id = {row}.application_id"),)

    def __str__(self) -> str:
        return f"{self.key} {self.application_id}"


class PlaceSection(Section):
    """A point that is answered for each place. Removed with its place while the application is a draft."""

    of_place = True
    deletable = True

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="%(class)s")

    class Meta(Section.Meta):
        abstract = True
        triggers = (
            frozen(
                "select a.status from municipalities_application a"
                " join municipalities_place p on p.application_id = a.id where p.id = {row}.place_id"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.place_id}"


OFFICE_FROZEN = frozen(
    "select a.status from municipalities_application a"
    " join municipalities_place p on p.application_id = a.id"
    " join municipalities_officesection s on s.place_id = p.id where s.id = {row}.section_id"
)


@tracked()
class OrganisationSection(CommonSection):
    key, point, title = "organisation", "0", _("How the post is organised")
    answers = ("responsible", "position_percentage", "earliest_start", "organisation")
    required = answers

    responsible = _choice(_("Who is responsible for the post in the municipality?"), choices.Responsible)
    position_percentage = _number(_("Size of the post, per cent"), validators=PERCENTAGE)
    earliest_start = models.DateField(_("Earliest start"), null=True, blank=True)
    organisation = _text(_("How will the municipality organise and administer the post?"))


@tracked()
class RecruitmentSection(CommonSection):
    key, point, title = "recruitment", "1", _("Recruitment situation")
    answers = ("gp_posts", "vacant_gp_posts", "applicants_last_time", "doctors_left", "recruitment")
    required = ("gp_posts", "vacant_gp_posts", "recruitment")

    gp_posts = _number(_("GP contracts in the municipality"))
    vacant_gp_posts = _number(_("GP contracts without a permanent doctor"))
    applicants_last_time = _number(_("Qualified applicants the last time a post was advertised"))
    doctors_left = _number(_("Doctors who left in the last three years"))
    recruitment = _text(_("Describe the general recruitment situation"))

    class Meta(CommonSection.Meta):
        constraints = (
            models.CheckConstraint(
                name="municipalities_recruitment_vacant_within_posts",
                condition=Q(vacant_gp_posts=None) | Q(gp_posts=None) | Q(vacant_gp_posts__lte=models.F("gp_posts")),
                violation_error_message=_("There cannot be more vacant GP contracts than contracts."),
            ),
        )


@tracked()
class PatientListSection(PlaceSection):
    key, point, title = "patient_list", "2", _("The candidate's own listed patients")
    answers = ("list_model", "list_length", "patient_list")
    required = ("list_model", "list_length")
    may_be_left_out = True

    list_model = _choice(_("Which arrangement is chosen?"), choices.ListModel)
    list_length = _number(_("List length, number of patients"), validators=[MaxValueValidator(5000)])
    patient_list = _text(_("Describe the arrangement"))


@tracked()
class DailySupervisionSection(PlaceSection):
    key, point, title = "daily_supervision", "3", _("Daily supervision by a colleague")
    answers = ("provided_by", "doctors_sharing", "every_day", "daily_supervision")
    required = ("provided_by", "doctors_sharing", "every_day", "daily_supervision")

    provided_by = _choice(_("Who gives daily supervision?"), choices.DailySupervision)
    doctors_sharing = _number(_("Number of doctors who share the task"))
    every_day = _yes_no(_("Is a supervising colleague present every working day?"))
    daily_supervision = _text(_("How is daily supervision provided?"))


@tracked()
class SupervisorSection(PlaceSection):
    key, point, title = "supervisor", "4", _("The candidate's own local supervisor")
    answers = ("supervisor_name", "is_specialist", "same_office", "hours_per_month", "supervisor")
    required = ("supervisor_name", "is_specialist", "same_office", "hours_per_month")

    supervisor_name = models.CharField(_("Name of the supervisor"), max_length=120, blank=True, default="")
    is_specialist = _yes_no(_("Is the supervisor a specialist in general practice?"))
    same_office = _yes_no(_("Is the supervisor employed at the candidate's own office?"))
    hours_per_month = _number(_("Structured supervision, hours a month"), validators=HOURS)
    supervisor = _text(_("More about the supervisor and the supervision"))


@tracked()
class BackupSection(CommonSection):
    key, point, title = "backup", "5", _("Back-up doctor on out-of-hours duty")
    answers = ("arrangement", "response_minutes", "backup")
    required = ("arrangement", "backup")
    may_be_left_out = True

    arrangement = _choice(_("Who backs the candidate up?"), choices.Backup)
    response_minutes = _number(_("Time until the back-up doctor can be present, minutes"))
    backup = _text(_("How is back-up arranged until the candidate is approved as a general practitioner?"))


@tracked()
class OfficeSection(PlaceSection):
    key, point, title = "office", "6", _("The doctors' office")
    answers = ("own_office", "room", "equipment", "equipment_other")
    required = ("own_office", "equipment")

    own_office = _yes_no(_("Is there a suitable office for the candidate?"))
    room = _text(_("Describe the candidate's office"))
    equipment = _several(_("Equipment at the office"), choices.Equipment)
    equipment_other = models.CharField(_("Other equipment"), max_length=200, blank=True, default="")


@tracked()
class OfficeDoctor(models.Model):
    """A doctor of the office: never by name. Rows are written anew when the section is saved."""

    deletable = True

    section = models.ForeignKey(OfficeSection, on_delete=models.PROTECT, related_name="doctors")
    order = models.PositiveSmallIntegerField()
    age = models.PositiveSmallIntegerField(_("Age"), validators=[MinValueValidator(20), MaxValueValidator(90)])
    specialty = models.CharField(_("Specialty"), max_length=30, choices=choices.Specialty)
    is_intern = models.BooleanField(_("Intern"), default=False)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                fields=("section", "order"),
                name="municipalities_office_doctor_order",
                violation_error_message=_("Two rows have the same place in the list."),
            ),
            models.CheckConstraint(
                name="municipalities_office_doctor_age",
                condition=Q(age__gte=20, age__lte=90),
                violation_error_message=_("A doctor's age is from 20 to 90."),
            ),
        )
        triggers = (OFFICE_FROZEN,)

    def __str__(self) -> str:
        return f"{self.section_id} {self.order}"


@tracked()
class OfficeStaff(models.Model):
    """Auxiliary staff of one kind: how many and what they can do. Rows are written anew when the section is saved."""

    deletable = True

    section = models.ForeignKey(OfficeSection, on_delete=models.PROTECT, related_name="staff")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(_("Kind of staff"), max_length=30, choices=choices.StaffRole)
    number = models.PositiveSmallIntegerField(_("Number"), validators=[MinValueValidator(1), MaxValueValidator(99)])
    competence = models.CharField(_("Competence"), max_length=200, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                fields=("section", "order"),
                name="municipalities_office_staff_order",
                violation_error_message=_("Two rows have the same place in the list."),
            ),
            models.CheckConstraint(
                name="municipalities_office_staff_number",
                condition=Q(number__gte=1, number__lte=99),
                violation_error_message=_("The number of staff is from 1 to 99."),
            ),
        )
        triggers = (OFFICE_FROZEN,)

    def __str__(self) -> str:
        return f"{self.section_id} {self.order}"


@tracked()
class TasksSection(CommonSection):
    key, point, title = "tasks", "7", _("Municipal work and breadth")
    answers = ("tasks_offered", "hours_possible", "hours_wanted", "breadth")
    required = ("tasks_offered", "hours_possible", "hours_wanted", "breadth")

    tasks_offered = _several(_("Which municipal tasks can the candidate have?"), choices.MunicipalTask)
    hours_possible = _number(_("Municipal work possible, hours a week"), validators=HOURS)
    hours_wanted = _number(_("Municipal work wanted, hours a week"), validators=HOURS)
    breadth = _text(_("How does the doctor get breadth across municipal doctors' tasks?"))


@tracked()
class AbsenceSection(CommonSection):
    key, point, title = "absence", "8", _("Locums and absence")
    answers = ("locum", "doctors_covering", "vulnerability")
    required = ("locum", "doctors_covering", "vulnerability")

    locum = _choice(_("How is the candidate's absence covered?"), choices.Locum)
    doctors_covering = _number(_("Number of doctors who can cover"))
    vulnerability = _text(_("How vulnerable is the arrangement?"))


@tracked()
class CandidateSection(PlaceSection):
    key, point, title = "candidate", "9", _("New or already employed doctor")
    answers = ("candidate_kind", "months_completed", "candidate")
    required = ("candidate_kind",)

    candidate_kind = _choice(_("Who is to have the post?"), choices.CandidateKind)
    months_completed = _number(_("Months of the specialist education completed"), validators=[MaxValueValidator(60)])
    candidate = _text(_("How far has the doctor come in the education?"))


SECTIONS: dict[str, type[Section]] = {
    section.key: section
    for section in (
        OrganisationSection,
        RecruitmentSection,
        PatientListSection,
        DailySupervisionSection,
        SupervisorSection,
        BackupSection,
        OfficeSection,
        TasksSection,
        AbsenceSection,
        CandidateSection,
    )
}


COMMON = tuple(key for key, model in SECTIONS.items() if not model.of_place)
OF_PLACE = tuple(key for key, model in SECTIONS.items() if model.of_place)


def section_of(application: Application, key: str, place: Place | None = None) -> Section | None:
    """Return the saved section, or None while nobody has begun it. Raises KeyError for an unknown key.

    A point of a place is asked for with its place; without one the place of rank 1 is meant.
    """
    model = SECTIONS[key]
    owner: Application | Place | None = application
    if model.of_place:
        owner = place or next(iter(application.places.all()), None)
    return getattr(owner, model.__name__.lower(), None)


def new_section(application: Application, key: str, place: Place | None = None) -> Section:
    """Return an unsaved section of the application, or of its place."""
    model = SECTIONS[key]
    owner: dict[str, Any] = {"place": place} if model.of_place else {"application": application}
    return model(**owner)
