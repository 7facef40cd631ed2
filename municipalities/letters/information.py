"""Requests for more information: the letter that asks, the receipt of the answer, and what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.templates import Kind, Placeholder, Template
from alisvest.ui import formats
from municipalities.letters.texts import MUNICIPALITY, REFERENCE, ROUND
from municipalities.letters.writing import point_name
from municipalities.models import InformationRequest, RequestedPoint
from municipalities.queries.card import postmottak_on
from municipalities.queries.municipality import active_members, full_name_on, language_on
from municipalities.rules.round import deadline_words

WHO = Placeholder("who", _("Who did it"), "Åse Østvåg")
LINK = Placeholder("link", _("The address of the page"), "https://alis-vest.example.no/information/1/", needed=True)
DEADLINE = Placeholder("deadline", _("The deadline in words"), "28.\u00a0mars\u00a02017 kl. 23.59", needed=True)
REASON = Placeholder("reason", _("The reason that was given"), "Legen er på ferie.", needed=True)
COMMON = (REFERENCE, MUNICIPALITY, ROUND, WHO, LINK)

ASKED = Template(
    "municipalities.information_asked",
    _("Request for more information about an application"),
    _("Application {reference}: please answer by {deadline}"),
    _(
        "The programme asks {municipality} for more information about the application {reference} in {round}:\n\n"
        "{questions}\n\n"
        "Only these points are open, and only for this answer: what you submitted stays as it is, and the answer stands "
        "beside it. The deadline is {deadline}.\n\n"
        "Answer here:\n{link}\n\n"
        "{who}"
    ),
    (
        Placeholder("questions", _("The questions, one a line"), "- 4: Kven er rettleiaren?", needed=True),
        DEADLINE,
        *COMMON,
    ),
    purpose=_("To the municipality's writers, signers and official address when more is asked about its application."),
    kind=Kind.LETTER,
)
RECEIPT = Template(
    "municipalities.information_receipt",
    _("Receipt of an answer to a request for information"),
    _("Application {reference}: your answer is received"),
    _(
        "The answer from {municipality} to the request for more information about the application {reference} is "
        "received.\n\n"
        "Sent by: {who}, {when}\n"
        "Fingerprint of the content (SHA-256): {fingerprint}\n\n"
        "You find it beside what was submitted:\n{link}"
    ),
    (
        Placeholder("when", _("When it was sent"), "20.\u00a0mars\u00a02017 kl.\u00a014.32"),
        Placeholder("fingerprint", _("The fingerprint (SHA-256) of the answers"), "9f86d081884c7d65…"),
        *COMMON,
    ),
    purpose=_("To the municipality's writers, signers and official address when it has answered."),
)
ANSWERED = Template(
    "municipalities.information_answered",
    _("A request for information is answered"),
    _("Application {reference}: {municipality} has answered"),
    _(
        "{municipality} has answered what you asked about the application {reference} in {round}. "
        "The answer was sent by {who}.\n\n"
        "The new answers beside the old ones:\n{link}"
    ),
    COMMON,
    purpose=_("To whoever asked, when the municipality has answered."),
)
EXTENDED = Template(
    "municipalities.information_extended",
    _("The deadline of a request for information is moved"),
    _("Application {reference}: new deadline, {deadline}"),
    _(
        "{municipality} has more time to answer what is asked about the application {reference} in {round}. "
        "The new deadline is {deadline}.\n\n"
        "Reason: {reason}\n\n"
        "Answer here:\n{link}\n\n"
        "{who}"
    ),
    (DEADLINE, REASON, *COMMON),
    purpose=_("To the municipality when the deadline of a request for information is moved."),
)
ENDED = Template(
    "municipalities.information_ended",
    _("A request for information has ended without an answer"),
    _("Application {reference}: nothing more to answer"),
    _(
        "The programme no longer waits for an answer from {municipality} about the application {reference} in {round}. "
        "The application is judged as it was submitted.\n\n"
        "Reason: {reason}\n\n"
        "What was asked:\n{link}\n\n"
        "{who}"
    ),
    (REASON, *COMMON),
    purpose=_("To the municipality when a request for information is withdrawn or closed."),
)
INFORMATION_TEXTS = (ASKED, RECEIPT, ANSWERED, EXTENDED, ENDED)


def _values(request: InformationRequest, language: str, *, by: User) -> dict[str, Any]:
    application = request.application
    with translation.override(language):
        return {
            "reference": application.reference,
            "municipality": full_name_on(application.municipality, clock.today()),
            "round": application.round.name,
            "who": by.name,
            "link": absolute(request.get_absolute_url()),
            "deadline": deadline_words(request.due_on, request.due_time),
        }


def _tell(
    template: Template, request: InformationRequest, kind: MailKind, *, by: User, values: dict[str, Any] | None = None
) -> int:
    """Write to the municipality's writers, signers and official address; the page has shown the text."""
    municipality, day = request.application.municipality, clock.today()
    language = language_on(municipality, day)
    people = active_members(municipality, day, Role.WRITER, Role.SIGNER)
    to: dict[str, User | None] = {each.email: each for each in people}
    if official := postmottak_on(municipality, day):
        to.setdefault(official, None)
    told = _values(request, language, by=by) | (values or {})
    known = {placeholder.name for placeholder in template.placeholders}
    for address, person in sorted(to.items(), key=lambda each: each[0]):
        send_letter(
            template.key,
            to=address,
            language=language,
            values={name: value for name, value in told.items() if name in known},
            kind=kind,
            receiver=person,
            about=request.application,
            hold=False,
        )
    return len(to)


def tell_asked_for_information(request: InformationRequest, points: Sequence[RequestedPoint], *, by: User) -> int:
    language = language_on(request.application.municipality, clock.today())
    many = request.application.places_wanted > 1
    with translation.override(language):
        lines = [
            f"- {point_name(each.key)}{f' ({each.place.title})' if each.place and many else ''}: {each.question}"
            for each in points
        ]
    return _tell(ASKED, request, MailKind.LETTER, by=by, values={"questions": "\n".join(lines)})


def tell_information_answered(request: InformationRequest, *, by: User) -> None:
    """Send the receipt to the municipality, and tell whoever asked, in their own language."""
    language = language_on(request.application.municipality, clock.today())
    with translation.override(language):
        when = formats.moment(request.answered_at or clock.now())
    _tell(RECEIPT, request, MailKind.RECEIPT, by=by, values={"when": when, "fingerprint": request.content_sha256})
    asker = request.asked_by
    values = {name: value for name, value in _values(request, asker.language, by=by).items() if name != "deadline"}
    send_letter(
        ANSWERED.key,
        to=asker.email,
        language=asker.language,
        values=values,
        kind=MailKind.NOTICE,
        receiver=asker,
        about=request.application,
    )


def tell_information_extended(request: InformationRequest, *, by: User) -> int:
    return _tell(EXTENDED, request, MailKind.LETTER, by=by, values={"reason": request.extended_because})


def tell_information_ended(request: InformationRequest, *, by: User) -> int:
    return _tell(ENDED, request, MailKind.LETTER, by=by, values={"reason": request.ended_because})
