"""What is needed to reach a municipality, with its dates: the card, and who is who."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.municipality import Municipality
from municipalities.models.succession import reached


@tracked()
class MunicipalityCard(models.Model):
    """Where letters and invoices go, in a half-open range of dates. What is empty is not known.

    Beside the version, whose facts are the state's: these are the municipality's own, and change on other days.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="cards")
    postal_address = models.CharField(
        _("postal address"), max_length=300, blank=True, help_text="the lines below the name on a letter"
    )
    postmottak = models.EmailField(
        _("postmottak"), blank=True, help_text="the municipality's official address for mail"
    )
    invoice_reference = models.CharField(
        _("invoice reference"), max_length=60, blank=True, help_text="the buyer reference of an electronic invoice"
    )
    hospital_area = models.CharField(
        _("hospital area"), max_length=80, blank=True, help_text="the health trust whose hospitals serve it"
    )
    valid = DateRangeField()

    class Meta:
        ordering = ("municipality", "valid")
        constraints = (
            days_in_order("municipalities_card_valid_not_empty"),
            ExclusionConstraint(
                name="municipalities_card_one_at_a_time",
                expressions=[("municipality", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another card is recorded for these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.valid.lower}"


class ContactRole(models.TextChoices):
    """What a contact is in the municipality, whatever the municipality calls it."""

    PROGRAMME = "programme", pgettext_lazy("contact", "Contact for the programme")
    CHIEF_EXECUTIVE = "chief_executive", pgettext_lazy("contact", "Chief executive")
    CHIEF_DOCTOR = "chief_doctor", pgettext_lazy("contact", "Municipal chief doctor")
    HEALTH_MANAGER = "health_manager", pgettext_lazy("contact", "Health manager")
    PERSONNEL = "personnel", pgettext_lazy("contact", "Personnel")
    FINANCE = "finance", pgettext_lazy("contact", "Accounts")


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; who acts for a municipality its own, and those of what it has taken over."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def held_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)

    def over(self, day: date) -> Self:
        return self.filter(valid__fully_lt=DateRange(day, None))


@tracked()
class Contact(models.Model):
    """Who is who in a municipality, in a half-open range of dates. Gives no way in: that is a membership."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="contacts")
    role = models.CharField(_("role"), max_length=20, choices=ContactRole)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    valid = DateRangeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("municipality", "role", "-valid")
        constraints = (
            models.CheckConstraint(
                name="municipalities_contact_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("A contact has a name."),
            ),
            models.CheckConstraint(
                name="municipalities_contact_role_is_known",
                condition=Q(role__in=ContactRole.values),
                violation_error_message=_("This is no role of a contact."),
            ),
            days_in_order("municipalities_contact_valid_not_empty"),
            ExclusionConstraint(
                name="municipalities_contact_one_at_a_time",
                expressions=[
                    ("municipality", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody else has this part in these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.role} {self.name}"
