"""A circular to the municipalities, and how the mails of all the years got on: most arrived, some ask for a person."""

from datetime import date, timedelta

from django.core.mail import EmailMessage

from alisvest.core import clock
from alisvest.demonstration.cast import Cast
from alisvest.demonstration.people import in_hat
from alisvest.outbox import groups, smtp
from alisvest.outbox.actions import hold_mail, send_due_mail
from alisvest.outbox.actions.circular import draft_circular, send_circular
from alisvest.outbox.models import Circular, Mail

SUBJECTS = {"nb": "Samling for kommunene 7. februar", "nn": "Samling for kommunane 7. februar"}
BODIES = {
    "nb": "Hei {name}\n\n{municipality} er invitert til samling i Bergen 7. februar 2019 kl. 10. "
    "Meld dere på innen 25. januar.\n\nHilsen ALIS-Vest",
    "nn": "Hei {name}\n\n{municipality} er invitert til samling i Bergen 7. februar 2019 kl. 10. "
    "Meld dykk på innan 25. januar.\n\nHelsing ALIS-Vest",
}
UNFINISHED = "Hei {name}\n\nDet kommer en ny mal for individuell utdanningsplan våren 2019."


class MailServer(smtp.Backend):
    """The mail server of the story: it takes every mail but three of the circular's."""

    def announce(self, message: EmailMessage) -> None:
        if self._is_for("odda", message):
            raise smtp.RejectedError("550 5.1.1 No such user here")
        if self._is_for("lerdal", message):
            raise smtp.SenderRefusedError("553 5.7.1 Sender address rejected")

    def hand_over(self, message: EmailMessage) -> None:
        if self._is_for("stord", message):
            raise smtp.NoAnswerError("TimeoutError: timed out")

    def _is_for(self, place: str, message: EmailMessage) -> bool:
        return message.subject in SUBJECTS.values() and place in message.to[0]


def write_and_post(cast: Cast) -> None:
    """Send the circular, hold one of its mails back, leave another circular half written, and post everything."""
    with clock.at(date(2019, 1, 9)):
        leader, administrator = in_hat(cast.leader), in_hat(cast.administrator)
        circular = draft_circular(subjects=SUBJECTS, bodies=BODIES, chosen=["municipalities.with_places"], by=leader)
        circular = send_circular(circular, seen=_names(circular), by=leader)
        first = Mail.objects.filter(about_type="outbox.circular", about_id=circular.pk, to__contains="bomlo").first()
        if first is not None:
            hold_mail(first, by=leader)
        draft_circular(
            subjects={"nb": "Ny mal for utdanningsplan", "nn": ""},
            bodies={"nb": UNFINISHED, "nn": ""},
            chosen=["supervision.supervisors", "candidates.candidates"],
            by=administrator,
        )
    _post()


def _names(circular: Circular) -> str:
    return groups.fingerprint(groups.receivers_of(circular.groups))


def _post() -> None:
    """Let each waiting mail leave a minute after it was written."""
    while (waiting := Mail.objects.due().first()) is not None:
        with clock.at(waiting.queued_at + timedelta(minutes=1)):
            send_due_mail(limit=1, open_way=MailServer)
