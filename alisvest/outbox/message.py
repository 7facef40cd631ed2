"""A mail as it leaves: headers, text, the paper that goes with it."""

from django.core.mail import EmailMessage

from alisvest.documents.responses import content_of
from alisvest.outbox.models import Mail


def message_of(mail: Mail) -> EmailMessage:
    """Return the message, plain text only. It asks robots not to answer, and names its language."""
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
    }
    message = EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers)
    if mail.document is not None:
        message.attach(mail.document.shown_name, content_of(mail.document), mail.document.media_type)
    return message
