"""From a plan's answers to what the components draw: bars, sentences, badges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alisvest.core.dates import add_months, last_day
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone
from alisvest.ui.parts import Fact
from alisvest.ui.rule_list import BADGES, State
from alisvest.ui.timeline import Bar, Lane, Timeline, timeline
from candidates import queries, rules
from candidates.rules.evaluation import Result, Verdict
from candidates.workflow import NORM_MONTHS, Measure, Origin, ServiceKind

LANES: Sequence[tuple[str | Promise, str, int, tuple[ServiceKind, ...]]] = (
    (
        gettext_lazy("General practice"),
        "steth",
        1,
        (
            ServiceKind.OPEN_PRACTICE,
            ServiceKind.SCHOOL_HEALTH,
            ServiceKind.CHILD_HEALTH_CENTRE,
            ServiceKind.COMMUNITY_MEDICINE,
            ServiceKind.RESEARCH,
            ServiceKind.OUT_OF_HOURS,
        ),
    ),
    (gettext_lazy("Hospital"), "hospital", 2, (ServiceKind.HOSPITAL,)),
    (
        gettext_lazy("Institution"),
        "buildings",
        3,
        (ServiceKind.NURSING_HOME, ServiceKind.MUNICIPAL_ACUTE_WARD, ServiceKind.APPROVED_INSTITUTION),
    ),
    (gettext_lazy("Leave"), "leave", 4, (ServiceKind.LEAVE,)),
    (gettext_lazy("Group supervision"), "group", 5, (ServiceKind.SUPERVISION_GROUP,)),
)
STATES = {
    Verdict.MUST_FIX: State.MUST_FIX,
    Verdict.MISSING: State.MISSING,
    Verdict.ON_THE_WAY: State.ON_THE_WAY,
    Verdict.MET: State.MET,
}
QUIET_BADGES = {
    Verdict.UNVERIFIED: Badge(gettext_lazy("Unverified"), Tone.WARNING, "warn"),
    Verdict.ELSEWHERE: Badge(gettext_lazy("Documented elsewhere"), Tone.NEUTRAL, "circle"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of the rule set as the page shows it: a rule of the rule list with its reckoning."""

    title: str
    reason: str
    badge: Badge
    order: int
    done: int = 0
    whole: int = 0
    progress: str = ""
    source: str = ""
    facts: Sequence[Fact] = ()
    periods: Sequence[str] = ()


def tenths(years: Fraction) -> Fraction:
    """Return months with one decimal, never more than there is: what is almost done is not done."""
    return Fraction(floor(years * 120), 10)


def months(years: Fraction, *, up: bool = False) -> str:
    """Write full-time years as months with one decimal: «18 months», «4,5 months». `up` rounds what is missing up."""
    counted = -tenths(-years) if up else tenths(years)
    return ngettext("%(count)s month", "%(count)s months", 1 if counted == 1 else 2) % {
        "count": formats.number(counted)
    }


def drawn(sheet: queries.Sheet, href_of: dict[int, str]) -> Timeline | None:
    """Draw the plan; bars lead to their own page where the reader may change them. None without periods."""
    if not sheet.periods:
        return None
    start = min(sheet.plan.start, *(p.valid.lower for p in sheet.periods))
    end = max(add_months(start, NORM_MONTHS), *(p.valid.upper for p in sheet.periods))
    lanes = []
    for label, icon, category, kinds in LANES:
        bars = [_bar(sheet, p, category, href_of) for p in sheet.periods if p.kind in kinds]
        if bars:
            lanes.append(Lane(label, icon, bars))
    return timeline(lanes, start, end, today=sheet.today)


def _bar(sheet: queries.Sheet, period: Any, category: int, href_of: dict[int, str]) -> Bar:
    start, end = period.valid.lower, period.valid.upper
    too_high = period.percentage is not None and any(e.start < end and start < e.end for e in sheet.excesses)
    kind = period.get_kind_display()
    notes = [_("Above 100 % in sum")] if too_high else []
    if period.earlier_service_id is not None:
        notes.append(_("Brought in from the application"))
    return Bar(
        title=period.place or kind,
        start=start,
        end=end,
        category=category,
        percent=None if period.percentage is None else Fraction(period.percentage),
        href=href_of.get(period.pk, ""),
        kind=kind,
        note=" · ".join(notes),
    )


def requirements(sheet: queries.Sheet) -> tuple[list[Requirement], list[Requirement]]:
    """Return the lines counted from the plan, worst first, and the lines that are not."""
    counted = [_requirement(answer) for answer in sheet.answers if answer.result.verdict in STATES]
    if sheet.excesses:
        counted.append(_too_high(sheet))
    quiet = [_requirement(answer) for answer in sheet.answers if answer.result.verdict not in STATES]
    return sorted(counted, key=lambda r: r.order), quiet


def _too_high(sheet: queries.Sheet) -> Requirement:
    stretches = [
        _("%(period)s: %(percentage)s in sum")
        % {"period": formats.period(e.start, last_day(e.end)), "percentage": formats.percent(e.percentage)}
        for e in sheet.excesses
    ]
    return Requirement(
        title=_("Service is at most 100 % in sum"),
        reason="; ".join(stretches),
        badge=BADGES[State.MUST_FIX],
        order=State.MUST_FIX,
    )


def _requirement(answer: queries.Answer) -> Requirement:
    result = answer.result
    state = STATES.get(result.verdict)
    source = queries.text_of(answer.line, "source")
    if answer.line.origin == Origin.PROGRAMME:
        source = _("The programme's own requirement. %(source)s") % {"source": source}
    shared: dict[str, Any] = {
        "title": queries.text_of(answer.line, "text"),
        "reason": _reason(result),
        "badge": _badge(result, state),
        "order": int(state or 0),
        "source": source,
        "periods": [_period_words(p) for p in answer.periods],
    }
    if result.required is None:
        return Requirement(**shared)
    return Requirement(
        **shared,
        done=int(result.done * 120),
        whole=int(result.required * 120),
        progress=_("%(done)s of %(required)s")
        % {"done": formats.number(tenths(result.done)), "required": months(result.required)},
        facts=_facts(result),
    )


def _badge(result: Result, state: State | None) -> Badge:
    if state is None:
        return QUIET_BADGES[result.verdict]
    if result.is_cap:
        return _CAP_BADGES[state]
    return BADGES[state]


_CAP_BADGES = {
    State.MISSING: Badge(gettext_lazy("Above the cap"), Tone.WARNING, "warn"),
    State.MET: Badge(gettext_lazy("Within the cap"), Tone.SUCCESS, "check-circle"),
}


def _facts(result: Result) -> list[Fact]:
    label = _("Counts at most") if result.is_cap else _("Required")
    facts = [
        Fact(label, months(result.required or Fraction(0))),
        Fact(_("Done"), months(result.done)),
        Fact(_("Planned"), months(result.planned)),
    ]
    if not result.is_cap:
        facts.append(Fact(_("Missing"), months(result.missing, up=True)))
    if result.above:
        facts.append(Fact(_("Above the cap, does not count"), months(result.above, up=True)))
    return facts


def _reason(result: Result) -> str:
    if result.verdict == Verdict.ELSEWHERE:
        return _("Not read from the plan's periods: certificates and lists show it.")
    if result.verdict == Verdict.UNVERIFIED:
        return _("The rule is not verified. It is shown as a reminder and stops nothing.")
    if result.line.measure == Measure.PRESENCE:
        return _presence(result)
    if result.is_cap:
        if result.above:
            return _("%(months)s fall above the cap and do not count.") % {"months": months(result.above, up=True)}
        return _("Nothing falls above the cap.")
    return _minimum(result)


def _presence(result: Result) -> str:
    if result.reached_on is None:
        return _("The plan holds no such period.")
    return _("From %(day)s.") % {"day": formats.day(result.reached_on)}


def _minimum(result: Result) -> str:
    if result.reached_on is None:
        return _("%(months)s are neither done nor planned.") % {"months": months(result.missing, up=True)}
    day = {"day": formats.day(result.reached_on)}
    if result.verdict == Verdict.MET:
        return _("Was reached %(day)s.") % day
    return _("Will be reached %(day)s by this plan.") % day


def _period_words(period: Any) -> str:
    parts = [period.place or period.get_kind_display(), formats.period(period.valid)]
    if period.percentage is not None:
        parts.append(formats.percent(period.percentage))
    return ", ".join(parts)


def summary(counted: Sequence[Requirement]) -> str:
    """Write «1 Missing · 3 On the way» without what is none."""
    words: dict[str, int] = {}
    for requirement in counted:
        label = str(requirement.badge.label)
        words[label] = words.get(label, 0) + 1
    return " · ".join(f"{number} {label.lower()}" for label, number in words.items())


def warnings(sheet: queries.Sheet) -> list[str]:
    """Sentences above the timeline: what stands in the way of agreeing, and what the plan leaves open."""
    said = []
    if high := rules.too_high(queries.as_period(p) for p in sheet.periods):
        said.append(_("Service is above 100 %%. %(stretches)s.") % {"stretches": "; ".join(high)})
    if sheet.gaps:
        stretches = "; ".join(formats.period(start, last_day(end)) for start, end in sheet.gaps)
        said.append(_("There is neither service nor leave in: %(stretches)s.") % {"stretches": stretches})
    if sheet.uncounted:
        kinds = ", ".join(dict.fromkeys(p.get_kind_display() for p in sheet.uncounted))
        said.append(_("These periods count towards no requirement of the rule set: %(kinds)s.") % {"kinds": kinds})
    return said


def meta(sheet: queries.Sheet | None, employment: Any, today: date) -> list[tuple[str, str]]:
    """The facts under the candidate's name."""
    facts = []
    if employment is not None:
        facts.append(("buildings", employment.position.municipality.name))
        facts.append(("file", _("Position %(number)s") % {"number": employment.position.number}))
    if sheet is not None:
        if sheet.month:
            facts.append(("calendar", _("Month %(number)d of %(norm)d") % {"number": sheet.month, "norm": NORM_MONTHS}))
        else:
            facts.append(("calendar", _("Begins %(day)s") % {"day": formats.day(sheet.plan.start)}))
        if sheet.end is not None:
            facts.append(("graduate", _("Complete %(day)s by this plan") % {"day": formats.day(sheet.end)}))
    return facts
