"""The register: municipalities, the versions of their facts, who became whom, and the people who act for them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, F, Func, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum.no import orgnr

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role

MEMBER_ROLES = [role for role in Role if role in MUNICIPALITY_ROLES]
ROLE_NAMES = {
    Role.WRITER: _("writer"),
    Role.SIGNER: _("signer"),
    Role.FINANCE: _("finance"),
    Role.READER: _("reader"),
    Role.MANAGER: _("manager"),
}


class Title(models.TextChoices):
    """What the municipality calls itself; the words are Norwegian in every language of the pages."""

    KOMMUNE = "kommune", "kommune"
    HERAD = "herad", "herad"


class LanguageForm(models.TextChoices):
    """The form of Norwegian that the municipality has decided on for letters to it."""

    NYNORSK = "nynorsk", _("Nynorsk")
    BOKMAL = "bokmal", _("Bokmål")
    NEUTRAL = "neutral", _("Neutral")


def validate_organisation_number(value: str) -> None:
    """Check nine digits and the mod 11 digit. Raises ValidationError with a sentence for the user."""
    if not orgnr.is_valid(value):
        raise ValidationError(_("Organisation number must be nine digits with a correct check digit."))


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def visible_to(self, user: User) -> Self:
        """The register is public among those who are signed in and wear a hat."""
        return self if user.role else self.none()

    def reached_by(self, user: User) -> Self:
        """Return the municipalities a person may act for: their own, or all for the programme's staff."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(pk=user.scope)
        return self.none()

    def valid_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)

    def ever_called(self, words: str) -> Self:
        """Return those whose name holds the words, or that ever had them as number or organisation number."""
        number = MunicipalityVersion.objects.filter(municipality=OuterRef("pk"), number=words)
        return self.filter(Q(name__icontains=words) | Q(organisation_number=words.replace(" ", "")) | Exists(number))


@tracked()
class Municipality(models.Model):
    """One municipality through its life: a new number is a new version of it, a merger makes a new municipality."""

    deletable = True  # one that an event began which was taken back, while nothing stood on it

    name = models.CharField(_("name"), max_length=80)
    organisation_number = models.CharField(  # noqa: DJ001  unique at a time: null where not known
        _("organisation number"), max_length=9, null=True, blank=True, validators=[validate_organisation_number]
    )
    leads_programme = models.BooleanField(
        default=False, help_text="judge in its own case: only a named substitute decides about it"
    )
    valid = DateRangeField()
    name_sort = models.GeneratedField(
        expression=Func(F("name"), function="nb_sort"), output_field=models.TextField(), db_persist=True
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ("name_sort", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_municipality_organisation_number_digits",
                condition=Q(organisation_number=None) | Q(organisation_number__regex=r"^[0-9]{9}$"),
                violation_error_message=_("Organisation number must be nine digits with a correct check digit."),
            ),
            models.CheckConstraint(
                name="municipalities_municipality_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message=_("The municipality's last day is before its first."),
            ),
            ExclusionConstraint(
                name="municipalities_municipality_one_organisation_number",
                expressions=[("organisation_number", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another municipality has this organisation number in these dates."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipalities:municipality_detail", args=[self.pk])


@tracked()
class MunicipalityVersion(models.Model):
    """The facts of a municipality in a range of dates. `valid` is half-open. `event`: what they began with."""

    deletable = True  # those of an event that was taken back

    event = models.ForeignKey(
        "municipalities.SuccessionEvent", null=True, blank=True, on_delete=models.PROTECT, related_name="versions"
    )
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(_("municipality number"), max_length=4)
    title = models.CharField(_("title"), max_length=10, choices=Title)
    county = models.CharField(_("county"), max_length=40)
    language_form = models.CharField(_("language form"), max_length=10, choices=LanguageForm)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    valid = DateRangeField()

    class Meta:
        ordering = ("valid",)
        constraints = (
            models.CheckConstraint(
                name="municipalities_version_number_digits",
                condition=Q(number__regex=r"^[0-9]{4}$"),
                violation_error_message=_("A municipality number has four digits."),
            ),
            models.CheckConstraint(
                name="municipalities_version_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message=_("The last day is before the first."),
            ),
            ExclusionConstraint(
                name="municipalities_version_one_at_a_time",
                expressions=[("municipality", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("The municipality has other facts in these dates."),
            ),
            ExclusionConstraint(
                name="municipalities_version_one_number_at_a_time",
                expressions=[("number", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another municipality has this number in these dates."),
            ),
        )

    def __str__(self) -> str:
        return self.number


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; who acts for a municipality sees that municipality's people."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(municipality_id=user.scope)
        return self.none()

    def held_on(self, day: date) -> Self:
        """Return what holds on the day: with its municipality every membership ends."""
        return self.filter(valid__contains=day, municipality__valid__contains=day)

    def not_over(self, day: date) -> Self:
        """Return what holds now or will hold."""
        over = DateRange(day, None)
        return self.exclude(Q(valid__fully_lt=over) | Q(municipality__valid__fully_lt=over))

    def over(self, day: date) -> Self:
        over = DateRange(day, None)
        return self.filter(Q(valid__fully_lt=over) | Q(municipality__valid__fully_lt=over))


@tracked()
class Membership(models.Model):
    """A person's role in a municipality, in a half-open range of dates."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in MEMBER_ROLES])
    valid = DateRangeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("municipality", "role", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_membership_role_is_municipal",
                condition=Q(role__in=[role.value for role in MEMBER_ROLES]),
                violation_error_message=_("This is no role in a municipality."),
            ),
            models.CheckConstraint(
                name="municipalities_membership_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message=_("The membership's last day is before its first."),
            ),
            ExclusionConstraint(
                name="municipalities_membership_no_overlap",
                expressions=[
                    ("valid", RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                    ("municipality", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                ],
                violation_error_message=_("The person already has this role in the municipality in these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.municipality_id} {self.role}"

    @property
    def until(self) -> date | None:
        """The first day on which it no longer holds: with its municipality every membership ends. None: no end."""
        ends: list[date] = [end for end in (self.valid.upper, self.municipality.valid.upper) if end is not None]
        return min(ends, default=None)
