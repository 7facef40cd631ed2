"""The texts of the review's mails, as the application comes with them."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Placeholder, Template

ROUND = Placeholder("round", _("The name of the round"), "ALIS-Vest 2017")

ASKED_TO_READ = Template(
    "municipalities.asked_to_read",
    _("Applications to read"),
    _("Applications to read: {round}"),
    _(
        "{asker} asks you to read and score applications of {round}. So many are new on your list: {number}.\n\n"
        "Before you read the first one you declare whether you have a conflict of interest.\n\n"
        "{link}"
    ),
    (
        ROUND,
        Placeholder("asker", _("Who asks"), "Åse Østvåg"),
        Placeholder("number", _("How many applications are new on the list"), "11", needed=True),
        Placeholder(
            "link", _("The address of the review"), "https://alis-vest.example.no/review/?round=1", needed=True
        ),
    ),
    purpose=_("To a reviewer who is asked to read applications."),
)

MESSAGE = Template(
    "municipalities.message",
    _("Message about an application"),
    _("Message about application {reference}"),
    _(
        "ALIS-Vest has a message to {municipality} about the application {reference}.\n\n"
        "{text}\n\n"
        "{sender}\n\n"
        "The message also stands on the application’s page:\n"
        "{link}"
    ),
    (
        Placeholder("reference", _("The application's reference"), "ALIS-2017-003", needed=True),
        Placeholder("municipality", _("The municipality's full name"), "Kvam herad"),
        Placeholder("text", _("What the sender wrote"), _("Which specialist can step in on point 4?"), needed=True),
        Placeholder("sender", _("Who sends it"), "Åse Østvåg"),
        Placeholder("link", _("The address of the application"), "https://alis-vest.example.no/applications/1/"),
    ),
    purpose=_(
        "To the municipality’s writers, signers and official address, when staff send a message about its application."
    ),
)

REVIEW_TEXTS = (ASKED_TO_READ, MESSAGE)
