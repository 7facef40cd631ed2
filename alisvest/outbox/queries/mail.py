"""What the outbox's pages show: mails, what they are about, what became of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alisvest.audit.models import Event
from alisvest.audit.queries import history_of
from alisvest.audit.words import words_of
from alisvest.core import subjects
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MAIL_LOOKS, MailKind, MailStatus
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact, FeedItem, Link

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

LATE = timedelta(hours=1)
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
Words = str | Promise


@dataclass(frozen=True, slots=True)
class MailRow:
    """A line of the list."""

    mail: Mail
    kind: Words
    badge: Badge
    about: Link | None
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a mail's text; an address of this application has its link."""

    text: str
    href: str = ""


def mails_for(user: "User") -> QuerySet[Mail]:
    return Mail.objects.visible_to(user).select_related("document", "receiver").order_by("-pk")


def filtered(mails: QuerySet[Mail], chosen: Mapping[str, Any]) -> QuerySet[Mail]:
    """Narrow by what the filter form holds: words of receiver or subject, kind, what it is about."""
    if words := chosen.get("q"):
        mails = mails.filter(Q(to__icontains=words) | Q(subject__icontains=words) | Q(receiver__name__icontains=words))
    if kind := chosen.get("kind"):
        mails = mails.filter(kind=kind)
    if about := chosen.get("about"):
        mails = mails.filter(about_type=about)
    if row := chosen.get("row"):
        mails = mails.filter(about_id=row)
    return mails


def status_counts(mails: QuerySet[Mail]) -> dict[str, int]:
    """Count by status; "" is all."""
    counts: dict[str, int] = dict(mails.order_by().values_list("status").annotate(number=Count("pk")))
    return counts | {"": sum(counts.values())}


def about_choices(mails: QuerySet[Mail]) -> list[tuple[str, Words]]:
    """List the kinds of row that the mails are about, in words."""
    labels = mails.exclude(about_type="").order_by().values_list("about_type", flat=True).distinct()
    return sorted(((label, subjects.kind_in_words(label)) for label in labels), key=lambda choice: str(choice[1]))


def mail_rows(user: "User", mails: Iterable[Mail]) -> list[MailRow]:
    """Make the lines of a page, with one query for each kind of row that they are about."""
    shown = list(mails)
    about = about_links(user, shown)
    return [
        MailRow(
            mail,
            MailKind(mail.kind).label,
            badge_for(MailStatus(mail.status), MAIL_LOOKS),
            about.get((mail.about_type, mail.about_id)),
            mail.get_absolute_url(),
        )
        for mail in shown
    ]


def about_links(user: "User", mails: Iterable[Mail]) -> dict[tuple[str, int | None], Link]:
    """Return where the rows are that the mails are about, of those that the reader sees."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for mail in mails:
        if mail.about_type in subjects.known() and mail.about_id is not None:
            wanted[mail.about_type].add(mail.about_id)
    return {
        (label, row.pk): Link(subjects.name_of(row), subjects.address_of(row))
        for label, keys in wanted.items()
        for row in subjects.rows_for(user, label).filter(pk__in=keys).select_related()
    }


def text_is_shown(mail: Mail) -> bool:
    """A code opens a door: its text is never shown, but by the catcher of development."""
    return bool(mail.body) and (mail.kind != MailKind.CODE or settings.MAIL_CATCHER)


def pieces(mail: Mail) -> list[Piece]:
    """Cut the text as it leaves into words and this application's own addresses, which can be followed."""
    if not text_is_shown(mail):
        return []
    found, at = [], 0
    for match in ADDRESS.finditer(mail.body):
        address = match[0].rstrip(".,;:!?)")
        if address == settings.SITE_URL or address.startswith(f"{settings.SITE_URL}/"):
            found += [Piece(mail.body[at : match.start()]), Piece(address, address)]
            at = match.start() + len(address)
    return [*found, Piece(mail.body[at:])]


def mail_facts(mail: Mail) -> list[Fact]:
    """Return what the mail's head says, and when it was written and left."""
    facts = [
        Fact(_("From"), settings.DEFAULT_FROM_EMAIL),
        Fact(_("To"), f"{mail.receiver.name}, {mail.to}" if mail.receiver else mail.to),
        Fact(_("Kind"), MailKind(mail.kind).label),
        Fact(_("Written"), formats.moment(mail.queued_at)),
    ]
    if mail.sent_at:
        facts.append(Fact(_("Sent"), formats.moment(mail.sent_at)))
    elif mail.status == MailStatus.WAITING and mail.attempts:
        facts.append(Fact(_("Next attempt"), formats.moment(mail.next_attempt_at)))
    return facts


def happenings(mail: Mail) -> list[FeedItem]:
    """Tell what the worker and people did with the mail, oldest first."""
    tried = [
        (t.at, FeedItem(t.get_outcome_display(), t.words, formats.moment(t.at), sign="envelope"))
        for t in mail.tries.all()
    ]
    done = [(event.at, _happening(event)) for event in history_of(mail)]
    return [item for _at, item in sorted([*tried, *done], key=lambda pair: pair[0])]


def _happening(event: Event) -> FeedItem:
    words = ": ".join(part for part in (words_of(event.verb), event.reason) if part)
    return FeedItem(str(event.by) if event.by else _("The system"), words, formats.moment(event.at))


@dataclass(frozen=True, slots=True)
class OutboxState:
    """What asks for a person, for the menu, the tasks and the jobs page."""

    held: int
    doubts: int
    failed: int
    returned: int
    late: int

    @property
    def asking(self) -> int:
        return self.held + self.doubts + self.failed


def outbox_state(user: "User") -> OutboxState:
    """Count what waits for somebody: letters to read, doubts to settle, failures, returned and late mail."""
    free_for_long = Q(status=MailStatus.WAITING, waiting_since__lt=Now() - LATE)
    counted = Mail.objects.visible_to(user).aggregate(
        held=Count("pk", filter=Q(status=MailStatus.HELD)),
        doubts=Count("pk", filter=Q(status=MailStatus.IN_DOUBT)),
        failed=Count("pk", filter=Q(status=MailStatus.FAILED)),
        returned=Count("pk", filter=Q(status=MailStatus.RETURNED)),
        late=Count("pk", filter=free_for_long),
    )
    return OutboxState(**counted)


def asking(user: "User") -> int:
    """Count for the menu what waits for a person."""
    return outbox_state(user).asking
