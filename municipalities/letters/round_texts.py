"""The texts around a round: reminders, the digest of answers, and leave to hand in late."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Placeholder, Template
from municipalities.letters.texts import MUNICIPALITY, ROUND

DEADLINE = Placeholder("deadline", _("The deadline in words"), "15.\u00a0mars\u00a02017 kl. 23.59", needed=True)
LINK = Placeholder("link", _("The address of the round's page"), "https://alis-vest.example.no/rounds/1/", needed=True)

TO_BEGIN = Template(
    "municipalities.round_to_begin",
    _("Friendly reminder: not started"),
    _("{round}: the deadline is {deadline}"),
    _(
        "{municipality} is invited to {round}, and we have not seen an application yet.\n\n"
        "The deadline is {deadline}. It is no trouble to begin early: each point is kept, and several people may write.\n\n"
        "If the municipality does not want to apply this time, you do us a favour by saying so and why on the same page. "
        "You may change your mind until the deadline.\n"
        "{link}"
    ),
    (MUNICIPALITY, ROUND, DEADLINE, LINK),
    purpose=_("To invited municipalities that have not started, when the project leader presses the button."),
)

TO_FINISH = Template(
    "municipalities.round_to_finish",
    _("Friendly reminder: a draft waits"),
    _("{round}: your application is {percent} complete"),
    _(
        "The application from {municipality} in {round} is {percent} complete.\n\n"
        "The deadline is {deadline}. Only what a signer has submitted before then is received. Write to us if you are stuck.\n"
        "{link}"
    ),
    (
        MUNICIPALITY,
        ROUND,
        DEADLINE,
        Placeholder("percent", _("How much of the application is complete"), "60\u00a0%"),
        LINK,
    ),
    purpose=_("To municipalities with a draft, when the project leader presses the button."),
)

QUESTIONS = Template(
    "municipalities.questions",
    _("Questions and answers of the day"),
    _("{round}: new answers to questions"),
    _(
        "These questions about {round} were answered since the last mail. Everybody who is invited gets the same.\n\n"
        "{answers}\n\n"
        "All questions and answers stand here, and here you ask your own:\n"
        "{link}"
    ),
    (
        ROUND,
        Placeholder(
            "answers",
            _("The questions with their answers"),
            _("Question: May two municipalities share a post?\nAnswer: Yes, in one application."),
            needed=True,
        ),
        LINK,
    ),
    purpose=_("Once a day to everybody invited, when questions were answered."),
)

DISPENSATION = Template(
    "municipalities.dispensation",
    _("Leave to hand in late"),
    _("{round}: {municipality} may hand in until {until}"),
    _(
        "{municipality} may write and submit its application in {round} until {until}, although the deadline is past.\n\n"
        "Reason: {reason}\n\n"
        "{link}"
    ),
    (
        MUNICIPALITY,
        ROUND,
        Placeholder(
            "until", _("The first moment that is too late"), "17.\u00a0mars\u00a02017 kl.\u00a012.00", needed=True
        ),
        Placeholder("reason", _("The reason as the project leader wrote it"), _("The network was down.")),
        LINK,
    ),
    purpose=_("To the municipality when the project leader lets it hand in after the deadline."),
)

ROUND_TEXTS = (TO_BEGIN, TO_FINISH, QUESTIONS, DISPENSATION)
