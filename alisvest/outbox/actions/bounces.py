"""Taking note that a mail came back."""

from django.db import transaction
from django.db.models import Q

from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.outbox.actions.sending import blanked
from alisvest.outbox.bounce import Bounce
from alisvest.outbox.models import Mail, MailAttempt, Outcome
from alisvest.outbox.workflow import MailStatus

LEFT = (MailStatus.SENT, MailStatus.IN_DOUBT)


@transaction.atomic
def note_bounce(bounce: Bounce) -> Mail | None:
    """Mark the mail that a notice is about as returned; return it, also where that was known. None for no mail of ours.

    The mail's own name decides; where the notice has none, the latest mail that left to the address it names.
    """
    mails = Mail.objects.select_for_update(of=("self",))
    mail = mails.filter(message_id__in=bounce.message_ids).order_by("pk").first()
    if mail is None and not bounce.message_ids:
        to = Q(pk__in=[])
        for address in bounce.addresses:
            to |= Q(to__iexact=address)
        mail = mails.filter(to, status__in=(*LEFT, MailStatus.RETURNED)).order_by("-pk").first()
    if mail is None or mail.status not in LEFT:
        return mail
    before, sent_at = mail.status, mail.sent_at or clock.now()
    Mail.objects.filter(pk=mail.pk).update(
        status=MailStatus.RETURNED, sent_at=sent_at, last_error=bounce.words, claim=None, **blanked(mail)
    )
    MailAttempt.objects.create(mail=mail, outcome=Outcome.BOUNCED, words=bounce.words)
    record("outbox.bounced", mail, by=None, changes={"status": [before, MailStatus.RETURNED]})
    mail.refresh_from_db()
    return mail
