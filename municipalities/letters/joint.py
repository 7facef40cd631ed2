"""What is mailed about a joint application: to its partners, and to the applicant about them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.templates import Placeholder, Template
from alisvest.ui import formats
from municipalities.letters.texts import ROUND
from municipalities.models import Application, Municipality, PartnerDecline, PartnerSignature, Position, PositionShare
from municipalities.queries.application import key_words
from municipalities.queries.municipality import active_members, full_name_on, language_on
from municipalities.rules.round import end_words

APPLICANT = Placeholder("municipality", _("The municipality that applies"), "Masfjorden kommune")
PARTNER = Placeholder("partner", _("The partner municipality"), "Modalen kommune")
KEY = Placeholder("key", _("The share key"), "Masfjorden 60 %, Modalen 25 %, Gulen 15 %")
WHO = Placeholder("who", _("Who did it"), "Åse Østvåg")
WHEN = Placeholder("when", _("The day"), "10.\u00a0mars\u00a02017")
LINK = Placeholder("link", _("The address of the page"), "https://alis-vest.example.no/joint/1/", needed=True)
DEADLINE = Placeholder("deadline", _("The deadline in words"), "15.\u00a0mars\u00a02017 kl. 23.59")
REASON = Placeholder("reason", _("The reason that was given"), "Kommunestyret har sagt nei.", needed=True)
COMMON = (APPLICANT, PARTNER, ROUND, KEY, LINK, DEADLINE)

NAMED = Template(
    "municipalities.partner_named",
    _("A municipality is named as a partner"),
    _("{municipality} applies together with {partner}"),
    _(
        "{municipality} applies for posts in {round} together with {partner}.\n\n"
        "Proposed share key: {key}\n\n"
        "Read the application, and write your own words where your answers differ:\n{link}\n\n"
        "When the application is ready to be signed, the municipality's signer gets a mail. The deadline is {deadline}."
    ),
    COMMON,
    purpose=_("To writers and signers of a municipality that another one names as its partner."),
)
TAKEN_OUT = Template(
    "municipalities.partner_taken_out",
    _("A municipality is no longer a partner"),
    _("{partner} no longer takes part in the application from {municipality}"),
    _(
        "{who} has changed whom {municipality} applies together with in {round}. {partner} is no longer among them.\n\n"
        "Your own words and your signature, if there were any, no longer count, and you do not see the application any "
        "more. Ask {municipality} if this is a surprise."
    ),
    (APPLICANT, PARTNER, ROUND, WHO),
    purpose=_("To writers and signers of a municipality that is taken out of a joint application."),
)
TO_SIGN_JOINTLY = Template(
    "municipalities.partner_to_sign",
    _("A joint application waits for a partner's signature"),
    _("Sign the application from {municipality} for {partner}"),
    _(
        "The application from {municipality} in {round} is ready, and waits for the signature of {partner}.\n\n"
        "Share key: {key}\n\n"
        "Read the whole and sign it, or say that you do not take part:\n{link}\n\n"
        "The deadline is {deadline}. A shared post cannot be granted before every partner has signed."
    ),
    COMMON,
    purpose=_("To the signers of the partner municipalities when a joint application is ready to be signed."),
)
VOID = Template(
    "municipalities.partner_signature_void",
    _("A partner's signature no longer counts"),
    _("The application from {municipality} is changed after {partner} signed"),
    _(
        "{who} has changed the application from {municipality} in {round} after {partner} signed it. "
        "The signature holds for the text that was signed, and not for the changed one.\n\n"
        "Share key: {key}\n\n"
        "You get a mail when the changed application is ready to be signed. You can read it here:\n{link}\n\n"
        "The deadline is {deadline}."
    ),
    (WHO, *COMMON),
    purpose=_("To the partner that had signed, when the text of a joint application is changed."),
)
SIGNED = Template(
    "municipalities.partner_signed",
    _("A partner has signed"),
    _("{partner} has signed the application"),
    _(
        "{who} has signed the application from {municipality} in {round} for {partner} ({when}).\n\n"
        "Share key: {key}\n\n"
        "The application:\n{link}"
    ),
    (WHO, WHEN, *COMMON),
    purpose=_("To writers and signers of the applicant, and to the partner when it signed on paper."),
)
DECLINED = Template(
    "municipalities.partner_declined",
    _("A partner does not take part"),
    _("{partner} does not take part in the application"),
    _(
        "{who} says that {partner} does not take part in the application from {municipality} in {round}.\n\n"
        "Reason: {reason}\n\n"
        "It can be taken back until the deadline, {deadline}. Until then you may also change partners and shares:\n{link}"
    ),
    (WHO, REASON, *COMMON),
    purpose=_("To writers and signers of the applicant when a partner says no."),
)
RECONSIDERED = Template(
    "municipalities.partner_reconsidered",
    _("A partner takes part after all"),
    _("{partner} takes part in the application after all"),
    _(
        "{who} has taken back that {partner} does not take part in the application from {municipality} in {round}.\n\n"
        "Share key: {key}\n\n"
        "The application:\n{link}"
    ),
    (WHO, *COMMON),
    purpose=_("To writers and signers of the applicant when a partner takes its no back."),
)
SHARES_CHANGED = Template(
    "municipalities.position_shares_changed",
    _("The shares of a post are changed"),
    _("New shares of the post {post} from {start}"),
    _(
        "{who} has changed how the municipalities share the post {post}.\n\n"
        "From {start}: {key}\n"
        "Reason: {reason}\n\n"
        "The post:\n{link}"
    ),
    (
        Placeholder("post", _("The number of the post"), "Masfjorden 1", needed=True),
        Placeholder("start", _("The first day"), "1.\u00a0januar\u00a02018", needed=True),
        KEY,
        WHO,
        REASON,
        LINK,
    ),
    purpose=_("To signers, managers and finance of every municipality that had a share or gets one."),
)
DECIDED = Template(
    "municipalities.partner_told_of_decision",
    _("A joint application is decided"),
    _("The joint application from {municipality} is decided"),
    _(
        "The application that {municipality} submitted together with {partner} in {round} is decided. The decision is "
        "addressed to {municipality}, who answers for you all:\n\n{outcome}\n\nThe application:\n{link}"
    ),
    (
        Placeholder("outcome", _("What was decided"), "Masfjorden kommune får innvilget én stilling.", needed=True),
        *COMMON,
    ),
    purpose=_("To writers and signers of the partners when the decision on a joint application is released."),
)
JOINT_TEXTS = (NAMED, TAKEN_OUT, TO_SIGN_JOINTLY, VOID, SIGNED, DECLINED, RECONSIDERED, SHARES_CHANGED, DECIDED)
WRITERS = (Role.WRITER, Role.SIGNER)


def _tell(
    template: Template,
    application: Application,
    partner: Municipality,
    to: Municipality,
    *roles: Role,
    values: Mapping[str, Any] | None = None,
    kind: MailKind = MailKind.NOTICE,
) -> int:
    """Mail to those of a municipality with one of the roles, in its language; return how many were queued."""
    day = clock.today()
    language = language_on(to, day)
    path = application.get_absolute_url() if to == application.municipality else _joint_path(application)
    with translation.override(language):
        filled = {
            "municipality": full_name_on(application.municipality, day),
            "partner": full_name_on(partner, day),
            "round": application.round.name,
            "key": key_words(application),
            "link": absolute(path),
            "deadline": end_words(application.round),
            **(values or {}),
        }
        if "when" in filled:
            filled["when"] = formats.day(filled["when"])
    people = active_members(to, day, *roles)
    for person in people:
        send_letter(
            template.key,
            to=person.email,
            language=language,
            values=filled,
            kind=kind,
            receiver=person,
            about=application,
        )
    return len(people)


def _joint_path(application: Application) -> str:
    return reverse("municipalities:joint_detail", args=[application.pk])


def tell_named(application: Application, partner: Municipality, *, by: User) -> int:
    """Tell a municipality that it is named as a partner, so that it can read and write its part."""
    return _tell(NAMED, application, partner, partner, *WRITERS, values={"who": by.name})


def tell_taken_out(application: Application, partner: Municipality, *, by: User) -> int:
    """Tell a municipality that it is no longer a partner."""
    return _tell(TAKEN_OUT, application, partner, partner, *WRITERS, values={"who": by.name})


def ask_partner_to_sign(application: Application, partner: Municipality) -> int:
    return _tell(TO_SIGN_JOINTLY, application, partner, partner, Role.SIGNER)


def tell_void(application: Application, signature: PartnerSignature, *, by: User) -> int:
    partner = signature.municipality
    return _tell(VOID, application, partner, partner, Role.SIGNER, values={"who": by.name})


def tell_partner_signed(application: Application, signature: PartnerSignature) -> int:
    """Tell the applicant; a signature that the project recorded from paper is told to the partner too."""
    partner = signature.municipality
    day = signature.received_on or signature.signed_at.astimezone(clock.OSLO).date()
    values = {"who": signature.name, "when": day}
    told = _tell(SIGNED, application, partner, application.municipality, *WRITERS, values=values)
    if signature.received_on is not None:
        told += _tell(SIGNED, application, partner, partner, *WRITERS, values=values)
    return told


def tell_partner_declined(application: Application, decline: PartnerDecline) -> int:
    values = {"who": decline.declined_by.name, "reason": decline.reason}
    return _tell(DECLINED, application, decline.municipality, application.municipality, *WRITERS, values=values)


def tell_partner_reconsidered(application: Application, partner: Municipality, *, by: User) -> int:
    return _tell(RECONSIDERED, application, partner, application.municipality, *WRITERS, values={"who": by.name})


def tell_decided(application: Application, partner: Municipality, outcome: str) -> int:
    """Tell a partner what was decided; the decision itself goes to the applicant."""
    return _tell(DECIDED, application, partner, partner, *WRITERS, values={"outcome": outcome})


def tell_shares_changed(
    position: Position, rows: Iterable[PositionShare], *, start: date, reason: str, by: User
) -> int:
    """Tell every municipality that had a share or gets one; `rows`: the shares before and after. Return how many mails."""
    rows, day, told = list(rows), clock.today(), 0
    key = ", ".join(f"{row.municipality.name} {formats.percent(row.share)}" for row in rows if start in row.valid)
    for municipality in {row.municipality_id: row.municipality for row in rows}.values():
        language = language_on(municipality, day)
        with translation.override(language):
            values = {
                "post": position.number,
                "start": formats.day(start),
                "key": key,
                "who": by.name,
                "reason": reason,
                "link": absolute(position.get_absolute_url()),
            }
        for person in active_members(municipality, day, Role.SIGNER, Role.MANAGER, Role.FINANCE):
            send_letter(
                SHARES_CHANGED.key,
                to=person.email,
                language=language,
                values=values,
                kind=MailKind.NOTICE,
                receiver=person,
                about=position,
            )
            told += 1
    return told
