"""What a person does with a mail: reads and releases it, holds or withdraws it, settles what the worker could not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.functions import Now

from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.outbox.actions.sending import blanked
from alisvest.outbox.models import Mail, MailAttempt, Outcome
from alisvest.outbox.rules import refuse_mail_move
from alisvest.outbox.workflow import MAIL_MOVES, MailStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


@transaction.atomic
def release_mail(mail: Mail, *, by: "User") -> Mail:
    """Let a mail leave that was held until somebody had read it."""
    return _move("release", mail, by=by, **_free_to_leave())


@transaction.atomic
def release_mails(mails: Iterable[Mail], *, by: "User") -> int:
    """Let several leave, all or none; return how many."""
    return len([_move("release", mail, by=by, **_free_to_leave()) for mail in sorted(mails, key=lambda m: m.pk)])


@transaction.atomic
def hold_mail(mail: Mail, *, by: "User") -> Mail:
    """Keep a waiting mail back. One that a worker is just announcing is not handed over either."""
    return _move("hold", mail, by=by)


@transaction.atomic
def withdraw_mail(mail: Mail, *, by: "User", reason: str = "") -> Mail:
    """Take a mail back for good: it has not left and never will."""
    return _move("withdraw", mail, by=by, reason=reason, **blanked(mail))


@transaction.atomic
def drop_gathered(mails: Iterable[Mail]) -> None:
    """Take gathered reminders back whose task was done before their digest went. The caller holds their rows."""
    for mail in mails:
        mail.status = MailStatus.WITHDRAWN
        mail.save(update_fields=["status"])
        record("outbox.left_out", mail, by=None)


@transaction.atomic
def retry_mail(mail: Mail, *, by: "User") -> Mail:
    """Try anew with what failed or came back, from the first wait on."""
    return _move("retry", mail, by=by, attempts=0, sent_at=None, **_free_to_leave())


@transaction.atomic
def confirm_arrived(mail: Mail, *, by: "User") -> Mail:
    """Settle a doubt: the mail server's log has the message's name, so it was taken."""
    return _move("confirm_arrived", mail, by=by, sent_at=clock.now(), **blanked(mail))


@transaction.atomic
def send_again(mail: Mail, *, by: "User") -> Mail:
    """Settle a doubt: the mail server's log does not have the message's name. It goes again under the same name."""
    return _move("send_again", mail, by=by, **_free_to_leave())


@transaction.atomic
def mark_returned(mail: Mail, *, by: "User", reason: str) -> Mail:
    """Record that a mail did not reach its receiver, as told in another way than by the mail server."""
    moved = _move("mark_returned", mail, by=by, reason=reason, last_error=reason[:500], **blanked(mail))
    MailAttempt.objects.create(mail=moved, outcome=Outcome.BOUNCED, words=reason[:500])
    return moved


def _free_to_leave() -> dict[str, Any]:
    return {"waiting_since": Now(), "next_attempt_at": Now()}


def _move(verb: str, mail: Mail, *, by: "User", reason: str = "", **fields: Any) -> Mail:
    locked = Mail.objects.visible_to(by).select_for_update(of=("self",)).get(pk=mail.pk)
    require(refuse_mail_move(verb, locked, by=by))
    before, target = locked.status, MAIL_MOVES[verb].target
    Mail.objects.filter(pk=locked.pk).update(status=target, claim=None, lease_until=None, **fields)
    record(f"outbox.{verb}", locked, by=by, changes={"status": [before, target]}, reason=reason)
    locked.refresh_from_db()
    return locked
