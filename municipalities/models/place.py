"""The places that an application is for, ranked: each with its own office, supervisor and patients."""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from municipalities.models.application import PLACES_COUNTED, Application, places_counted
from municipalities.models.frozen import frozen

MOST_PLACES = 10
register_sentence(PLACES_COUNTED, _("The number of posts applied for is the number of places in the application."))


@tracked()
class Place(models.Model):
    """One post applied for. Rank 1 is what the municipality wants most. Removed again while it is a draft."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="places")
    rank = models.PositiveSmallIntegerField(
        _("rank"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)]
    )
    name = models.CharField(_("workplace"), max_length=120, blank=True, default="")

    class Meta:
        ordering = ("application", "rank")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "rank"),
                name="municipalities_place_rank_once",
                deferrable=models.Deferrable.DEFERRED,  # so that two places can change ranks
                violation_error_message=_("Two places have the same rank."),
            ),
            models.CheckConstraint(
                name="municipalities_place_rank_in_bounds",
                condition=Q(rank__gte=1, rank__lte=MOST_PLACES),
                violation_error_message=_("A municipality applies for one to ten posts."),
            ),
        )
        triggers = (
            frozen("select status from municipalities_application where id = {row}.application_id"),
            places_counted("coalesce(new.application_id, old.application_id)", pgtrigger.Insert | pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Return the place as pages call it: its rank, and its name once it has one."""
        named = _("Place %(rank)s: %(name)s") if self.name else _("Place %(rank)s")
        return str(named) % {"rank": self.rank, "name": self.name}
