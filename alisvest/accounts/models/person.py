"""A person who signs in, and the appointments that the programme itself gives."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import Hat, Role

register_sentence("accounts_user_email_key", _("Somebody with this e-mail is entered already. Search for the address."))


class Language(models.TextChoices):
    BOKMAL = "nb", "Bokmål"
    NYNORSK = "nn", "Nynorsk"
    ENGLISH = "en", "English"


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, reader: "User") -> Self:
        """The project leader sees everybody. Others meet people through the rows of their own apps."""
        return self if reader.role == Role.PROJECT_LEADER else self.none()


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, reader: "User") -> UserQuerySet:
        return self.get_queryset().visible_to(reader)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person; without a password they cannot sign in until they set one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


@tracked(without=("password", "last_login"))
class User(AbstractBaseUser):
    """A person, known by e-mail. What the person may see is decided by the hat and by rows of the domain apps."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.BOKMAL)
    is_active = models.BooleanField(default=True)

    hat: Hat | None = None  # the one worn now; set per request by HatMiddleware, by `wear` elsewhere
    seen_by: "User | None" = None  # who looks at the pages in this person's place, to read (accounts.see_as)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(
                name="accounts_user_email_is_lower_case",
                condition=Q(email=Lower(F("email"))),
                violation_error_message=_("Write the e-mail address in lower case."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("accounts:person_detail", args=[self.pk])

    @property
    def role(self) -> Role | None:
        """The role of the hat that is worn; None without a hat."""
        return self.hat.role if self.hat else None

    @property
    def scope(self) -> int | None:
        """The key that the worn hat reaches: of a municipality, supervisor or candidate."""
        return self.hat.scope if self.hat else None

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[0], words[-1]))[: len(words)].upper() if words else "?"

    def wear(self, hat: Hat | None) -> Self:
        """Put a hat on, for this object only. Whether the person holds it was asked before."""
        self.hat = hat
        return self


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def visible_to(self, reader: User) -> Self:
        """The project leader appoints, and sees who is."""
        return self if reader.role == Role.PROJECT_LEADER else self.none()

    def held_by(self, user: User, day: date) -> Self:
        return self.filter(user=user, valid__contains=day).order_by("role")


@tracked()
class Appointment(models.Model):
    """A role that the programme itself gives, for a time. Municipalities' and supervisors' roles live in their apps."""

    ROLES = (Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.STEERING, Role.RESEARCHER, Role.AUDITOR)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in ROLES])
    valid = DateRangeField()

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="accounts_appointment_no_overlap",
                expressions=[
                    ("valid", RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                ],
                violation_error_message=_("The person already holds this role in these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
