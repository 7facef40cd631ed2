"""The groups of municipalities' people that a circular can go to."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.outbox.groups import Group, Receiver
from alisvest.outbox.templates import plain
from alisvest.ui import formats
from municipalities.models import InformationMeeting, Municipality, Participant, Position, Round
from municipalities.queries.municipality import active_members, full_name_on, language_on

DECIDERS = (Role.SIGNER, Role.MANAGER)


def _people(places: Iterable[Municipality], *roles: Role) -> Iterator[Receiver]:
    """Walk the people with these roles, each in their municipality's form."""
    day = clock.today()
    for place in places:
        people = active_members(place, day, *roles)
        if people:
            language, name = language_on(place, day), plain(full_name_on(place, day))
            for person in people:
                yield Receiver(person.email, person.name, language, name, person)


def _invited(round_: str) -> Iterator[Receiver]:
    return _people(Municipality.objects.filter(invitations__round=int(round_)).distinct(), *DECIDERS)


def _rounds() -> Sequence[tuple[str, str]]:
    rounds = Round.objects.filter(invitations__isnull=False).distinct().order_by("-pk")
    return [(str(round_.pk), _("All invited: %(round)s") % {"round": round_.name}) for round_ in rounds]


def _with_places(_row: str) -> Iterator[Receiver]:
    held = Position.objects.filter(valid__contains=clock.today()).values("municipality")
    return _people(Municipality.objects.filter(pk__in=held), *DECIDERS)


def _members(municipality: str) -> Iterator[Receiver]:
    return _people(Municipality.objects.filter(pk=municipality), *sorted(MUNICIPALITY_ROLES))


def _municipalities() -> Sequence[tuple[str, str]]:
    places = Municipality.objects.filter(memberships__isnull=False).distinct().order_by("name_sort")
    return [(str(place.pk), place.name) for place in places]


def _participants(meeting: str) -> Iterator[Receiver]:
    """Walk those signed up for an information meeting: most of them have no way in."""
    day = clock.today()
    for person in Participant.objects.filter(meeting=int(meeting)).exclude(email="").select_related("municipality"):
        place = person.municipality
        yield Receiver(person.email, person.name, language_on(place, day), plain(full_name_on(place, day)))


def _meetings() -> Sequence[tuple[str, str]]:
    meetings = InformationMeeting.objects.select_related("round").order_by("-starts_at")
    words = _("Signed up for the meeting of %(day)s: %(round)s")
    return [
        (str(each.pk), words % {"day": formats.day(each.starts_at.astimezone(clock.OSLO)), "round": each.round.name})
        for each in meetings
    ]


GROUPS = (
    Group(
        "municipalities.participants",
        gettext_lazy("All who are signed up for an information meeting"),
        _participants,
        _meetings,
    ),
    Group("municipalities.invited", gettext_lazy("All invited municipalities of a round"), _invited, _rounds),
    Group("municipalities.with_places", gettext_lazy("Municipalities with posts today"), _with_places),
    Group("municipalities.members", gettext_lazy("One municipality's people"), _members, _municipalities, many=True),
)
