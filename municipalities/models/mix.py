"""A named set of a round's municipalities, kept to be looked at again: a thought about the choice, never a decision."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.round import Round


class MixQuerySet(models.QuerySet["Mix"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Mix(models.Model):
    """A set of applications with a name and why it was thought of. Taken away again when nobody needs it."""

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="mixes")
    name = models.CharField(_("Name of the mix"), max_length=80)
    note = models.TextField(_("Note"), max_length=1000, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = MixQuerySet.as_manager()

    class Meta:
        ordering = ("round", "name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "name"),
                name="municipalities_mix_name_once_a_round",
                violation_error_message=_("The round already has a mix of this name."),
            ),
            models.CheckConstraint(
                name="municipalities_mix_is_named",
                condition=~Q(name=""),
                violation_error_message=_("Give the mix a name."),
            ),
        )

    def __str__(self) -> str:
        return self.name


@tracked()
class MixMember(models.Model):
    """One application of a named mix."""

    deletable = True

    mix = models.ForeignKey(Mix, on_delete=models.PROTECT, related_name="members")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("mix", "application"),
                name="municipalities_mixmember_once",
                violation_error_message=_("The municipality is already in the mix."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.mix_id} {self.application_id}"
