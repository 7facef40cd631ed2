"""What may be done with a mail, and when."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from alisvest.core.rules import Refusal, Wearer, not_now, refuse_move
from alisvest.outbox.groups import Receiver
from alisvest.outbox.models import Circular, Mail
from alisvest.outbox.templates import PLACEHOLDER
from alisvest.outbox.workflow import CIRCULAR_MOVES, FORMS, MAIL_MOVES, CircularStatus, MailStatus


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


PLACES = ("name", "municipality")
"""What a circular leaves open for each receiver."""
SHOWN = 5


def refuse_circular_move(verb: str, circular: Circular, *, by: Wearer) -> Refusal | None:
    """Answer for a verb of CIRCULAR_MOVES, on the circular's status alone."""
    label = str(CircularStatus(circular.status).label)
    return refuse_move(CIRCULAR_MOVES, verb, status=circular.status, status_label=label, by=by)


def refuse_circular(circular: Circular, receivers: Sequence[Receiver]) -> Refusal | None:
    """Answer whether the text can go to these people: there are some, and each finds it whole in the own form."""
    if not receivers:
        return not_now(_("Nobody is in the chosen groups today."))
    for form, name in FORMS:
        if any(receiver.language == form for receiver in receivers) and not all(circular.words(form)):
            return not_now(
                _("Some receive it in %(form)s: write subject and text in that form too.") % {"form": str(name).lower()}
            )
    without = [receiver.name for receiver in receivers if not receiver.municipality and _asks(circular, receiver)]
    if without:
        return not_now(
            _("The text names the municipality, and these have none: %(names)s.") % {"names": _some(without)}
        )
    return None


def _asks(circular: Circular, receiver: Receiver) -> bool:
    return "municipality" in PLACEHOLDER.findall("\n".join(circular.words(receiver.language)))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def unknown_places(text: str) -> Collection[str]:
    """List the placeholders of a text that a circular does not know."""
    return sorted(set(PLACEHOLDER.findall(text)) - set(PLACES))
