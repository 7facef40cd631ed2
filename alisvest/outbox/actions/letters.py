"""Sending a formal letter: put on paper, archived, and mailed to those who receive it for the addressee."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

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
from alisvest.outbox.models import FormalLetter, Mail
from alisvest.outbox.paper import Paper, Receiver
from alisvest.outbox.texts import ENCLOSED, WAITS
from alisvest.outbox.workflow import MailKind

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

KIND = "letter"


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


@transaction.atomic
def send_formal_letter(
    key: str,
    *,
    receiver: Receiver,
    people: Iterable[Addressee],
    language: str,
    values: Mapping[str, object],
    about: models.Model,
    by: "User",
    reference: str = "",
    case_number: str = "",
    access_code: str = "",
    hold: bool | None = None,
) -> FormalLetter | None:
    """Write, archive and mail a formal letter, inside the transaction of the verb that causes it.

    The mail goes to the receiver's official address and to each of `people`, with the letter's words and the PDF; of a
    letter that is exempt from public access it only says that it waits. A text that lacks a value makes no letter: one
    failed row stands in the outbox and names what lacks. Raises RefusedError where PDFs cannot be made.
    """
    require(refuse_paper(possible=pango.is_there()))
    to: dict[str, Addressee | None] = {receiver.email: None} if receiver.email else {}
    to |= {person.email: person for person in people}
    try:
        made = prepared(
            key,
            receiver=receiver,
            language=language,
            values=values,
            by=by,
            reference=reference,
            case_number=case_number,
            access_code=access_code,
        )
    except templates.MissingPlaceholderError as error:
        put_unwritten(key, str(error), to=next(iter(to), by.email), language=language, about=about)
        return None
    letter = _archived(key, made, about=about, by=by)
    for address, person in to.items():
        _mail(letter, made, key, values, to=address, receiver=person, about=about, hold=hold)
    return letter


def _archived(key: str, made: Paper, *, about: models.Model, by: "User") -> FormalLetter:
    document = archive(
        paper.letter_pdf(made),
        kind=KIND,
        shown_name=paper.shown_name(made.language, made.subject, made.receiver.name),
        media_type="application/pdf",
        by=by,
    )
    letter = FormalLetter.objects.create(
        template=key,
        language=made.language,
        subject=made.subject[:200],
        receiver=made.receiver.name,
        reference=made.reference,
        case_number=made.case_number,
        access_code=made.access_code,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        written_on=made.written_on,
        signed_by_id=by.pk,
        document=document,
    )
    record("outbox.letter_written", letter, by=by, changes={"subject": letter.subject, "sha256": document.sha256})
    return letter


def _mail(
    letter: FormalLetter,
    made: Paper,
    key: str,
    values: Mapping[str, object],
    *,
    to: str,
    receiver: Addressee | None,
    about: models.Model,
    hold: bool | None,
) -> Mail:
    link = absolute(letter.get_absolute_url())
    if made.access_code:
        return send_letter(
            WAITS.key,
            to=to,
            language=made.language,
            values={"receiver": made.receiver.name, "link": link},
            receiver=receiver,
            about=about,
            hold=hold,
        )
    words = templates.write(key, made.language, values)
    return queue_mail(
        to=to,
        subject=words.subject,
        body=f"{words.body}\n\n{templates.part(ENCLOSED.key, made.language, {'link': link})}\n",
        language=made.language,
        kind=MailKind.LETTER,
        receiver=receiver,
        about=about,
        template=key,
        document=letter.document,
        hold=hold,
    )
