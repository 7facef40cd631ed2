"""What supervision knows of a promise: the hours that were held with the doctors of an agreement's posts."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.ui import formats
from candidates.models import Candidate, Employment
from municipalities.models import Position
from municipalities.queries.delivery import Observed
from supervision.queries.months import rows_of_years


def hours_held(user: User, posts: Iterable[Position], today: date) -> Iterator[Observed]:
    """Give the hours held in this year and the last, of those the programme asks for, for each doctor of the posts."""
    held = Employment.objects.filter(position__in=list(posts), valid__startswith__lte=today)
    by_candidate = {each.candidate_id: each.position for each in held.select_related("position").order_by("valid")}
    if not by_candidate:
        return
    candidates = list(Candidate.objects.visible_to(user).filter(pk__in=by_candidate).order_by("name_sort"))
    years = range(today.year - 1, today.year + 1)
    for row in rows_of_years(user, candidates, years):
        if not row.balance.asked:
            continue
        post = by_candidate[row.candidate.pk]
        year = row.months[0].first.year
        yield Observed(
            post.pk,
            _("%(held)s of %(asked)s of supervision in %(year)d")
            % {
                "held": formats.hours(row.balance.held),
                "asked": formats.hours(row.balance.asked),
                "year": year,
            },
            min(today, date(year, 12, 31)),
            _("The supervision register, %(post)s") % {"post": post.number},
        )
