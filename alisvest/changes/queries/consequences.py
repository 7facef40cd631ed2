"""What follows from a change, in days and kroner: the same rules asked twice, with what is and with what would be."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.changes.queries.situation import Situation
from alisvest.core.dates import add_months, last_day
from alisvest.core.money import format_kroner
from alisvest.programme.models import NormKind, RateKind
from alisvest.programme.queries import NotDecidedError, norm_by_month, rate_on
from alisvest.ui import formats
from candidates.queries import lines_of
from candidates.queries.plan import text_of
from candidates.rules.evaluation import Verdict, evaluate
from finance.models import CapUse, ClaimLine, EgenandelCharge
from finance.rules.candidate_year import CandidateYear, candidate_year
from finance.workflow import ClaimStatus
from supervision.rules.months import Service, asked_in
from supervision.rules.slots import Span

ON_THE_WAY = (ClaimStatus.SENT, ClaimStatus.RETURNED, ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED)
NOTHING = formats.NOTHING
_FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line: what it is about, how it is, how it would be, and how large the difference is, in words."""

    label: str
    before: str
    after: str
    difference: str = ""
    note: str = ""

    @property
    def same(self) -> bool:
        return self.before == self.after

    def words(self) -> list[str]:
        return [self.label, self.before, self.after, self.difference, self.note]


def fingerprint_of(lines: Iterable[Consequence], now: Situation, after: Situation) -> str:
    """Return a SHA-256 of what the lines were reckoned from and came to: another when anything of it is another.

    The language does not matter: of the words only the figures are taken, and the dates stand in the facts.
    """
    facts = [
        [
            [str(stay.key), str(stay.position), str(stay.start), str(stay.end), f"{stay.percentage:.2f}"]
            for stay in side.stays
        ]
        + [
            [each.kind, str(each.start), str(each.end), f"{each.percentage or 0:.2f}", str(each.key)]
            for each in side.periods
        ]
        for side in (now, after)
    ]
    figures = [_FIGURES.findall(" ".join(line.words()[1:4])) for line in lines]
    content = json.dumps([facts, now.agreed, figures])
    return hashlib.sha256(content.encode()).hexdigest()


def consequences(
    now: Situation, after: Situation, municipality: int, *, years: Iterable[int], today: date
) -> list[Consequence]:
    """Return what becomes different for the doctor and for the municipality, in these calendar years. Øre inside."""
    asked = sorted(set(years))
    return [
        *_of_plan(now, after, today),
        *_of_supervision(now, after, asked),
        *_of_money(now, after, municipality, asked),
    ]


def _of_plan(now: Situation, after: Situation, today: date) -> Iterator[Consequence]:
    if now.plan is None:
        yield Consequence(_("Plan’s end"), NOTHING, NOTHING, note=_("The doctor has no plan yet."))
        return
    ends = now.plan_end, after.plan_end
    yield Consequence(
        _("Plan’s end"),
        formats.day(last_day(ends[0])) if ends[0] else NOTHING,
        formats.day(last_day(ends[1])) if ends[1] else NOTHING,
        _days((ends[1] - ends[0]).days) if ends[0] and ends[1] and ends[0] != ends[1] else "",
    )
    rows = list(now.plan.rule_set.lines.all())
    names, lines = {row.key: text_of(row, "text") for row in rows}, lines_of(rows)
    open_ = [
        [
            names[result.line.key]
            for result in evaluate(lines, side.periods, today=today)
            if result.verdict is Verdict.MISSING
        ]
        for side in (now, after)
    ]
    yield Consequence(
        _("Requirements that the plan does not reach"),
        str(len(open_[0])),
        str(len(open_[1])),
        _signed(len(open_[1]) - len(open_[0])),
        note=_("Not reached then: %(names)s") % {"names": " · ".join(open_[1])} if open_[1] else "",
    )


def _days(count: int) -> str:
    words = ngettext("%(count)s day", "%(count)s days", abs(count))
    return words % {"count": _signed(count)}


def _signed(count: int) -> str:
    return "" if not count else ("+" if count > 0 else "") + formats.number(count)


def _of_supervision(now: Situation, after: Situation, years: list[int]) -> Iterator[Consequence]:
    """The programme's norm: hours of planned meetings that each year asks for."""
    norms = norm_by_month(NormKind.SUPERVISION_MINUTES, years[0], years[-1])
    for year in years:
        minutes = [sum(_asked(side, norms, year)) for side in (now, after)]
        yield Consequence(
            _("Supervision in %(year)s") % {"year": year},
            formats.hours(minutes[0]),
            formats.hours(minutes[1]),
            formats.hours(minutes[1] - minutes[0]) if minutes[0] != minutes[1] else "",
        )


def _asked(side: Situation, norms: Mapping[date, int], year: int) -> Iterator[int]:
    service = Service(
        employed=tuple(Span(*span) for span in side.spans()),
        leave=tuple(Span(*span) for span in side.leaves),
        institution=tuple(Span(*span) for span in side.institution),
    )
    first = date(year, 1, 1)
    for month in range(12):
        day = add_months(first, month)
        yield asked_in(day, norms.get(day, 0), service)


def _of_money(now: Situation, after: Situation, municipality: int, years: list[int]) -> Iterator[Consequence]:
    used = dict(CapUse.objects.filter(candidate=now.candidate, year__in=years).values_list("year", "used"))
    charged = set(
        EgenandelCharge.objects.standing()
        .filter(municipality=municipality, year__in=years)
        .values_list("year", flat=True)
    )
    for year in years:
        cap = [_year(side, year) for side in (now, after)]
        yield _amounts(
            _("Cap of refunds %(year)s") % {"year": year}, RateKind.CAP, cap, note=_above(used.get(year, 0), cap[1])
        )
        own = [_year(side, year, municipality) for side in (now, after)]
        note = ""
        if year in charged and own[0].months != own[1].months:
            note = _("The egenandel of the year is charged already: credit it and charge anew.")
        yield _amounts(_("Egenandel %(year)s") % {"year": year}, RateKind.EGENANDEL, own, note=note)


def _year(side: Situation, year: int, municipality: int | None = None) -> CandidateYear:
    return candidate_year(year, side.spans(municipality), side.leaves if side.agreed else ())


def _amounts(label: str, kind: RateKind, years: list[CandidateYear], *, note: str) -> Consequence:
    try:
        rate = rate_on(kind, date(years[0].year, 1, 1))
    except NotDecidedError:
        words = [f"{each.months}/12" for each in years]
        return Consequence(label, words[0], words[1], note=_("The programme has not decided the amount of that year."))
    before, after = (each.amount(rate) for each in years)
    words = [f"{each.months}/12 · {format_kroner(each.amount(rate))}" for each in years]
    return Consequence(
        label,
        words[0],
        words[1],
        ("+" if after > before else "") + format_kroner(after - before) if after != before else "",
        note,
    )


def _above(used: int, year: CandidateYear) -> str:
    """Say what is refunded already above the cap as it would be."""
    try:
        cap = year.amount(rate_on(RateKind.CAP, date(year.year, 1, 1)))
    except NotDecidedError:
        return ""
    if used <= cap:
        return ""
    return _("%(amount)s is refunded already, which is %(over)s above the cap then.") % {
        "amount": format_kroner(used),
        "over": format_kroner(used - cap),
    }


def owed(now: Situation, municipality: int) -> list[Consequence]:
    """Return what is on its way between the municipality and the programme because of the doctor: it stays with them."""
    lines = ClaimLine.objects.filter(
        candidate=now.candidate, claim__municipality=municipality, claim__status__in=ON_THE_WAY
    ).aggregate(asked=Sum("asked"), fond2=Sum("fond2"))
    on_the_way = (lines["asked"] or 0) - (lines["fond2"] or 0)
    unpaid = sum(
        charge.outstanding
        for charge in EgenandelCharge.objects.standing().filter(
            municipality=municipality, lines__candidate=now.candidate
        )
    )
    return [
        Consequence(
            _("Claims on their way to the municipality"),
            format_kroner(on_the_way),
            format_kroner(on_the_way),
            note=_("They are settled with the municipality as before."),
        ),
        Consequence(
            _("Egenandel that the municipality has not paid"),
            format_kroner(unpaid),
            format_kroner(unpaid),
            note=_("The whole invoices on which the doctor stands."),
        ),
    ]


def as_told(told: Iterable[Sequence[str]]) -> list[Consequence]:
    """Return the lines as they were shown when the change was approved."""
    return [Consequence(*line) for line in told]
