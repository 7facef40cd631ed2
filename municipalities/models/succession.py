"""Who became whom: the register's successions, and what each municipality has taken over through them."""

from datetime import date
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core import clock
from municipalities.models.municipality import Municipality

LONGEST_LINE = 20
"""How many successions in a row are followed: far more than there can be, and an end for a circle."""


class SuccessionKind(models.TextChoices):
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")


class SuccessionScope(models.TextChoices):
    WHOLE = "whole", _("The whole municipality")
    MAIN = "main", _("All but a part that moved elsewhere")
    PART = "part", _("A part")


class EventKind(models.TextChoices):
    MERGER = "merger", _("Merger")
    SPLIT = "split", pgettext_lazy("event", "Split")
    RENUMBERING = "renumbering", _("New number or language form")


class SuccessionEvent(models.Model):
    """What happened to municipalities on a day, as one row: its successions and its versions belong to it.

    Taken back by another event, which names it in `counter_of` and says why. `source` names the row of the register's
    files that it came from, so that it is entered once, also after it was taken back.
    """

    append_only = True

    kind = models.CharField(_("kind"), max_length=15, choices=EventKind)
    on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()
    source = models.CharField(max_length=40, null=True, blank=True, unique=True)
    counter_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_successionevent_kind_is_known",
                condition=Q(kind__in=EventKind.values),
                violation_error_message=_("This is no kind of event."),
            ),
            models.CheckConstraint(
                name="municipalities_successionevent_counter_says_why",
                condition=Q(counter_of=None, reason="") | Q(counter_of__isnull=False) & ~Q(reason=""),
                violation_error_message=_("What takes an event back says why."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%d.%m.%Y}"


@tracked()
class Succession(models.Model):
    """A municipality, or a part of one, became part of another on a date. New numbers alone are versions, not this."""

    deletable = True  # when its event is taken back

    event = models.ForeignKey(SuccessionEvent, on_delete=models.PROTECT, related_name="successions")

    predecessor = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="successions_out"
    )
    outside_name = models.CharField(max_length=80, blank=True, help_text="a predecessor from outside the register")
    successor = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="successions_in")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=SuccessionKind)
    scope = models.CharField(max_length=10, choices=SuccessionScope)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_succession_inside_or_outside",
                condition=Q(predecessor=None) & ~Q(outside_name="") | Q(predecessor__isnull=False) & Q(outside_name=""),
                violation_error_message=_("A succession has one predecessor, in the register or outside it."),
            ),
            models.CheckConstraint(
                name="municipalities_succession_not_itself",
                condition=Q(predecessor=None) | ~Q(predecessor=F("successor")),
                violation_error_message=_("A municipality cannot succeed itself."),
            ),
            models.UniqueConstraint(
                fields=("predecessor", "outside_name", "successor", "on"),
                name="municipalities_succession_once",
                nulls_distinct=False,
                violation_error_message=_("This succession is already in the register."),
            ),
            models.UniqueConstraint(
                fields=("predecessor",),
                condition=~Q(scope=SuccessionScope.PART),
                name="municipalities_succession_one_heir",
                violation_error_message=_("Another municipality took it over already: only parts can go elsewhere."),
            ),
        )

        triggers = (
            pgtrigger.Trigger(
                name="taken_over",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    lock table municipalities_takenover in share row exclusive mode; -- two events at once draw it one by one
                    delete from municipalities_takenover;
                    insert into municipalities_takenover (heir_id, municipality_id, since, steps)
                    with recursive line (heir, municipality, since, steps) as (
                        select successor_id, predecessor_id, "on", 1 from municipalities_succession
                        where predecessor_id is not null and scope <> '{SuccessionScope.PART.value}'
                        union all
                        select next.successor_id, line.municipality, greatest(line.since, next."on"), line.steps + 1
                        from line join municipalities_succession next on next.predecessor_id = line.heir
                        where next.scope <> '{SuccessionScope.PART.value}' and line.steps < {LONGEST_LINE}
                    )
                    select heir, municipality, since, steps from line;
                    return null;
                """,  # noqa: S608  no input: constants of this module
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id or self.outside_name} → {self.successor_id} {self.on}"


class TakenOver(models.Model):
    """`heir` answers for `municipality` from `since` on, over one succession or several. Never for a part.

    Drawn from the successions by their own trigger, so that it cannot say something else than they do; nothing else writes
    it. `steps` counts the successions between the two.
    """

    deletable = True  # the trigger draws it anew
    untracked = "drawn by a trigger from the successions, which are kept themselves"

    heir = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="taken_over")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="heirs")
    since = models.DateField()
    steps = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("municipality", "steps")
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "heir"),
                name="municipalities_takenover_once",
                violation_error_message=_("The municipality took it over already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.heir_id} ← {self.municipality_id} {self.since}"


def taken_over_by(heir: Any, day: date) -> "models.QuerySet[TakenOver, int]":
    """Return the keys of what the municipality had taken over by the day, itself not among them. For a subquery."""
    return TakenOver.objects.filter(heir=heir, since__lte=day).values_list("municipality", flat=True)


def heirs_of(municipality: Any, day: date) -> "models.QuerySet[TakenOver, int]":
    """Return the keys of those that had taken the municipality over by the day, whoever answers now first."""
    return (
        TakenOver.objects.filter(municipality=municipality, since__lte=day)
        .order_by("-steps")
        .values_list("heir", flat=True)
    )


def responsible(path: str, day: date) -> Coalesce:
    """Return, as an expression, the key of the municipality that answers on the day for the one that `path` leads to."""
    return Coalesce(Subquery(heirs_of(OuterRef(path), day)[:1]), F(path), output_field=models.BigIntegerField())


def reached(user: User, path: str = "municipality") -> Q:
    """Tell which rows a municipal hat reaches today: those of the own municipality and of what it has taken over.

    `path` leads from the rows to the municipality. A subquery: it costs no query of its own.
    """
    return Q(**{path: user.scope}) | Q(**{f"{path}__in": taken_over_by(user.scope, clock.today())})
