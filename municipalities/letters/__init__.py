"""Which letter to whom, in the receiver's language."""

from municipalities.letters.agreement import (
    agreement_file_name,
    agreement_pdf,
    change_words,
    party_name,
    tell_sent,
    tell_signed,
    tell_to_sign,
    term_groups,
)
from municipalities.letters.answers import (
    answers_pdf,
)
from municipalities.letters.application import (
    invitation_proofs,
    invitation_values,
    invite,
    mails_of,
)
from municipalities.letters.decision import (
    announce,
    decision_letter,
    drafted,
    lacking,
    receivers,
    right_of_complaint,
    send_decision,
)
from municipalities.letters.information import (
    tell_asked_for_information,
    tell_information_answered,
    tell_information_ended,
    tell_information_extended,
)
from municipalities.letters.offers import (
    answer_complaint,
    ask_to_approve,
    confirm_complaint,
    last_day_of,
    offer_changed,
    offer_place,
    tell_of_extension,
    tell_of_lapse,
    tell_of_lists_end,
    thank_for_acceptance,
)
from municipalities.letters.receiver import (
    receiver_of,
)
from municipalities.letters.review import (
    ask_to_read,
    send_message,
    told_of,
)
from municipalities.letters.round import (
    addressees,
    remind,
    reminder_proofs,
    reminder_receivers,
    send_digest,
    tell_dispensation,
)
from municipalities.letters.writing import (
    acknowledge,
    point_name,
    tell_assigned,
    tell_on_paper,
    tell_returned,
    tell_sent_to_sign,
    tell_stands,
    tell_withdrawn,
)

__all__ = [
    "acknowledge",
    "addressees",
    "agreement_file_name",
    "agreement_pdf",
    "announce",
    "answer_complaint",
    "answers_pdf",
    "ask_to_approve",
    "ask_to_read",
    "change_words",
    "confirm_complaint",
    "decision_letter",
    "drafted",
    "invitation_proofs",
    "invitation_values",
    "invite",
    "lacking",
    "last_day_of",
    "mails_of",
    "offer_changed",
    "offer_place",
    "party_name",
    "point_name",
    "receiver_of",
    "receivers",
    "remind",
    "reminder_proofs",
    "reminder_receivers",
    "right_of_complaint",
    "send_decision",
    "send_digest",
    "send_message",
    "tell_asked_for_information",
    "tell_assigned",
    "tell_dispensation",
    "tell_information_answered",
    "tell_information_ended",
    "tell_information_extended",
    "tell_of_extension",
    "tell_of_lapse",
    "tell_of_lists_end",
    "tell_on_paper",
    "tell_returned",
    "tell_sent",
    "tell_sent_to_sign",
    "tell_signed",
    "tell_stands",
    "tell_to_sign",
    "tell_withdrawn",
    "term_groups",
    "thank_for_acceptance",
    "told_of",
]
