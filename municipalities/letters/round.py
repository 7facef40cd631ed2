"""Mails around a round, each in the municipality's language: reminders, answers, leave to hand in late."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.groups import Receiver
from alisvest.outbox.models import MailKind
from alisvest.outbox.queries import Proof, proof
from alisvest.ui import formats
from municipalities.letters.round_texts import DISPENSATION, QUESTIONS, TO_BEGIN, TO_FINISH
from municipalities.models import Dispensation, Municipality, Question, Round
from municipalities.queries import FunnelLine, Stage, Written, active_members, full_name_on, language_on, written_by
from municipalities.queries.card import postmottak_on, programme_contact
from municipalities.rules import end_words

APPLICANTS = (Role.WRITER, Role.SIGNER, Role.MANAGER)


def addressees(municipality: Municipality, *roles: Role) -> list[Receiver]:
    """Return who gets a mail for a municipality: its people who apply, its contact for us, and its official address."""
    day = clock.today()
    language, name = language_on(municipality, day), full_name_on(municipality, day)
    found = [
        Receiver(person.email, person.name, language, name, person)
        for person in active_members(municipality, day, *(roles or APPLICANTS))
    ]
    contact, official = programme_contact(municipality, day), postmottak_on(municipality, day)
    for address, who in ((contact.email, contact.name) if contact else ("", ""), (official, name)):
        if address and address not in {each.address for each in found}:
            found.append(Receiver(address, who, language, name))
    return found


def reminder_receivers(lines: Iterable[FunnelLine]) -> list[Receiver]:
    """Return everybody who would be reminded."""
    return [receiver for line in lines for receiver in addressees(line.municipality)]


def _text_of(line: FunnelLine) -> str:
    return TO_FINISH.key if line.stage == Stage.STARTED else TO_BEGIN.key


def _values(round_: Round, municipality: Municipality, language: str) -> dict[str, object]:
    with translation.override(language):
        return {
            "municipality": full_name_on(municipality, clock.today()),
            "round": round_.name,
            "deadline": end_words(round_),
            "link": absolute(round_.get_absolute_url()),
        }


def _reminder_values(round_: Round, line: FunnelLine, written: Written, language: str) -> dict[str, object]:
    return _values(round_, line.municipality, language) | {"percent": formats.percent(written.percent)}


def reminder_proofs(round_: Round, lines: Sequence[FunnelLine]) -> list[tuple[str, list[Proof]]]:
    """Return each text that would be sent, in both forms, as its first receiver would read it, with its key."""
    first = dict(sorted({_text_of(line): line for line in reversed(lines)}.items()))
    all_written = written_by(list(first.values()))
    return [
        (key, [proof(key, language, _reminder_values(round_, line, written, language)) for language in ("nb", "nn")])
        for (key, line), written in zip(first.items(), all_written, strict=True)
    ]


def remind(round_: Round, lines: Sequence[FunnelLine]) -> int:
    """Put the reminders into the outbox; returns how many. They are not held: whoever sends has read them."""
    sent = 0
    for line, written in zip(lines, written_by(lines), strict=True):
        for receiver in addressees(line.municipality):
            send_letter(
                _text_of(line),
                to=receiver.address,
                language=receiver.language,
                values=_reminder_values(round_, line, written, receiver.language),
                kind=MailKind.REMINDER,
                receiver=receiver.user,
                about=line.invitation,
                hold=False,
            )
            sent += 1
    return sent


def _worded(questions: Iterable[Question], language: str) -> str:
    with translation.override(language):
        return "\n\n".join(f"{_('Question')}: {each.public_text}\n{_('Answer')}: {each.answer}" for each in questions)


def send_digest(round_: Round, questions: Sequence[Question], municipalities: Iterable[Municipality]) -> int:
    """Mail the answers to everybody invited; returns how many mails."""
    link = absolute(reverse("municipalities:question_list", args=[round_.pk]))
    answers = {language: _worded(questions, language) for language in ("nb", "nn")}
    receivers = [receiver for place in municipalities for receiver in addressees(place)]
    for receiver in receivers:
        send_letter(
            QUESTIONS.key,
            to=receiver.address,
            language=receiver.language,
            values={"round": round_.name, "answers": answers[receiver.language], "link": link},
            kind=MailKind.NOTICE,
            receiver=receiver.user,
            about=round_,
        )
    return len(receivers)


def tell_dispensation(dispensation: Dispensation) -> None:
    """Tell the municipality until when it may hand in."""
    round_, municipality = dispensation.round, dispensation.municipality
    for receiver in addressees(municipality):
        values = _values(round_, municipality, receiver.language)
        with translation.override(receiver.language):
            values |= {"until": formats.moment(dispensation.until), "reason": dispensation.reason}
        send_letter(
            DISPENSATION.key,
            to=receiver.address,
            language=receiver.language,
            values=values,
            kind=MailKind.NOTICE,
            receiver=receiver.user,
            about=round_,
        )
