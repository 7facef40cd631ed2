"""What may be done with a mail, and when."""

from django.utils.translation import gettext as _

from alisvest.core.rules import Refusal, Wearer, not_now, refuse_move
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MAIL_MOVES, MailStatus


def refuse_mail_move(verb: str, mail: Mail, *, by: Wearer) -> Refusal | None:
    """Answer for a verb of MAIL_MOVES."""
    if refusal := refuse_move(
        MAIL_MOVES, verb, status=mail.status, status_label=str(MailStatus(mail.status).label), by=by
    ):
        return refusal
    if verb == "retry" and not mail.body:
        return not_now(_("This mail has no text any more. Send it anew from where it came."))
    return None


def possible_verbs(mail: Mail, *, by: Wearer) -> list[str]:
    """List what the reader may do with the mail now."""
    return [verb for verb in MAIL_MOVES if refuse_mail_move(verb, mail, by=by) is None]
