"""What is kept about people from the recommendation to the complaint."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

_TERMS = "outcome waiting_rank start percentage main_position"

DECISIONS = {
    "municipalities.recommendedplace": Kept(_("Recommendations for a place"), sorted_as(none="outcome waiting_rank")),
    "municipalities.approval": Kept(
        _("Approvals of a round’s recommendation"),
        sorted_as(
            none="status content_sha256",
            free_text="ended_because",
            technical="asked_at nudged_at given_at ended_at",
        ),
        did=frozenset({"approver", "asked_by"}),
    ),
    "municipalities.abstention": Kept(_("Who took no part in a resolution"), sorted_as(identity="name")),
    "municipalities.resolvedplace": Kept(_("Resolved outcomes for a place"), sorted_as(none="outcome waiting_rank")),
    "municipalities.snapshot": Kept(
        _("What a resolution was made on"), sorted_as(none="sha256", free_text="content"), untold=frozenset({"content"})
    ),
    "municipalities.decidedplace": Kept(_("Decisions on a place"), sorted_as(none=_TERMS)),
    "municipalities.prepareddecision": Kept(
        _("Decisions in writing"),
        sorted_as(none="status access_code version", free_text="reasons", technical="prepared_at"),
        did=frozenset({"prepared_by"}),
    ),
    "municipalities.preparedplace": Kept(
        _("Decisions in writing on a place"), sorted_as(none="start percentage main_position")
    ),
    "municipalities.release": Kept(
        _("Releases of a round’s decisions"),
        sorted_as(
            none="visible_at answer_days offer_days waiting_until", technical="asked_at released_at withdrawn_at"
        ),
        did=frozenset({"asked_by"}),
    ),
    "municipalities.feedback": Kept(
        _("Feedback to municipalities"),
        sorted_as(free_text="sentence", technical="written_at"),
        did=frozenset({"written_by"}),
    ),
    "municipalities.acceptance": Kept(
        _("Offers of posts and their answers"),
        sorted_as(
            none="origin status invoice_reference content_sha256",
            identity="contact_name",
            contact="contact_email contact_phone",
            free_text="reason",
            technical="offered_at deadline_at ended_at",
        ),
        did=frozenset({"answered_by"}),
    ),
    "municipalities.offeredplace": Kept(_("Posts of an offer"), sorted_as(none="taken start percentage main_position")),
    "municipalities.letterarrival": Kept(
        _("When a decision’s letter arrived"),
        sorted_as(none="arrived_on", free_text="source", technical="recorded_at"),
        did=frozenset({"recorded_by"}),
    ),
    "municipalities.complaint": Kept(
        _("Complaints"),
        sorted_as(
            none="status arrived_on deadline_on late body_name body_answered_on",
            free_text="text late_accepted_because reasons body_reasons",
            technical="registered_at answered_at",
        ),
        did=frozenset({"registered_by", "answered_by"}),
    ),
}
