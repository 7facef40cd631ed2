"""Which municipalities share a post, and in which parts, from one date to another."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order, register_sentence
from municipalities.models.municipality import Municipality
from municipalities.models.position import Position
from municipalities.models.position_facts import DatedQuerySet

SHARES_IN_ALL = "municipalities_position_shares_in_all"
register_sentence(SHARES_IN_ALL, _("The shares of the municipalities do not come to 100 per cent on every day."))


@tracked()
class PositionShare(models.Model):
    """A municipality's share of a post in whole per cent, in a half-open range of dates. A post without is not shared.

    On each day on which a post is shared the shares are 100 in sum: a sum can only change where a row begins or ends,
    so these days are all that the database looks at, under a lock on the post.
    """

    deletable = True  # one that has not begun; what it was is kept with the row's history

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="shares")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="position_shares")
    share = models.PositiveSmallIntegerField(_("share, per cent"))
    valid = DateRangeField()
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "valid", "-share", "municipality__name_sort")
        constraints = (
            ExclusionConstraint(
                name="municipalities_positionshare_once_a_date",
                expressions=[
                    ("position", RangeOperators.EQUAL),
                    ("municipality", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The municipality has two shares of the post for the same dates."),
            ),
            days_in_order("municipalities_positionshare_dates"),
            models.CheckConstraint(
                name="municipalities_positionshare_in_bounds",
                condition=Q(share__gte=1, share__lte=100),
                violation_error_message=_("A share is from 1 to 100 per cent."),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="position_shares_in_all",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                declare=[("post", "bigint")],
                func=f"""
                    post := coalesce(new.position_id, old.position_id);
                    perform 1 from municipalities_position where id = post for no key update;
                    if exists (
                        select 1 from (
                            select lower(valid) as day from municipalities_positionshare where position_id = post
                            union
                            select upper(valid) from municipalities_positionshare
                            where position_id = post and not upper_inf(valid)
                        ) as days
                        join municipalities_positionshare as beside
                            on beside.position_id = post and beside.valid @> days.day
                        group by days.day having sum(beside.share) <> 100
                    ) then
                        raise exception 'the shares of a post are not 100 per cent'
                            using errcode = 'check_violation', constraint = '{SHARES_IN_ALL}';
                    end if;
                    return null;
                """,  # noqa: S608  names of our own tables
            ),
        )

    def __str__(self) -> str:
        return f"{self.position_id} {self.municipality_id} {self.share}"
