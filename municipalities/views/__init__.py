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
from municipalities.views.blank import (
    round_blank,
)
from municipalities.views.conflict import (
    conflict_change,
    conflict_declare,
)
from municipalities.views.criterion import (
    criteria_publish,
    criterion_add,
    criterion_change,
    criterion_list,
    criterion_remove,
    flag_list,
    flag_remove,
    phase_save,
)
from municipalities.views.decision import (
    decision_detail,
    decision_issue,
    decision_letter_send,
    resolution_record,
    substitute_name,
)
from municipalities.views.invitation import (
    dispensation_grant,
    invitation_decline,
    invitation_list,
    invitation_reconsider,
    invitation_remind,
    invitation_send,
    invitee_choose,
)
from municipalities.views.meeting import (
    attendance_take,
    meeting_add,
    meeting_change,
    meeting_detail,
    meeting_list,
    meeting_remove,
    participant_remove,
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
from municipalities.views.question import (
    question_answer,
    question_ask,
    question_list,
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
)
from municipalities.views.round_setup import (
    round_call,
    round_change,
    round_prepare,
    round_setup,
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
    "attendance_take",
    "case_number_record",
    "conflict_change",
    "conflict_declare",
    "criteria_publish",
    "criterion_add",
    "criterion_change",
    "criterion_list",
    "criterion_remove",
    "decision_detail",
    "decision_issue",
    "decision_letter_send",
    "discussion_list",
    "dispensation_grant",
    "flag_list",
    "flag_remove",
    "flag_set",
    "invitation_decline",
    "invitation_list",
    "invitation_reconsider",
    "invitation_remind",
    "invitation_resend",
    "invitation_send",
    "invitation_withdraw",
    "invitee_choose",
    "meeting_add",
    "meeting_change",
    "meeting_detail",
    "meeting_list",
    "meeting_remove",
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
    "participant_remove",
    "phase_save",
    "position_detail",
    "position_list",
    "question_answer",
    "question_ask",
    "question_list",
    "resolution_record",
    "review_list",
    "reviewer_assign",
    "round_blank",
    "round_call",
    "round_change",
    "round_detail",
    "round_list",
    "round_prepare",
    "round_setup",
    "section_save",
    "substitute_name",
]
