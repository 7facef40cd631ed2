"""What the outbox asks of people: letters to read, doubts to settle, mail that does not leave, addresses to put right."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.queries.addresses import stale_addresses
from alisvest.outbox.queries.mail import outbox_state
from alisvest.outbox.workflow import MailStatus
from municipalities.models import Membership


def mail_tasks(reader: Reader) -> Iterator[Task]:
    """Held letters are to be read, doubts settled, failed and late mail seen to: one task each, however many."""
    state = outbox_state(reader.user)
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
    stale = stale_addresses()
    if not stale:
        return
    people = {user.pk: user for user in User.objects.filter(email__in=stale).order_by("name", "pk")}
    active = {key: user for key, user in people.items() if user.is_active}
    held = Membership.objects.filter(valid__contains=reader.today)
    members = list(held.filter(user__in=active).order_by("municipality__name_sort", "pk"))
    if reader.user.role == Role.MANAGER:
        here = {each.user_id: each for each in members if each.municipality_id == reader.user.scope}
        for key in here:
            if key != reader.user.pk:
                yield _of_person(reader, active[key], reader.user.scope)
        return
    managers = list(held.filter(role=Role.MANAGER, user__is_active=True).values_list("municipality", "user"))
    places = {each.user_id: each.municipality_id for each in reversed(members)}
    for key, user in active.items():
        if not any(place == places.get(key) and who != key for place, who in managers):
            yield _of_person(reader, user, places.get(key))
    unknown = len(stale - {user.email for user in people.values()})
    if unknown:
        what = ngettext(
            "Find another address for %(count)s receiver", "Find other addresses for %(count)s receivers", unknown
        )
        href = f"{reverse('outbox:mail_list')}?status={MailStatus.RETURNED.value}"
        yield Task(TaskKind.MAIL_RETURNED, "outbox.mail/returned", what % {"count": unknown}, reader.why, href)


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
