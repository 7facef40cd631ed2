"""The verbs about mails as the trail tells them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects

VERBS: dict[str, str | Promise] = {
    "outbox.release": _("The mail was released"),
    "outbox.hold": _("The mail was held back"),
    "outbox.withdraw": _("The mail was withdrawn"),
    "outbox.left_out": _("What it reminded of was done before the digest"),
    "outbox.retry": _("The mail was sent again"),
    "outbox.confirm_arrived": _("The mail was found to be sent"),
    "outbox.send_again": _("The mail was found not to be sent, and sent again"),
    "outbox.circular_drafted": _("The circular was drafted"),
    "outbox.circular_changed": _("The draft was changed"),
    "outbox.circular_dropped": _("The draft was dropped"),
    "outbox.circular_tested": _("A test was sent"),
    "outbox.circular_sent": _("The circular was sent"),
    "outbox.bounced": _("The mail came back"),
    "outbox.letter_written": _("A formal letter was written"),
    "outbox.text_worded": _("The text was worded anew"),
    "outbox.text_restored": _("The shipped text was restored"),
    "outbox.mark_returned": _("The mail was marked as returned"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    subjects.call("outbox.circular", _("Circular"))
