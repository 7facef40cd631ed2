"""The mails around an agreement: it waits to be answered, it waits to be signed, it is signed."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Placeholder, Template
from municipalities.letters.texts import MUNICIPALITY, ROUND

VERSION = Placeholder("version", _("The number of the version"), "1", needed=True)
LINK = Placeholder(
    "link", _("The address of the agreement in ALIS-Vest"), "https://alis-vest.example.no/agreement-versions/1/"
)

AGREEMENT_SENT = Template(
    "municipalities.agreement_sent",
    _("An agreement to read and answer"),
    _("The participation agreement of {municipality} waits for your answer"),
    _(
        "The participation agreement between {municipality} and ALIS-Vest is ready, version {version}. It is made from "
        "the application in {round}.\n\n"
        "Confirm each term, or propose another wording with your reasons. What the application said stands beside it:\n"
        "{link}"
    ),
    (MUNICIPALITY, ROUND, VERSION, LINK),
    purpose=_("To writers and signers of the municipality when the project leader sends the agreement."),
)
AGREEMENT_TO_SIGN = Template(
    "municipalities.agreement_to_sign",
    _("An agreement to sign"),
    _("The participation agreement of {municipality} waits to be signed"),
    _(
        "All terms of the participation agreement between {municipality} and ALIS-Vest are agreed, version {version}. "
        "It now waits for your signature:\n"
        "{link}"
    ),
    (MUNICIPALITY, ROUND, VERSION, LINK),
    purpose=_("To signers of every municipality that is a party when all terms are agreed."),
)
AGREEMENT_SIGNED = Template(
    "municipalities.agreement_signed",
    _("An agreement that is signed"),
    _("The participation agreement of {municipality} is signed"),
    _(
        "The participation agreement between {municipality} and ALIS-Vest is signed by all parties, version {version}. "
        "It is in effect from {effective}.\n\n"
        "Fingerprint of the text (SHA-256): {fingerprint}\n\n"
        "The agreement is kept as PDF in ALIS-Vest:\n"
        "{link}"
    ),
    (
        MUNICIPALITY,
        ROUND,
        VERSION,
        Placeholder("effective", _("The day it takes effect"), "1.\u00a0september\u00a02017", needed=True),
        Placeholder("fingerprint", _("The fingerprint (SHA-256) of the text"), "9f86d081884c7d65…"),
        LINK,
    ),
    purpose=_("To signers, writers and managers of every municipality that is a party."),
)
AGREEMENT_TEXTS = (AGREEMENT_SENT, AGREEMENT_TO_SIGN, AGREEMENT_SIGNED)
