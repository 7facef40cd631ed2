"""How the posts were filled: advertised in May 2017, counted, hired for; and in January 2019 an amendment and a leaving.

That Bergen had 72 applicants for two posts, and Odda and Hyllestad 15 each, is published; the other numbers are invented.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from alisvest.changes.actions.amendment import approve_amendment, propose_amendment
from alisvest.changes.actions.leaving import leave_post
from alisvest.changes.queries.amendment import preview
from alisvest.changes.queries.leaving import leaving_of
from alisvest.changes.workflow import AmendmentKind
from alisvest.core import clock
from alisvest.demonstration.cast import Cast, Doctor
from candidates.models import Employment
from candidates.workflow import LeavingReason
from municipalities.actions import advertisement as actions
from municipalities.actions.position import describe_position
from municipalities.letters.advertisement import starting_words
from municipalities.models import Advertisement, Position
from municipalities.models.choices import ListModel, MunicipalTask
from municipalities.queries import language_on

PUBLISHED, DEADLINE = date(2017, 5, 3), date(2017, 5, 24)
COUNTED, HIRED, START, CLOSED = date(2017, 6, 1), date(2017, 6, 20), date(2017, 9, 1), date(2017, 9, 4)
# Applicants, qualified, interviewed, offered, declined.
COUNTS: dict[str, tuple[int, int, int, int, int]] = {
    "Bergen": (72, 51, 8, 3, 1),
    "Odda": (15, 11, 4, 1, 0),
    "Hyllestad": (15, 9, 4, 2, 1),
    "Kvam": (12, 9, 5, 2, 0),
    "Stord": (10, 8, 5, 2, 0),
    "Bømlo": (9, 7, 5, 2, 0),
}
OTHERS = (7, 5, 3, 1, 0)
# What the paper leaves to the municipality to write: the tasks, and who may apply.
TASKS, APPLICANTS = (
    {
        "nn": "- legevakt saman med nabokommunane\n- helsestasjon og skulehelseteneste\n- tilsynslege på sjukeheimen",
        "nb": "- legevakt sammen med nabokommunene\n- helsestasjon og skolehelsetjeneste\n- tilsynslege på sykehjemmet",
    },
    {
        "nn": "Legar med norsk autorisasjon som vil bli spesialist i allmennmedisin og arbeide hos oss i fem år.",
        "nb": "Leger med norsk autorisasjon som vil bli spesialist i allmennmedisin og arbeide hos oss i fem år.",
    },
)
LISTS: dict[str, tuple[ListModel, int]] = {
    "Bergen": (ListModel.MUNICIPAL, 900),
    "Kvam": (ListModel.MUNICIPAL, 750),
    "Stord": (ListModel.JOINT, 800),
    "Bømlo": (ListModel.SHARED, 700),
}
PROPOSED, APPROVED = date(2019, 1, 8), date(2019, 1, 10)
LEAVES, LAST_DAY, ANEW = date(2019, 1, 9), date(2019, 1, 31), date(2019, 1, 11)


def _posts(before: date) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for post in Position.objects.filter(start__lte=before).select_related("municipality").order_by("pk"):
        found[post.municipality.name].append(post)
    return found


def advertise(cast: Cast) -> None:
    """Describe the posts, advertise those of each municipality together, count who applied, and hire."""
    for name, posts in _posts(START).items():
        signer = cast.signers[name]
        with clock.at(date(2017, 5, 2)):
            for post in posts:
                _describe(post, name, cast)
            title, text = _words(posts, PUBLISHED)
            written = actions.write_advertisement(posts, title=title, text=text, by=signer)
        with clock.at(PUBLISHED):
            actions.publish_advertisement(
                written,
                published_on=PUBLISHED,
                deadline_on=DEADLINE,
                published_where="Tidsskrift for Den norske legeforening, nav.no",
                by=signer,
            )
        _count_and_hire(written, name, cast)


def _words(posts: Sequence[Position], day: date) -> tuple[str, str]:
    """Write on where the starting words leave off: below the work, and below who may apply."""
    words, language = starting_words(posts, day), language_on(posts[0].municipality, day)
    work, applicants = words.body.rsplit("\n\n", 1)
    return words.subject, "\n\n".join((work, TASKS[language], applicants, APPLICANTS[language]))


def _describe(post: Position, name: str, cast: Cast) -> None:
    model, length = LISTS.get(name, (ListModel.MUNICIPAL, 600))
    nursing = [(MunicipalTask.NURSING_HOME.value, Decimal(20))] if name == "Stord" else []
    places = [(f"{name} legesenter", Decimal(80)), (f"{name} sjukeheim", Decimal(20))]
    describe_position(
        post,
        start=post.start,
        percentage=post.percentage,
        main_position=post.main_position,
        list_model=model.value,
        list_length=length,
        workplaces=places if nursing else [(f"{name} legesenter", Decimal(100))],
        sides=nursing,
        by=cast.signers[name],
    )


def _count_and_hire(written: Advertisement, name: str, cast: Cast) -> None:
    applicants, qualified, interviewed, offered, declined = COUNTS.get(name, OTHERS)
    with clock.at(COUNTED):
        actions.record_counts(
            written,
            applicants=applicants,
            qualified=qualified,
            interviewed=interviewed,
            offered=offered,
            declined=declined,
            by=cast.signers[name],
        )
    with clock.at(HIRED):
        for line in written.places.all():
            actions.hire(line, hired_on=HIRED, starts_on=START, by=cast.signers[name])


def close(cast: Cast) -> None:
    """Close the advertisements of 2017, when the doctors have started."""
    with clock.at(CLOSED):
        for written in Advertisement.objects.select_related("municipality").order_by("pk"):
            actions.close_advertisement(written, by=cast.signers[written.municipality.name])


def amend_and_leave(cast: Cast) -> None:
    """January 2019, invented: one post becomes 80 per cent, another doctor goes on leave, a third leaves the post."""
    to_eighty, on_leave, leaving = _steady(cast, "Stord"), _steady(cast, "Kvam"), _steady(cast, "Bømlo")
    with clock.at(PROPOSED):
        amendment = propose_amendment(
            to_eighty.position,
            kind=AmendmentKind.FRACTION,
            effect_on=date(2019, 3, 1),
            percentage=Decimal(80),
            note="Etter ønske frå legen. Kommunen lyser ut 20 % vikariat.",
            by=cast.signers["Stord"],
        )
        propose_amendment(
            on_leave.position,
            kind=AmendmentKind.LEAVE,
            effect_on=date(2019, 4, 1),
            until=date(2019, 9, 1),
            by=cast.signers["Kvam"],
        )
    with clock.at(APPROVED):
        shown = preview(amendment, today=APPROVED).fingerprint
        approve_amendment(amendment, fingerprint=shown, by=cast.leader)
    _leave(leaving, cast)


def _steady(cast: Cast, name: str) -> Doctor:
    """Return the municipality's last doctor whose plan holds a whole post, so that the first one's story goes on."""
    return [doctor for doctor in cast.doctors if doctor.municipality.name == name][-1]


def _leave(doctor: Doctor, cast: Cast) -> None:
    employment = Employment.objects.select_related("candidate", "position").get(
        position=doctor.position, candidate=doctor.candidate
    )
    with clock.at(LEAVES):
        shown = leaving_of(employment, last=LAST_DAY, today=LEAVES).fingerprint
        leave_post(
            employment,
            last_day=LAST_DAY,
            reason=LeavingReason.OTHER_POST,
            supervisor_ends=True,
            fingerprint=shown,
            by=cast.leader,
        )
    signer = cast.signers[doctor.municipality.name]
    with clock.at(ANEW):
        title, text = _words([doctor.position], ANEW)
        post = Position.objects.get(pk=doctor.position.pk)
        written = actions.write_advertisement([post], title=title, text=text, by=signer)
        actions.publish_advertisement(
            written, published_on=ANEW, deadline_on=date(2019, 2, 1), published_where="nav.no", by=signer
        )
