"""The key figures of a start page."""

from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.money import format_kroner
from alisvest.ui import formats
from alisvest.ui.parts import Tile
from candidates.queries import PostFigures, post_figures
from finance.queries import overview
from supervision.models import Meeting


def hours_tile(user: User, today: date) -> Tile:
    year = today.year - 1 if today.month <= 2 else today.year
    held = Meeting.objects.counted_for(user).filter(held_on__year=year)
    minutes = held.aggregate(total=Sum("minutes", default=0))["total"]
    count = held.count()
    note = ngettext("%(count)s meeting", "%(count)s meetings", count) % {"count": formats.number(count)}
    return Tile(_("Supervision %(year)s") % {"year": year}, formats.hours(minutes), "chat", note=note)


def money_tiles(user: User, today: date) -> list[Tile]:
    year = today.year - 1 if today.month <= 2 else today.year
    caps, _last = overview.year_caps(user, year)
    figures = overview.figures(user, year, caps)
    return [
        Tile(
            _("Refunds %(year)s") % {"year": year},
            format_kroner(figures.spent),
            "wallet",
            done=figures.spent // 100,
            whole=max(figures.allocated // 100, 1),
            note=_("of %(amount)s in caps") % {"amount": format_kroner(figures.allocated)},
        ),
        Tile(
            _("Grant %(year)s") % {"year": year},
            format_kroner(figures.granted),
            "chart",
            note=_("and %(amount)s in egenandel") % {"amount": format_kroner(figures.egenandel)},
        ),
    ]


def programme_tiles(user: User, today: date) -> list[Tile]:
    """The same four figures for everyone who follows the whole programme; money of the last whole year."""
    posts = post_figures(user, today)
    return [
        posts_tile(
            posts,
            note=ngettext("in %(count)s municipality", "in %(count)s municipalities", posts.municipalities)
            % {"count": posts.municipalities},
        ),
        hours_tile(user, today),
        *money_tiles(user, today),
    ]


def posts_tile(posts: PostFigures, *, note: str = "") -> Tile:
    return Tile(
        _("Posts filled"),
        formats.number(posts.with_doctor),
        "people",
        of=_("of %(count)s") % {"count": formats.number(posts.posts)},
        done=posts.with_doctor,
        whole=max(posts.posts, 1),
        note=note,
    )


def municipality_tiles(user: User, today: date) -> list[Tile]:
    year = today.year - 1 if today.month <= 2 else today.year
    caps, _last = overview.year_caps(user, year)
    used, room = sum(cap.used for cap in caps.values()), sum(cap.cap for cap in caps.values())
    return [
        posts_tile(post_figures(user, today)),
        hours_tile(user, today),
        Tile(
            _("Refunds %(year)s") % {"year": year},
            format_kroner(used),
            "wallet",
            done=used // 100,
            whole=max(room // 100, 1),
            note=_("of %(amount)s in caps") % {"amount": format_kroner(room)},
        ),
    ]
