"""Who else writes an application: colleagues with a point of their own, and the project where it came on paper."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, queries, rules
from municipalities.actions.application import begin, locked
from municipalities.models import SECTIONS, Application, Municipality, PaperEntry, Place, Round, SectionAssignment


@transaction.atomic
def assign_section(
    application: Application, key: str, user: User, *, by: User, place: Place | None = None
) -> SectionAssignment:
    """Give a point to a colleague of the municipality, who gets a mail with the way to it. Raises RefusedError.

    The colleague may then write this point whatever role they have. Giving it twice does nothing more.
    """
    application = locked(application, by)
    place = application.places.get(pk=place.pk) if place and SECTIONS[key].of_place else None
    member = user.pk in {each.pk for each in queries.colleagues_of(application)}
    standing = queries.standing(application, by)
    require(rules.refuse_give_point(application, user, member=member, now=clock.now(), by=by, standing=standing))
    made, is_new = SectionAssignment.objects.get_or_create(
        application=application,
        place=place,
        key=key,
        user=user,
        defaults={"assigned_by": by, "assigned_at": clock.now()},
    )
    if is_new:
        record("municipalities.section_assigned", application, by=by, changes={"section": key, "user": user.pk})
        letters.tell_assigned(made, anchor=f"{key}-{place.rank}" if place else key, by=by)
    return made


@transaction.atomic
def end_assignment(assignment: SectionAssignment, *, by: User) -> None:
    """Take a point back from a colleague; what they wrote stays. Raises RefusedError."""
    application = locked(assignment.application, by)
    standing = queries.standing(application, by)
    require(
        rules.refuse_give_point(application, assignment.user, member=True, now=clock.now(), by=by, standing=standing)
    )
    changes = {"section": assignment.key, "user": assignment.user_id}
    application.section_assignments.filter(pk=assignment.pk).delete()
    record("municipalities.assignment_ended", application, by=by, changes=changes)


@transaction.atomic
def enter_paper(round_: Round, municipality: Municipality, *, received_on: date, source: str, by: User) -> PaperEntry:
    """Begin to enter an application that came on paper; the municipality is told at once. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).get(pk=round_.pk)
    municipality = Municipality.objects.visible_to(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    existing = Application.objects.filter(round=round_, municipality=municipality).exists()
    now = clock.now()
    require(rules.refuse_enter_paper(round_, received_on=received_on, existing=existing, now=now, by=by))
    application = begin(round_, municipality, by=by)
    entry = PaperEntry.objects.create(
        application=application, received_on=received_on, source=source.strip(), entered_by=by, entered_at=now
    )
    changes = {"received_on": received_on.isoformat(), "source": entry.source}
    record("municipalities.paper_entered", application, by=by, changes=changes)
    letters.tell_on_paper(entry, by=by)
    return entry
