"""The texts of this part of the programme, as the application comes with them; the project leader may word them anew."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Kind, Placeholder, Template

MUNICIPALITY = Placeholder("municipality", _("The municipality's full name"), "Kvam herad")
ROUND = Placeholder("round", _("The name of the round"), "ALIS-Vest 2017")
REFERENCE = Placeholder("reference", _("The application's reference"), "ALIS-2017-003", needed=True)
PLACES = Placeholder("places", _("How many posts are granted"), "2", needed=True)

INVITATION = Template(
    "municipalities.invitation",
    _("Invitation to a round"),
    _("Invitation to apply: {round}"),
    _(
        "{municipality} is invited to apply for posts in ALIS-Vest.\n\n"
        "{round} is open from {opens}. The deadline is {deadline}: what is submitted before then is in time. "
        "The programme is looking for {lowest} to {highest} posts.\n\n"
        "Sign in to ALIS-Vest to answer the points of the application. Somebody with the role writer or signer "
        "starts it; a signer submits it. If the municipality does not want to apply, say so and why on the same page.\n\n"
        "The round's page holds the criteria, questions and answers, the enclosures to this letter and a blank form "
        "for those who want to read the questions on paper first:\n"
        "{link}"
    ),
    (
        MUNICIPALITY,
        ROUND,
        Placeholder("opens", _("The day the round opens"), "1.\u00a0mars\u00a02017"),
        Placeholder("deadline", _("The deadline in words"), "15.\u00a0mars\u00a02017 kl. 23.59", needed=True),
        Placeholder("lowest", _("The smallest number of posts wanted"), "12"),
        Placeholder("highest", _("The largest number of posts wanted"), "15"),
        Placeholder("link", _("The address of the round's page"), "https://alis-vest.example.no/rounds/1/"),
    ),
    purpose=_("To signers and managers of every municipality when a round opens."),
    kind=Kind.LETTER,
)

RECEIPT = Template(
    "municipalities.receipt",
    _("Receipt of an application"),
    _("Application {reference} is received"),
    _(
        "The application from {municipality} in {round} is received.\n\n"
        "Reference: {reference}\n"
        "Submitted by: {signer}, {when}\n"
        "Fingerprint of the content (SHA-256): {fingerprint}\n\n"
        "The application as it was sent is enclosed. Until the deadline it can be opened again and sent anew; what was "
        "sent last counts. You find it here:\n"
        "{link}"
    ),
    (
        REFERENCE,
        MUNICIPALITY,
        ROUND,
        Placeholder("signer", _("Who submitted it"), "Åse Østvåg"),
        Placeholder("when", _("When it was submitted"), "10.\u00a0mars\u00a02017 kl.\u00a014.32"),
        Placeholder("fingerprint", _("The fingerprint (SHA-256) of the answers"), "9f86d081884c7d65…"),
        Placeholder("link", _("The address of the page"), "https://alis-vest.example.no/applications/1/receipt/"),
    ),
    purpose=_("To the signer, the writers and the official address when an application is submitted."),
)

DECISION = Template(
    "municipalities.decision",
    _("Decision"),
    _("Decision on application {reference}"),
    _(
        "{outcome}\n\n"
        "# Reasons\n\n"
        "{reasons}\n\n"
        "# Right of complaint\n\n"
        "{complaint}\n\n"
        "You will find the decision with the application in ALIS-Vest."
    ),
    (
        REFERENCE,
        Placeholder(
            "outcome",
            _("The sentence that says the outcome: a text of its own"),
            "",
            needed=True,
            part="municipalities.granted_many",
        ),
        Placeholder(
            "reasons",
            _("The reasons as the project leader wrote them"),
            _("The municipality has a specialist present every day and an office for the doctor."),
            needed=True,
        ),
        Placeholder(
            "complaint",
            _("The right of complaint: a text of its own"),
            "",
            needed=True,
            part="municipalities.complaint_grant",
        ),
        MUNICIPALITY,
        ROUND,
    ),
    purpose=_("To signers and managers of the municipality when a decision is issued."),
    kind=Kind.LETTER,
)

GRANTED_ONE = Template(
    "municipalities.granted_one",
    _("Outcome: one post granted"),
    "",
    _("{municipality} is granted one post."),
    (MUNICIPALITY,),
    purpose=_("It stands in the decision."),
    kind=Kind.PART,
)
GRANTED_MANY = Template(
    "municipalities.granted_many",
    _("Outcome: several posts granted"),
    "",
    _("{municipality} is granted {places} posts."),
    (MUNICIPALITY, PLACES),
    purpose=_("It stands in the decision."),
    kind=Kind.PART,
)
REFUSED = Template(
    "municipalities.refused",
    _("Outcome: no post granted"),
    "",
    _("{municipality} is not granted a post."),
    (MUNICIPALITY,),
    purpose=_("It stands in the decision."),
    kind=Kind.PART,
)

COMPLAINT_ADMINISTRATIVE = Template(
    "municipalities.complaint_administrative",
    _("Right of complaint: administrative decision"),
    "",
    _("You may complain within three weeks from when this letter arrived. Write to the project leader."),
    (),
    purpose=_("It stands in the decision and on its page."),
    kind=Kind.PART,
)
COMPLAINT_GRANT = Template(
    "municipalities.complaint_grant",
    _("Right of complaint: grant"),
    "",
    _("This is a grant; there is no right of complaint."),
    (),
    purpose=_("It stands in the decision and on its page."),
    kind=Kind.PART,
)
COMPLAINT_CONTRACT = Template(
    "municipalities.complaint_contract",
    _("Right of complaint: contract"),
    "",
    _("The post rests on an agreement between the municipality and the programme."),
    (),
    purpose=_("It stands in the decision and on its page."),
    kind=Kind.PART,
)

TEXTS = (
    INVITATION,
    RECEIPT,
    DECISION,
    GRANTED_ONE,
    GRANTED_MANY,
    REFUSED,
    COMPLAINT_ADMINISTRATIVE,
    COMPLAINT_GRANT,
    COMPLAINT_CONTRACT,
)
