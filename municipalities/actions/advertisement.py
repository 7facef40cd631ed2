"""Advertising posts: writing, publishing, counting who applied, hiring, closing."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities.actions.position import locked_position, moved
from municipalities.models import COUNTS, AdvertisedPosition, Advertisement, Position
from municipalities.rules import advertisement as rules
from municipalities.workflow import PositionStatus


def _locked(pk: int, by: User) -> Advertisement:
    return (
        Advertisement.objects.visible_to(by).select_related("municipality").select_for_update(of=("self",)).get(pk=pk)
    )


def _locked_posts(keys: Sequence[int], by: User) -> list[Position]:
    """Lock the posts in one order, so that two who advertise them never wait for each other."""
    return [locked_position(pk, by) for pk in sorted(set(keys))]


@transaction.atomic
def write_advertisement(posts: Sequence[Position], *, title: str, text: str, by: User) -> Advertisement:
    """Begin an advertisement for one or several posts of a municipality. Raises RefusedError."""
    locked = _locked_posts([post.pk for post in posts], by)
    require(rules.refuse_write(locked, by=by))
    advertisement = Advertisement.objects.create(
        municipality=locked[0].municipality,
        title=title.strip(),
        text=text.strip(),
        written_by=by,
        written_at=clock.now(),
    )
    AdvertisedPosition.objects.bulk_create(
        AdvertisedPosition(advertisement=advertisement, position=post) for post in locked
    )
    record(
        "municipalities.advertisement_written",
        advertisement,
        by=by,
        changes={"title": advertisement.title, "posts": [post.number for post in locked]},
    )
    return advertisement


@transaction.atomic
def change_advertisement(
    advertisement: Advertisement, *, posts: Sequence[Position], title: str, text: str, by: User
) -> Advertisement:
    """Word an unpublished advertisement anew, or advertise other posts in it. Raises RefusedError."""
    advertisement = _locked(advertisement.pk, by)
    require(rules.refuse_change(advertisement, by=by))
    locked = _locked_posts([post.pk for post in posts], by)
    require(rules.refuse_write(locked, by=by))
    before = advertisement.title
    advertisement.title, advertisement.text = title.strip(), text.strip()
    advertisement.municipality = locked[0].municipality
    advertisement.save(update_fields=["title", "text", "municipality"])
    keys = {post.pk for post in locked}
    for line in advertisement.places.all():
        if line.position_id not in keys:
            line.delete()
        keys.discard(line.position_id)
    AdvertisedPosition.objects.bulk_create(
        AdvertisedPosition(advertisement=advertisement, position_id=key) for key in sorted(keys)
    )
    record(
        "municipalities.advertisement_changed",
        advertisement,
        by=by,
        changes={"title": [before, advertisement.title], "posts": [post.number for post in locked]},
    )
    return advertisement


@transaction.atomic
def publish_advertisement(
    advertisement: Advertisement, *, published_on: date, deadline_on: date, published_where: str, by: User
) -> Advertisement:
    """Say when and where it was published, and the last day to apply; its posts are advertised. Raises RefusedError."""
    advertisement = _locked(advertisement.pk, by)
    require(
        rules.refuse_publish(
            advertisement,
            published_on=published_on,
            deadline_on=deadline_on,
            published_where=published_where,
            today=clock.today(),
            by=by,
        )
    )
    posts = _locked_posts(list(advertisement.places.values_list("position", flat=True)), by)
    require(rules.refuse_write(posts, by=by))
    for post in posts:
        moved(post, "advertise", by=by)
    advertisement.published_on, advertisement.deadline_on = published_on, deadline_on
    advertisement.published_where = published_where.strip()
    advertisement.save(update_fields=["published_on", "deadline_on", "published_where"])
    record(
        "municipalities.advertisement_published",
        advertisement,
        by=by,
        changes={"published_on": published_on, "deadline_on": deadline_on, "where": advertisement.published_where},
    )
    return advertisement


@transaction.atomic
def record_counts(
    advertisement: Advertisement,
    *,
    applicants: int | None = None,
    qualified: int | None = None,
    interviewed: int | None = None,
    offered: int | None = None,
    declined: int | None = None,
    by: User,
) -> Advertisement:
    """Enter how many applied, were qualified, interviewed, offered a post and declined; None: not known. Raises RefusedError."""
    advertisement = _locked(advertisement.pk, by)
    counts = dict(zip(COUNTS, (applicants, qualified, interviewed, offered, declined), strict=True))
    require(rules.refuse_count(advertisement, counts, by=by))
    changes = {name: [getattr(advertisement, name), value] for name, value in counts.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    for name, value in counts.items():
        setattr(advertisement, name, value)
    advertisement.save(update_fields=list(COUNTS))
    record("municipalities.applicants_counted", advertisement, by=by, changes=changes)
    return advertisement


@transaction.atomic
def hire(line: AdvertisedPosition, *, hired_on: date, starts_on: date, by: User) -> AdvertisedPosition:
    """Say that a doctor is hired for a post of the advertisement, and from when; who, is entered when they are employed.

    Raises RefusedError.
    """
    advertisement = _locked(line.advertisement_id, by)
    position = locked_position(line.position_id, by)
    line = advertisement.places.select_for_update(of=("self",)).get(pk=line.pk)
    line.position = position
    require(rules.refuse_hire(advertisement, line, hired_on=hired_on, starts_on=starts_on, today=clock.today(), by=by))
    moved(position, "appoint", by=by)
    line.hired_on, line.starts_on = hired_on, starts_on
    line.save(update_fields=["hired_on", "starts_on"])
    record(
        "municipalities.doctor_hired",
        advertisement,
        by=by,
        changes={"post": position.number, "hired_on": hired_on, "starts_on": starts_on},
    )
    return line


@transaction.atomic
def lose_hired(line: AdvertisedPosition, *, by: User) -> AdvertisedPosition:
    """The doctor who was hired does not come after all: the post is advertised again. Raises RefusedError."""
    advertisement = _locked(line.advertisement_id, by)
    require(rules.refuse_open(advertisement, by=by))
    position = locked_position(line.position_id, by)
    line = advertisement.places.select_for_update(of=("self",)).get(pk=line.pk)
    moved(position, "lose_appointed", by=by)
    record(
        "municipalities.hired_doctor_lost",
        advertisement,
        by=by,
        changes={"post": position.number, "hired_on": line.hired_on, "starts_on": line.starts_on},
    )
    line.hired_on = line.starts_on = None
    line.save(update_fields=["hired_on", "starts_on"])
    return line


@transaction.atomic
def close_advertisement(advertisement: Advertisement, *, by: User) -> Advertisement:
    """Close it: posts nobody was hired for are vacant and may be advertised anew. Raises RefusedError."""
    advertisement = _locked(advertisement.pk, by)
    require(rules.refuse_open(advertisement, by=by))
    keys = list(advertisement.places.filter(hired_on=None).values_list("position", flat=True))
    elsewhere = set(
        AdvertisedPosition.objects.filter(
            ~Q(advertisement=advertisement),
            position__in=keys,
            advertisement__closed_on=None,
            advertisement__published_on__isnull=False,
        ).values_list("position", flat=True)
    )
    for post in _locked_posts(keys, by):
        if post.status == PositionStatus.ADVERTISED and post.pk not in elsewhere:
            moved(post, "give_up", by=by)
    advertisement.closed_on = clock.today()
    advertisement.save(update_fields=["closed_on"])
    record("municipalities.advertisement_closed", advertisement, by=by)
    return advertisement
