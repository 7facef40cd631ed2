"""What the outbox asks of people: letters to read, doubts to settle, mail that does not leave, addresses to put right."""

from collections.abc import Iterator
from datetime import date

from django.db.models import FilteredRelation, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.queries.addresses import stale_addresses
from alisvest.outbox.workflow import MailStatus


def mail_tasks(reader: Reader) -> Iterator[Task]:
    """Held letters are to be read, doubts settled, failed and late mail seen to: one task each, however many."""
    state = reader.outbox
    found = (
        (TaskKind.MAIL_RELEASE, MailStatus.HELD, state.held, _to_read(state.held)),
        (TaskKind.MAIL_SETTLE, MailStatus.IN_DOUBT, state.doubts, _to_settle(state.doubts)),
        (TaskKind.MAIL_MEND, MailStatus.FAILED, state.failed, _to_mend(state.failed)),
        (TaskKind.MAIL_MEND, MailStatus.WAITING, state.late, _late(state.late)),
    )
    for kind, status, count, words in found:
        if count:
            href = f"{reverse('outbox:mail_list')}?status={status.value}"
            yield Task(kind, f"outbox.mail/{status.value}", words % {"count": count}, reader.why, href)


def _to_read(count: int) -> str:
    return ngettext("Read and release %(count)s mail", "Read and release %(count)s mails", count)


def _to_settle(count: int) -> str:
    return ngettext("Find out whether %(count)s mail arrived", "Find out whether %(count)s mails arrived", count)


def _to_mend(count: int) -> str:
    return ngettext("See why %(count)s mail failed", "See why %(count)s mails failed", count)


def _late(count: int) -> str:
    return ngettext(
        "See why %(count)s mail has waited for over an hour",
        "See why %(count)s mails have waited for over an hour",
        count,
    )


def address_tasks(reader: Reader) -> Iterator[Task]:
    """Addresses that mail comes back from: a municipality's manager puts those of its people right, staff the others."""
    manager = reader.user.role == Role.MANAGER
    stale = stale_addresses() if manager or reader.outbox.returned else set()
    if not stale:
        return
    people, members, managers = _people(stale, reader.today)
    if manager:
        for key in (who for place, who in members if place == reader.user.scope and who in people):
            if key != reader.user.pk and people[key].is_active:
                yield _of_person(reader, people[key], reader.user.scope)
        return
    places = {who: place for place, who in reversed(members)}
    for key, user in people.items():
        if user.is_active and not any(place == places.get(key) and who != key for place, who in managers):
            yield _of_person(reader, user, places.get(key))
    unknown = len(stale - {user.email for user in people.values()})
    if unknown:
        what = ngettext(
            "Find another address for %(count)s receiver", "Find other addresses for %(count)s receivers", unknown
        )
        href = f"{reverse('outbox:mail_list')}?status={MailStatus.RETURNED.value}"
        yield Task(TaskKind.MAIL_RETURNED, "outbox.mail/returned", what % {"count": unknown}, reader.why, href)


Held = list[tuple[int, int]]


def _people(stale: set[str], today: date) -> tuple[dict[int, User], Held, Held]:
    """Return whose the addresses are, by key, and where they and all managers belong as (municipality, person).

    In the order of names, of people and of municipalities; one query.
    """
    held = FilteredRelation("memberships", condition=Q(memberships__valid__contains=today))
    rows = (
        User.objects.annotate(held=held)
        .filter(Q(email__in=stale) | Q(held__role=Role.MANAGER, is_active=True))
        .order_by("name", "pk", "held__municipality__name_sort", "held__pk")
    )
    people, members, managers = {}, [], []
    facts = ("pk", "name", "email", "is_active", "held__municipality", "held__role")
    for key, name, email, active, place, role in rows.values_list(*facts):
        if email in stale:
            people[key] = User(pk=key, name=name, email=email, is_active=active)
            members += [(place, key)] if place else []
        if role == Role.MANAGER and active:
            managers.append((place, key))
    return people, members, managers


def _of_person(reader: Reader, user: User, municipality: int | None) -> Task:
    """Lead to the municipality's people, or to the mails that came back where there is none."""
    href = (
        reverse("municipalities:membership_list", args=[municipality])
        if municipality
        else f"{reverse('outbox:mail_list')}?status={MailStatus.RETURNED.value}&q={user.email}"
    )
    what = _("Put right the address of %(name)s") % {"name": user.name}
    about = _("What was sent to %(address)s came back.") % {"address": user.email}
    return Task(TaskKind.MAIL_RETURNED, subject_of(user), what, reader.why, href, about=about)
