"""Sending a formal letter: put on paper, archived, and mailed to those who receive it for the addressee."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NotRequired, Protocol, TypedDict, Unpack

from django.apps import apps
from django.db import models, transaction
from django.utils import translation

from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.actions import archive
from alisvest.documents.rules import refuse_paper
from alisvest.outbox import paper, templates
from alisvest.outbox.actions.mail import Person, put_unwritten, queue_mail, send_letter
from alisvest.outbox.models import FormalLetter, LetterToPrint, Mail
from alisvest.outbox.paper import Paper, Receiver
from alisvest.outbox.texts import ENCLOSED, WAITS
from alisvest.outbox.workflow import MailKind

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

logger = logging.getLogger(__name__)

KIND = "letter"


@dataclass
class Key:
    """A person of whom only the key is known."""

    pk: Any


class Addressee(Person, Protocol):
    """Somebody who receives the mail on the addressee's behalf."""

    email: str


def prepared(
    key: str,
    *,
    receiver: Receiver,
    language: str,
    values: Mapping[str, object],
    by: "User",
    reference: str = "",
    case_number: str = "",
    access_code: str = "",
    draft: bool = False,
) -> Paper:
    """Write the letter as it would be sent now, signed by `by`. Raises MissingPlaceholderError, naming what lacks."""
    language = templates.written_in(key, language)
    with translation.override(language):
        title = str(by.role.label) if by.role else ""
    return paper.written(
        key,
        language,
        values,
        receiver=receiver,
        written_on=clock.today(),
        signer=by.name,
        title=title,
        reference=reference,
        case_number=case_number,
        access_code=access_code,
        draft=draft,
    )


class Given(TypedDict):
    """What a formal letter is written of. `people` get it besides the receiver's official address; `hold`: see Mail."""

    receiver: Receiver
    people: Iterable[Addressee]
    language: str
    values: Mapping[str, object]
    about: models.Model
    by: "User"
    reference: NotRequired[str]
    case_number: NotRequired[str]
    access_code: NotRequired[str]
    hold: NotRequired[bool | None]


@transaction.atomic
def send_formal_letter(key: str, **given: Unpack[Given]) -> FormalLetter | None:
    """Write, archive and mail a formal letter, inside the transaction of the verb that causes it.

    The mail goes to the receiver's official address and to each of `people`, with the letter's words and the PDF; of a
    letter that is exempt from public access it only says that it waits. A text that lacks a value makes no letter: one
    failed row stands in the outbox and names what lacks. Raises RefusedError where PDFs cannot be made.
    """
    written = write_formal_letter(key, **given)
    return _put_on_paper(written, given["about"]) if written else None


@transaction.atomic
def write_formal_letter(key: str, **given: Unpack[Given]) -> LetterToPrint | None:
    """Write a formal letter now, and leave paper and mail to the worker: for verbs that write to many at once.

    Text, date, signature and receivers are those of this moment. Otherwise as send_formal_letter().
    """
    require(refuse_paper(possible=pango.is_there()))
    receiver, values, about, by = given["receiver"], given["values"], given["about"], given["by"]
    to: dict[str, int | None] = {receiver.email: None} if receiver.email else {}
    to |= {person.email: person.pk for person in given["people"]}
    try:
        made = prepared(
            key,
            receiver=receiver,
            language=given["language"],
            values=values,
            by=by,
            reference=given.get("reference", ""),
            case_number=given.get("case_number", ""),
            access_code=given.get("access_code", ""),
        )
    except templates.MissingPlaceholderError as error:
        put_unwritten(key, str(error), to=next(iter(to), by.email), language=given["language"], about=about)
        return None
    words = templates.write(key, made.language, values)
    return LetterToPrint.objects.create(
        template=key,
        paper=asdict(made) | {"written_on": made.written_on.isoformat()},
        words=asdict(words),
        to=list(to.items()),
        about_type=about._meta.label_lower,
        about_id=about.pk,
        signed_by_id=by.pk,
        hold=given.get("hold"),
        written_at=clock.now(),
    )


def print_letters(stop: Callable[[], bool] = lambda: False) -> int:
    """Put on paper what waits, one letter a transaction; return how many. Several workers share the pile.

    What fails stays in the pile, is said aloud, and is tried again in the next round.
    """
    done, failed = 0, set[int]()
    while not stop():
        try:
            with transaction.atomic():
                waiting = LetterToPrint.objects.select_for_update(skip_locked=True, of=("self",))
                letter = waiting.exclude(pk__in=failed).select_related("signed_by").first()
                if letter is None:
                    break
                failed.add(letter.pk)
                _put_on_paper(letter, _row(letter))
                done += 1
        except (OSError, ValueError, LookupError):
            logger.exception("A letter could not be put on paper.")
    return done


def _row(letter: LetterToPrint) -> models.Model:
    found: models.Model = apps.get_model(letter.about_type)._base_manager.get(pk=letter.about_id)
    return found


def _put_on_paper(waiting: LetterToPrint, about: models.Model) -> FormalLetter:
    made, words = paper.restored(waiting.paper), templates.Words(**waiting.words)
    letter = _archived(waiting, made, about=about)
    for address, person in waiting.to:
        _mail(waiting, letter, made, words, to=address, receiver=person, about=about)
    waiting.delete()
    return letter


def _archived(waiting: LetterToPrint, made: Paper, *, about: models.Model) -> FormalLetter:
    document = archive(
        paper.letter_pdf(made),
        kind=KIND,
        shown_name=paper.shown_name(made.language, made.subject, made.receiver.name),
        media_type="application/pdf",
        by=waiting.signed_by,
    )
    letter = FormalLetter.objects.create(
        template=waiting.template,
        language=made.language,
        subject=made.subject[:200],
        receiver=made.receiver.name,
        reference=made.reference,
        case_number=made.case_number,
        access_code=made.access_code,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        written_on=made.written_on,
        signed_by=waiting.signed_by,
        document=document,
    )
    changes = {"subject": letter.subject, "sha256": document.sha256}
    record("outbox.letter_written", letter, by=waiting.signed_by, changes=changes)
    return letter


def _mail(
    waiting: LetterToPrint,
    letter: FormalLetter,
    made: Paper,
    words: templates.Words,
    *,
    to: str,
    receiver: int | None,
    about: models.Model,
) -> Mail:
    link = absolute(letter.get_absolute_url())
    if made.access_code:
        return send_letter(
            WAITS.key,
            to=to,
            language=made.language,
            values={"receiver": made.receiver.name, "link": link},
            receiver=Key(receiver) if receiver else None,
            about=about,
            hold=waiting.hold,
        )
    return queue_mail(
        to=to,
        subject=words.subject,
        body=f"{words.body}\n\n{templates.part(ENCLOSED.key, made.language, {'link': link})}\n",
        language=made.language,
        kind=MailKind.LETTER,
        receiver=Key(receiver) if receiver else None,
        about=about,
        template=waiting.template,
        document=letter.document,
        hold=waiting.hold,
    )
