"""What follows when municipalities merge, a part moves or a number changes: who loses a role, and what passes on."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alisvest.changes.queries.consequences import Consequence
from alisvest.core.dates import last_day
from alisvest.ui import formats
from candidates.models import Employment
from finance.models import Claim, EgenandelCharge
from finance.models.statement import Statement
from municipalities.models import Agreement, Application, Membership, Position, TakenOver
from municipalities.models.municipality import LanguageForm, MunicipalityVersion
from municipalities.rules.succession import Facts, Plan

NAMED = 8
"""How many people the page names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Following:
    """What the page shows, and the fingerprint of what it was reckoned from."""

    lines: list[Consequence]
    fingerprint: str


def following(plan: Plan) -> Following:
    """Reckon what follows from an event that is not recorded yet."""
    ending = [each.pk for each in plan.ending]
    passing = [*ending, *TakenOver.objects.filter(heir__in=ending).values_list("municipality", flat=True)]
    lines = [*_places(plan), *_people(plan, ending), *_papers(plan, passing), *_living(plan, passing)]
    return Following(lines, _fingerprint(plan, lines))


def _fingerprint(plan: Plan, lines: Iterable[Consequence]) -> str:
    """Return a SHA-256 that is another when the event, or anything that follows, is another.

    Whoever confirms reads the page in one language: its words may be taken as they are.
    """
    facts = [
        str(plan.kind),
        str(plan.on),
        [each.predecessor.pk for each in plan.came if each.predecessor],
        str(plan.facts),
    ]
    content = json.dumps([facts, plan.successor.pk if plan.successor else None, [line.words() for line in lines]])
    return hashlib.sha256(content.encode()).hexdigest()


def _places(plan: Plan) -> Iterable[Consequence]:
    for each in plan.came:
        if each.predecessor is None:
            continue
        ends = each.predecessor in plan.ending
        after = _("Until %(day)s") % {"day": formats.day(last_day(plan.on))} if ends else _("Goes on")
        yield Consequence(str(each.predecessor), _("Goes on"), after)
    if plan.facts is not None:
        after = _facts(plan.facts)
        name = plan.facts.name or str(plan.successor)
        before = formats.NOTHING
        if plan.successor is not None:
            version = plan.successor.versions.order_by("valid").last()
            before = _facts(version) if version else before
        since = _("From %(day)s") % {"day": formats.day(plan.on)}
        yield Consequence(name, before, after, note=since)


def _facts(said: Facts | MunicipalityVersion) -> str:
    """Say number, title and language form: whichever changes is seen beside what it was."""
    return f"{said.number}, {said.title}, {LanguageForm(said.language_form).label}"


def _people(plan: Plan, ending: list[int]) -> Iterable[Consequence]:
    """Those whose role ends with the municipality, but whoever holds one in the successor too."""
    staying = Membership.objects.filter(municipality=plan.successor).not_over(plan.on) if plan.successor else None
    held = Membership.objects.filter(municipality__in=ending).not_over(plan.on).select_related("user", "municipality")
    if staying is not None:
        held = held.exclude(user__in=staying.values("user"))
    names = sorted({each.user.name for each in held})
    if not names:
        return
    more = len(names) - NAMED
    note = ", ".join(names[:NAMED]) + (_(" and %(count)d more") % {"count": more} if more > 0 else "")
    yield Consequence(
        _("People who lose their role"),
        formats.number(len(names)),
        formats.number(0),
        note=_("%(names)s. Invite those who go on to the new municipality.") % {"names": note},
    )


def _papers(plan: Plan, passing: list[int]) -> Iterable[Consequence]:
    """What stays the old municipality's own, and is read by the new one's people."""
    counted = (
        (_("Applications"), Application.objects.filter(municipality__in=passing).count()),
        (_("Statements"), Statement.objects.filter(municipality__in=passing).count()),
        (_("Charges of the egenandel"), EgenandelCharge.objects.filter(municipality__in=passing).count()),
        (_("Claims"), Claim.objects.filter(municipality__in=passing).count()),
    )
    return _counted(plan, counted, _("Stays as it is; the successor’s people read it."))


def _living(plan: Plan, passing: list[int]) -> Iterable[Consequence]:
    """What the successor answers for from the day on."""
    counted = (
        (_("Posts"), Position.objects.filter(municipality__in=passing).count()),
        (
            _("Doctors in the posts"),
            Employment.objects.filter(position__municipality__in=passing, valid__contains=plan.on).count(),
        ),
        (_("Agreements"), Agreement.objects.filter(municipality__in=passing).count()),
    )
    return _counted(plan, counted, _("The successor answers for it from the day on."))


def _counted(plan: Plan, counted: Iterable[tuple[str, int]], note: str) -> Iterable[Consequence]:
    before = ", ".join(str(each) for each in plan.ending)
    after = plan.facts.name if plan.facts and plan.facts.name else str(plan.successor or "")
    return [
        Consequence(label, f"{formats.number(count)} ({before})", f"{formats.number(count)} ({after})", note=note)
        for label, count in counted
        if count
    ]
