"""The key figures of a start page."""

from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.money import format_kroner
from alisvest.ui import formats
from alisvest.ui.parts import Tile
from candidates.queries import filled_positions
from candidates.queries.employment import PositionLine
from finance.queries import overview
from supervision.models import Meeting


def hours_tile(user: User, today: date) -> Tile:
    year = today.year - 1 if today.month <= 2 else today.year
    held = Meeting.objects.visible_to(user).filter(held_on__year=year)
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
    lines = filled_positions(user, today)
    filled = sum(not line.is_vacant for line in lines)
    return [
        Tile(
            _("Posts filled"),
            formats.number(filled),
            "people",
            of=_("of %(count)s") % {"count": formats.number(len(lines))},
            done=filled,
            whole=len(lines),
            note=ngettext("in %(count)s municipality", "in %(count)s municipalities", _employers(lines))
            % {"count": _employers(lines)},
        ),
        hours_tile(user, today),
        *money_tiles(user, today),
    ]


def _employers(lines: list[PositionLine]) -> int:
    return len({line.position.municipality_id for line in lines})


def municipality_tiles(user: User, today: date) -> list[Tile]:
    lines = filled_positions(user, today)
    filled = sum(not line.is_vacant for line in lines)
    year = today.year - 1 if today.month <= 2 else today.year
    caps, _last = overview.year_caps(user, year)
    used, room = sum(cap.used for cap in caps.values()), sum(cap.cap for cap in caps.values())
    return [
        Tile(
            _("Posts filled"),
            formats.number(filled),
            "people",
            of=_("of %(count)s") % {"count": formats.number(len(lines))},
            done=filled,
            whole=max(len(lines), 1),
        ),
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
