"""The outbox's own texts: what stands on every formal letter, and the mails that carry one."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Kind, Placeholder, Template

SENDER = Template(
    "outbox.sender",
    _("The sender on letters and papers"),
    "",
    _("ALIS-Vest\nBergen kommune, Etat for helsetjenester"),
    (),
    purpose=_("It stands at the top of every formal letter and blank paper. The first line is the largest."),
    kind=Kind.PART,
)
SIGNATURE = Template(
    "outbox.signature",
    _("The signature on letters"),
    "",
    _("Kind regards\n\n{name}\n{title}\n\nApproved electronically, and valid without a signature by hand."),
    (
        Placeholder("name", _("Who signs the letter"), "Marianne Fosse", needed=True),
        Placeholder("title", _("The role of whoever signs"), _("Project leader")),
    ),
    purpose=_("It stands at the end of every formal letter."),
    kind=Kind.PART,
)
ENCLOSED = Template(
    "outbox.enclosed",
    _("The last line of a mail that carries a letter"),
    "",
    _("The letter is enclosed as PDF and is kept in ALIS-Vest:\n{link}"),
    (Placeholder("link", _("The address of the letter in ALIS-Vest"), "https://alis-vest.example.no/letters/1/"),),
    purpose=_("It stands below the letter's own words in the mail."),
    kind=Kind.PART,
)
WAITS = Template(
    "outbox.letter_waits",
    _("A letter waits in ALIS-Vest"),
    _("A letter to {receiver} waits in ALIS-Vest"),
    _(
        "There is a letter to {receiver} in ALIS-Vest.\n\n"
        "It is exempt from public access and is therefore not sent by mail. Sign in to read it:\n"
        "{link}"
    ),
    (
        Placeholder("receiver", _("Whom the letter is to"), "Kvam herad"),
        Placeholder(
            "link",
            _("The address of the letter in ALIS-Vest"),
            "https://alis-vest.example.no/letters/1/",
            needed=True,
        ),
    ),
    purpose=_("Instead of the letter itself, where the letter is exempt from public access."),
)

TEXTS = (SENDER, SIGNATURE, ENCLOSED, WAITS)
