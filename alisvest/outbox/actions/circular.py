"""Writing a circular, and sending it to everybody in its groups."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import not_now, refuse_role, require
from alisvest.outbox import groups, rules
from alisvest.outbox.actions.mail import queue_mail
from alisvest.outbox.groups import Receiver
from alisvest.outbox.models import Circular, Mail, MailKind
from alisvest.outbox.plain import plain
from alisvest.outbox.queries.circular import worded
from alisvest.outbox.workflow import CIRCULAR_MOVES, CircularStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

Texts = dict[str, str]


@transaction.atomic
def draft_circular(
    *, subjects: Texts, bodies: Texts, chosen: Sequence[str], by: "User", idempotency_key: UUID | None = None
) -> Circular:
    """Keep a new draft. `subjects` and `bodies` are by form ("nb", "nn"), `chosen` names groups."""
    require(refuse_role(by, CIRCULAR_MOVES["change"].roles))
    content = {"subjects": subjects, "bodies": bodies, "chosen": list(chosen)}
    if earlier := earlier_result(idempotency_key, content, verb="outbox.circular_drafted", by=by):
        return Circular.objects.get(pk=earlier)
    circular = Circular.objects.create(**_fields(subjects, bodies, chosen), made_by_id=by.pk, made_at=clock.now())
    record("outbox.circular_drafted", circular, by=by)
    remember_result(idempotency_key, content, verb="outbox.circular_drafted", by=by, subject=circular)
    return circular


@transaction.atomic
def change_circular(
    circular: Circular, *, subjects: Texts, bodies: Texts, chosen: Sequence[str], by: "User"
) -> Circular:
    """Write a draft anew."""
    locked = _locked(circular, "change", by)
    for name, value in _fields(subjects, bodies, chosen).items():
        setattr(locked, name, value)
    locked.save()
    record("outbox.circular_changed", locked, by=by)
    return locked


@transaction.atomic
def drop_circular(circular: Circular, *, by: "User") -> Circular:
    """Give a draft up."""
    locked = _locked(circular, "drop", by)
    locked.status = CircularStatus.DROPPED
    locked.save(update_fields=["status"])
    record("outbox.circular_dropped", locked, by=by)
    return locked


@transaction.atomic
def send_circular(circular: Circular, *, seen: str, by: "User") -> Circular:
    """Put one mail for each receiver into the outbox. `seen` is the fingerprint of whom the sender was shown.

    Whoever sends has read text and names on the page, so the mails are not held.
    """
    locked = _locked(circular, "send", by)
    receivers = groups.receivers_of(locked.groups)
    require(rules.refuse_circular(locked, receivers))
    if groups.fingerprint(receivers) != seen:
        require(not_now(_("Other people are in the groups now than when the page was shown. Look at the names again.")))
    locked.status, locked.sent_by_id, locked.sent_at = CircularStatus.SENT, by.pk, clock.now()
    locked.save(update_fields=["status", "sent_by", "sent_at"])
    for receiver in receivers:
        _queue(locked, receiver)
    record("outbox.circular_sent", locked, by=by, changes={"receivers": len(receivers)})
    return locked


@transaction.atomic
def try_circular(circular: Circular, *, by: "User") -> list[Mail]:
    """Send the draft to oneself in each form that is written, filled in with one's own name."""
    locked = _locked(circular, "change", by)
    written = [form for form in ("nb", "nn") if all(locked.words(form))]
    if not written:
        require(not_now(_("Write subject and text in one of the forms first.")))
    record("outbox.circular_tested", locked, by=by)
    own = [Receiver(by.email, by.name, form, _("Example municipality"), by) for form in written]
    return [_queue(locked, receiver, test=True) for receiver in own]


def _queue(circular: Circular, receiver: Receiver, *, test: bool = False) -> Mail:
    subject, body = worded(circular, receiver)
    return queue_mail(
        to=receiver.address,
        subject=subject,
        body=body,
        language=receiver.language,
        kind=MailKind.RECEIPT if test else MailKind.LETTER,
        receiver=receiver.user,
        about=None if test else circular,
        hold=False,
    )


def _fields(subjects: Texts, bodies: Texts, chosen: Sequence[str]) -> dict[str, object]:
    texts = {f"subject_{form}": plain(text)[:200] for form, text in subjects.items()}
    texts |= {f"body_{form}": plain(text, one_line=False) for form, text in bodies.items()}
    return {**texts, "groups": list(dict.fromkeys(chosen))}


def _locked(circular: Circular, verb: str, by: "User") -> Circular:
    locked = Circular.objects.visible_to(by).select_for_update(of=("self",)).get(pk=circular.pk)
    require(rules.refuse_circular_move(verb, locked, by=by))
    return locked
