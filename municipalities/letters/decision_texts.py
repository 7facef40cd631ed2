"""The texts from the recommendation to the complaint, as the application comes with them."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Kind, Placeholder, Template
from municipalities.letters.texts import MUNICIPALITY, REFERENCE, ROUND

NUMBER = Placeholder("number", _("The number on the waiting list"), "2", needed=True)
UNTIL = Placeholder("until", _("The last day of the waiting list"), "31.\u00a0desember\u00a02017", needed=True)
DEADLINE = Placeholder("deadline", _("The last day to answer"), "20.\u00a0april\u00a02017", needed=True)
LINK = Placeholder("link", _("The address of the page in ALIS-Vest"), "https://alis-vest.example.no/offers/1/")
REASONS = Placeholder("reasons", _("The reasons as the project leader wrote them"), _("The letter came in time."))

WAITLISTED = Template(
    "municipalities.waitlisted",
    _("Outcome: on the waiting list"),
    "",
    _(
        "{municipality} stands on the waiting list as number {number}. The list holds until {until}. "
        "If a post becomes free, it is offered in the order of the list."
    ),
    (MUNICIPALITY, NUMBER, UNTIL),
    purpose=_("It stands in the decision."),
    kind=Kind.PART,
)
WHICH_PLACE = Template(
    "municipalities.which_place",
    _("Outcome: which of several places it is about"),
    "",
    _("It is about: {places}."),
    (
        Placeholder(
            "places", _("The places, as the application names them"), _("Place 1: Kvam legesenter"), needed=True
        ),
    ),
    purpose=_("It stands in the decision of an application for several places, after what is granted or waits."),
    kind=Kind.PART,
)
OTHERS_REFUSED = Template(
    "municipalities.others_refused",
    _("Outcome: the other places are not granted"),
    "",
    _("The other posts that {municipality} applied for are not granted."),
    (MUNICIPALITY,),
    purpose=_("It stands in a decision that grants some of the posts."),
    kind=Kind.PART,
)
ANSWER_BY = Template(
    "municipalities.answer_by",
    _("How a granted post is accepted"),
    "",
    _(
        "The municipality's signer accepts the terms in ALIS-Vest no later than {deadline}, and gives the invoice's "
        "reference and a contact in the same step. A post that is not accepted by then is offered to the next on the "
        "waiting list."
    ),
    (DEADLINE,),
    purpose=_("It stands in a decision that grants a post."),
    kind=Kind.PART,
)
NEXT_TIME = Template(
    "municipalities.next_time",
    _("Heading above the feedback in a decision"),
    "",
    _("What would lift the application another time:"),
    (),
    purpose=_("It stands in a decision that does not grant all posts, before a sentence for each criterion."),
    kind=Kind.PART,
)
OFFER = Template(
    "municipalities.offer",
    _("Offer from the waiting list"),
    _("Offer of a post: application {reference}"),
    _(
        "{municipality} stood on the waiting list of {round} as number {number}. A post has become free and is "
        "offered to the municipality on the terms of the decision.\n\n"
        "The municipality's signer accepts or declines in ALIS-Vest no later than {deadline}. After that the offer "
        "lapses, and the post goes to the next on the list.\n\n"
        "{link}"
    ),
    (REFERENCE, MUNICIPALITY, ROUND, NUMBER, DEADLINE, LINK),
    purpose=_("To signers and managers of the next municipality on the waiting list when a post becomes free."),
    kind=Kind.LETTER,
)
OFFER_CHANGED = Template(
    "municipalities.offer_after_complaint",
    _("Offer after a complaint"),
    _("Offer of a post: application {reference}"),
    _(
        "The decision about {municipality} in {round} is changed after the complaint, and the municipality is offered "
        "{places}.\n\n"
        "The municipality's signer accepts or declines in ALIS-Vest no later than {deadline}.\n\n"
        "{link}"
    ),
    (
        REFERENCE,
        MUNICIPALITY,
        ROUND,
        Placeholder("places", _("How many posts, in words"), _("1 post"), needed=True),
        DEADLINE,
        LINK,
    ),
    purpose=_("To signers and managers of the municipality when a complaint changes the decision."),
    kind=Kind.LETTER,
)
LAPSED = Template(
    "municipalities.offer_lapsed",
    _("An offer has lapsed"),
    _("The offer has lapsed: application {reference}"),
    _(
        "The deadline to accept the posts offered to {municipality} in {round} was {deadline}. ALIS-Vest has no "
        "answer, and the offer has lapsed. The posts go to the next on the waiting list.\n\n"
        "Contact the project leader if this is a mistake."
    ),
    (REFERENCE, MUNICIPALITY, ROUND, DEADLINE),
    purpose=_("To signers and managers of the municipality when nobody has answered an offer in time."),
    kind=Kind.LETTER,
)
LIST_ENDED = Template(
    "municipalities.waiting_list_ended",
    _("The waiting list has ended"),
    _("The waiting list has ended: application {reference}"),
    _("The waiting list of {round} held until {until}. No post became free for {municipality}."),
    (REFERENCE, MUNICIPALITY, ROUND, UNTIL),
    purpose=_("To signers and managers of municipalities that still wait when the waiting list ends."),
    kind=Kind.LETTER,
)
EXTENDED = Template(
    "municipalities.offer_extended",
    _("More time to answer an offer"),
    _("New deadline: application {reference}"),
    _("{municipality} has until {deadline} to accept the posts offered in {round}.\n\n{link}"),
    (REFERENCE, MUNICIPALITY, ROUND, DEADLINE, LINK),
    purpose=_("To signers and managers of a municipality that gets more time."),
)
ACCEPTED = Template(
    "municipalities.offer_accepted",
    _("Receipt of an acceptance"),
    _("The posts are accepted: application {reference}"),
    _(
        "{municipality} has accepted {places} in {round}.\n\n"
        "Signed by: {signer}, {when}\n"
        "Fingerprint of the terms (SHA-256): {fingerprint}\n\n"
        "The agreement is made from the application. You will find the posts in ALIS-Vest."
    ),
    (
        REFERENCE,
        MUNICIPALITY,
        ROUND,
        Placeholder("places", _("How many posts, in words"), _("1 post"), needed=True),
        Placeholder("signer", _("Who signed"), "Åse Østvåg"),
        Placeholder("when", _("When it was signed"), "10.\u00a0april\u00a02017 kl.\u00a014.32"),
        Placeholder("fingerprint", _("The fingerprint (SHA-256) of the terms"), "9f86d081884c7d65…"),
    ),
    purpose=_("To signers and managers of the municipality when posts are accepted."),
)
APPROVAL = Template(
    "municipalities.approval_asked",
    _("A recommendation waits for approval"),
    _("The recommendation of {round} waits for your approval"),
    _(
        "{asked_by} asks you to read the recommendation of {round} and approve it before the steering group meets.\n\n{link}"
    ),
    (ROUND, Placeholder("asked_by", _("Who asks"), "Marianne Fosse"), LINK),
    purpose=_(
        "To those who are asked to approve a recommendation, and again when it was changed or they are reminded."
    ),
)
COMPLAINT_RECEIVED = Template(
    "municipalities.complaint_received",
    _("A complaint is received"),
    _("The complaint is received: application {reference}"),
    _(
        "The complaint from {municipality} about the decision in {round} arrived on {arrived}.\n\n"
        "It is looked at by the project leader, and answered in writing with reasons."
    ),
    (
        REFERENCE,
        MUNICIPALITY,
        ROUND,
        Placeholder("arrived", _("When it arrived"), "12.\u00a0april\u00a02017", needed=True),
    ),
    purpose=_("To signers and managers of the municipality when a complaint is registered."),
)
COMPLAINT_ANSWERED = Template(
    "municipalities.complaint_answered",
    _("Answer to a complaint"),
    _("Answer to the complaint: application {reference}"),
    _("{outcome}\n\n# Reasons\n\n{reasons}\n\nYou will find the complaint with the decision in ALIS-Vest."),
    (
        REFERENCE,
        MUNICIPALITY,
        ROUND,
        Placeholder(
            "outcome",
            _("The sentence that says the outcome: a text of its own"),
            "",
            needed=True,
            part="municipalities.complaint_upheld",
        ),
        Placeholder(REASONS.name, REASONS.meaning, REASONS.example, needed=True),
    ),
    purpose=_("To signers and managers of the municipality when its complaint is answered."),
    kind=Kind.LETTER,
)


def _answer(key: str, name: object, body: object, *more: Placeholder) -> Template:
    return Template(
        f"municipalities.complaint_{key}",
        name,  # type: ignore[arg-type]
        "",
        body,  # type: ignore[arg-type]
        (MUNICIPALITY, *more),
        purpose=_("It stands in the answer to a complaint."),
        kind=Kind.PART,
    )


DISMISSED = _answer(
    "dismissed",
    _("Complaint: dismissed as too late"),
    _("The complaint from {municipality} came after the deadline, {deadline}, and is dismissed."),
    Placeholder("deadline", _("The last day to complain"), "20.\u00a0april\u00a02017"),
)
SENT_ON = _answer(
    "sent_on",
    _("Complaint: sent on"),
    _("The decision stands for now. The complaint from {municipality} is sent on to {body}, which decides it."),
    Placeholder("body", _("The complaints body"), _("The complaints board"), needed=True),
)
UPHELD = _answer("upheld", _("Complaint: the decision is upheld"), _("The decision about {municipality} is upheld."))
CHANGED = _answer(
    "changed", _("Complaint: the decision is changed"), _("The decision about {municipality} is changed.")
)

DECISION_TEXTS = (
    WAITLISTED,
    WHICH_PLACE,
    OTHERS_REFUSED,
    ANSWER_BY,
    NEXT_TIME,
    OFFER,
    OFFER_CHANGED,
    LAPSED,
    LIST_ENDED,
    EXTENDED,
    ACCEPTED,
    APPROVAL,
    COMPLAINT_RECEIVED,
    COMPLAINT_ANSWERED,
    DISMISSED,
    SENT_ON,
    UPHELD,
    CHANGED,
)
