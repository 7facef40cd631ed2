"""What is mailed while an application is written, signed and sent: notices to people, receipts to the municipality."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox import templates
from alisvest.outbox.actions import queue_mail, send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.templates import Placeholder, Template
from alisvest.ui import formats
from municipalities.letters.texts import MUNICIPALITY, RECEIPT, REFERENCE, ROUND
from municipalities.models import (
    SECTIONS,
    Application,
    PaperEntry,
    SectionAssignment,
    SectionComment,
    Submission,
    Withdrawal,
)
from municipalities.queries.card import postmottak_on
from municipalities.queries.municipality import active_members, full_name_on, language_on
from municipalities.rules.round import end_words

WHO = Placeholder("who", _("Who did it"), "Åse Østvåg")
LINK = Placeholder("link", _("The address of the page"), "https://alis-vest.example.no/applications/1/", needed=True)
DEADLINE = Placeholder("deadline", _("The deadline in words"), "15.\u00a0mars\u00a02017 kl. 23.59")
REASON = Placeholder("reason", _("The reason that was given"), "Kommunen har tilsett ein annan lege.", needed=True)
COMMON = (MUNICIPALITY, ROUND, WHO, LINK, DEADLINE)

ASSIGNED = Template(
    "municipalities.section_assigned",
    _("A point of the application is given to a colleague"),
    _("Please answer a point of the application: {point}"),
    _(
        "{who} asks you to answer this point of the application from {municipality} to {round}: {point}.\n\n"
        "The point has this page:\n{link}\n\n"
        "The deadline of the whole application is {deadline}."
    ),
    (Placeholder("point", _("The point"), _("6. The doctors' office"), needed=True), *COMMON),
    purpose=_("To a colleague in the municipality who is to answer a point."),
)
TO_SIGN = Template(
    "municipalities.application_to_sign",
    _("An application waits for the signer"),
    _("The application from {municipality} waits for you"),
    _(
        "{who} has sent the application from {municipality} to {round} to be signed and submitted.\n\n"
        "Read it and submit it, or send it back with comments:\n{link}\n\n"
        "The deadline is {deadline}."
    ),
    COMMON,
    purpose=_("To the municipality's signers when the writers are ready."),
)
RETURNED = Template(
    "municipalities.application_returned",
    _("An application comes back from the signer"),
    _("The application from {municipality} comes back with comments"),
    _(
        "{who} has read the application from {municipality} to {round} and wants it changed before it is submitted:\n\n"
        "{comments}\n\n"
        "Each comment stands at its point:\n{link}\n\n"
        "The deadline is {deadline}."
    ),
    (Placeholder("comments", _("The comments, one a line"), "- 4: Kven er rettleiaren?", needed=True), *COMMON),
    purpose=_("To the municipality's writers when the signer sends the application back."),
)
WITHDRAWN = Template(
    "municipalities.application_withdrawn",
    _("An application is withdrawn"),
    _("The application from {municipality} is withdrawn"),
    _(
        "{who} has withdrawn the application from {municipality} in {round}.\n\n"
        "Reason: {reason}\n\n"
        "The application can still be read:\n{link}"
    ),
    (REASON, *COMMON),
    purpose=_("To the municipality's official address, its signers and writers when it withdraws."),
)
STANDS = Template(
    "municipalities.application_stands",
    _("The last submission counts"),
    _("Application {reference}: the last submission counts"),
    _(
        "The application from {municipality} in {round} was opened again, and not submitted again before the deadline. "
        "What was submitted {when} therefore counts. What was changed after that is not part of the application.\n\n"
        "The application:\n{link}"
    ),
    (
        REFERENCE,
        Placeholder("when", _("When it was last submitted"), "10.\u00a0mars\u00a02017 kl.\u00a014.32"),
        *COMMON,
    ),
    purpose=_("To the municipality when the deadline has passed and an amended application was not sent again."),
)
ON_PAPER = Template(
    "municipalities.application_on_paper",
    _("An application on paper is being entered"),
    _("The project enters the application from {municipality}"),
    _(
        "The application from {municipality} in {round} came on paper and is entered in ALIS-Vest by the project.\n\n"
        "Received: {received}\n"
        "How it came: {source}\n"
        "Entered by: {who}\n\n"
        "You can follow what is entered, and correct it until the deadline:\n{link}"
    ),
    (
        Placeholder("received", _("The day it arrived"), "9.\u00a0mars\u00a02017"),
        Placeholder("source", _("How it came, and from whom"), "Brev frå rådmannen", needed=True),
        *COMMON,
    ),
    purpose=_("To the municipality when the project begins to enter an application that came on paper."),
)
TEXTS = (ASSIGNED, TO_SIGN, RETURNED, WITHDRAWN, STANDS, ON_PAPER)


def point_name(key: str) -> str:
    return f"{SECTIONS[key].point}. {SECTIONS[key].title}"


def _values(application: Application, language: str, *, by: str, path: str = "") -> dict[str, Any]:
    with translation.override(language):
        return {
            "municipality": full_name_on(application.municipality, clock.today()),
            "round": application.round.name,
            "who": by,
            "link": absolute(path or application.get_absolute_url()),
            "deadline": end_words(application.round),
        }


def _tell(
    template: Template,
    application: Application,
    people: Iterable[User],
    values: Mapping[str, Any],
    *,
    language: str,
    by_post: bool = False,
    kind: MailKind = MailKind.NOTICE,
) -> int:
    """Mail the text to each person once, and with `by_post` to the official address; return how many were queued."""
    to: dict[str, User | None] = {person.email: person for person in people}
    official = postmottak_on(application.municipality, clock.today()) if by_post else ""
    if official:
        to.setdefault(official, None)
    for address, person in sorted(to.items(), key=lambda each: each[0]):
        send_letter(
            template.key, to=address, language=language, values=values, kind=kind, receiver=person, about=application
        )
    return len(to)


def tell_assigned(assignment: SectionAssignment, *, anchor: str, by: User) -> int:
    """Tell the colleague which point is theirs, with the way to it."""
    application = assignment.application
    language = language_on(application.municipality, clock.today())
    path = reverse("municipalities:section_save", args=[application.pk, anchor])
    with translation.override(language):
        values = {"point": point_name(assignment.key)}
    values |= _values(application, language, by=by.name, path=path)
    return _tell(ASSIGNED, application, [assignment.user], values, language=language)


def tell_sent_to_sign(application: Application, *, by: User) -> int:
    day = clock.today()
    language = language_on(application.municipality, day)
    path = reverse("municipalities:application_check", args=[application.pk])
    signers = [each for each in active_members(application.municipality, day, Role.SIGNER) if each.pk != by.pk]
    return _tell(
        TO_SIGN, application, signers, _values(application, language, by=by.name, path=path), language=language
    )


def tell_returned(application: Application, comments: list[SectionComment], *, sent_by: User | None, by: User) -> int:
    """Tell the writers and whoever sent it to be signed, with every comment."""
    day = clock.today()
    language = language_on(application.municipality, day)
    with translation.override(language):
        lines = [f"- {point_name(each.key)}: {each.text}" if each.key else f"- {each.text}" for each in comments]
    values = _values(application, language, by=by.name) | {"comments": "\n".join(lines)}
    people = {each.pk: each for each in active_members(application.municipality, day, Role.WRITER)}
    if sent_by is not None:
        people[sent_by.pk] = sent_by
    people.pop(by.pk, None)
    return _tell(RETURNED, application, people.values(), values, language=language)


def tell_withdrawn(withdrawal: Withdrawal, *, by: User) -> int:
    application, day = withdrawal.application, clock.today()
    language = language_on(application.municipality, day)
    values = _values(application, language, by=by.name) | {"reason": withdrawal.reason}
    people = active_members(application.municipality, day, Role.SIGNER, Role.WRITER)
    return _tell(WITHDRAWN, application, people, values, language=language, by_post=True, kind=MailKind.RECEIPT)


def tell_stands(application: Application, submission: Submission) -> int:
    day = clock.today()
    language = language_on(application.municipality, day)
    with translation.override(language):
        when = formats.moment(submission.submitted_at)
    values = _values(application, language, by=submission.submitted_by.name)
    values |= {"reference": application.reference, "when": when}
    people = active_members(application.municipality, day, Role.SIGNER, Role.WRITER)
    return _tell(STANDS, application, people, values, language=language, by_post=True, kind=MailKind.RECEIPT)


def tell_on_paper(entry: PaperEntry, *, by: User) -> int:
    """Never silent: the municipality hears at once that the project enters its application."""
    application, day = entry.application, clock.today()
    language = language_on(application.municipality, day)
    with translation.override(language):
        received = formats.day(entry.received_on)
    values = _values(application, language, by=by.name) | {"received": received, "source": entry.source}
    people = active_members(application.municipality, day, Role.SIGNER, Role.WRITER, Role.MANAGER)
    return _tell(ON_PAPER, application, people, values, language=language, by_post=True, kind=MailKind.RECEIPT)


def acknowledge(submission: Submission, *, by: User) -> int:
    """Queue the receipt, with the application as it was sent, to writers, signer and the official address."""
    application, day = submission.application, clock.today()
    municipality = application.municipality
    language = language_on(municipality, day)
    with translation.override(language):
        values = {
            "reference": application.reference,
            "round": application.round.name,
            "municipality": full_name_on(municipality, day),
            "signer": by.name,
            "when": formats.moment(submission.submitted_at),
            "fingerprint": submission.content_sha256,
            "link": absolute(reverse("municipalities:application_receipt", args=[application.pk])),
        }
    to: dict[str, User | None] = {each.email: each for each in active_members(municipality, day, Role.WRITER)}
    if by.role == Role.SIGNER:
        to[by.email] = by
    else:  # entered from paper: all who sign for the municipality see what the project handed in
        to |= {each.email: each for each in active_members(municipality, day, Role.SIGNER)}
    if official := postmottak_on(municipality, day):
        to.setdefault(official, None)
    words = templates.write(RECEIPT.key, templates.written_in(RECEIPT.key, language), values)
    for address, person in sorted(to.items(), key=lambda each: each[0]):
        queue_mail(
            to=address,
            subject=words.subject,
            body=words.body,
            language=language,
            kind=MailKind.RECEIPT,
            receiver=person,
            about=application,
            template=RECEIPT.key,
            document=submission.paper,
        )
    return len(to)
