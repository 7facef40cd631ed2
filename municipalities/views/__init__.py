"""Fetch, call one action, answer."""

from municipalities.views.application import (
    application_check,
    application_detail,
    application_list,
    application_receipt,
    application_submit,
    section_save,
)
from municipalities.views.assessment import (
    assessment_save,
    discussion_list,
    reviewer_assign,
)
from municipalities.views.conflict import (
    conflict_change,
    conflict_declare,
)
from municipalities.views.decision import (
    decision_detail,
    decision_issue,
    decision_letter_send,
    resolution_record,
    substitute_name,
)
from municipalities.views.membership import (
    invitation_resend,
    invitation_withdraw,
    membership_change,
    membership_end,
    membership_invite,
    membership_list,
    membership_mine,
)
from municipalities.views.municipality import (
    address_record,
    municipality_detail,
    municipality_list,
    organisation_number_record,
)
from municipalities.views.position import (
    position_detail,
    position_list,
)
from municipalities.views.review import (
    application_compare,
    application_review,
    review_list,
)
from municipalities.views.round import (
    application_start,
    case_number_record,
    round_detail,
    round_list,
    round_open,
)
from municipalities.views.screening import (
    application_screen,
    flag_set,
    message_send,
    note_write,
)

__all__ = [
    "address_record",
    "application_check",
    "application_compare",
    "application_detail",
    "application_list",
    "application_receipt",
    "application_review",
    "application_screen",
    "application_start",
    "application_submit",
    "assessment_save",
    "case_number_record",
    "conflict_change",
    "conflict_declare",
    "decision_detail",
    "decision_issue",
    "decision_letter_send",
    "discussion_list",
    "flag_set",
    "invitation_resend",
    "invitation_withdraw",
    "membership_change",
    "membership_end",
    "membership_invite",
    "membership_list",
    "membership_mine",
    "message_send",
    "municipality_detail",
    "municipality_list",
    "note_write",
    "organisation_number_record",
    "position_detail",
    "position_list",
    "resolution_record",
    "review_list",
    "reviewer_assign",
    "round_detail",
    "round_list",
    "round_open",
    "section_save",
    "substitute_name",
]
