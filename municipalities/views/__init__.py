"""Fetch, call one action, answer."""

from municipalities.views.acceptance import (
    acceptance_decline,
    acceptance_detail,
    acceptance_extend,
    acceptance_list,
)
from municipalities.views.application import (
    application_detail,
    application_list,
    application_receipt,
)
from municipalities.views.assessment import (
    assessment_save,
    discussion_list,
    reviewer_assign,
)
from municipalities.views.blank import (
    round_blank,
)
from municipalities.views.complaint import (
    arrival_record,
    complaint_answer,
    complaint_detail,
    complaint_register,
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
    decision_letter_send,
    decision_prepare,
    substitute_name,
)
from municipalities.views.grid import grid_detail, grid_export
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
from municipalities.views.mix import mix_detail, mix_remove, mix_save
from municipalities.views.municipality import (
    municipality_detail,
    municipality_list,
    organisation_number_record,
)
from municipalities.views.position import position_describe, position_tasks
from municipalities.views.question import (
    question_answer,
    question_ask,
    question_list,
)
from municipalities.views.recommendation import (
    approval_ask,
    approval_give,
    approval_nudge,
    approval_withdraw,
    recommendation_list,
    recommendation_save,
)
from municipalities.views.release import (
    decision_release,
    release_preview,
    release_take_back,
    waiting_list,
)
from municipalities.views.resolution import (
    resolution_record,
    snapshot_detail,
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
from municipalities.views.section import (
    assignment_end,
    comment_answer,
    place_add,
    place_copy,
    place_move,
    place_name,
    place_remove,
    section_assign,
    section_save,
)
from municipalities.views.signing import (
    application_check,
    application_reopen,
    application_return,
    application_send,
    application_submit,
    application_take_back,
    application_withdraw,
    paper_enter,
    submission_download,
)

__all__ = [
    "acceptance_decline",
    "acceptance_detail",
    "acceptance_extend",
    "acceptance_list",
    "application_check",
    "application_compare",
    "application_detail",
    "application_list",
    "application_receipt",
    "application_reopen",
    "application_return",
    "application_review",
    "application_screen",
    "application_send",
    "application_start",
    "application_submit",
    "application_take_back",
    "application_withdraw",
    "approval_ask",
    "approval_give",
    "approval_nudge",
    "approval_withdraw",
    "arrival_record",
    "assessment_save",
    "assignment_end",
    "attendance_take",
    "case_number_record",
    "comment_answer",
    "complaint_answer",
    "complaint_detail",
    "complaint_register",
    "conflict_change",
    "conflict_declare",
    "criteria_publish",
    "criterion_add",
    "criterion_change",
    "criterion_list",
    "criterion_remove",
    "decision_detail",
    "decision_letter_send",
    "decision_prepare",
    "decision_release",
    "discussion_list",
    "dispensation_grant",
    "flag_list",
    "flag_remove",
    "flag_set",
    "grid_detail",
    "grid_export",
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
    "mix_detail",
    "mix_remove",
    "mix_save",
    "municipality_detail",
    "municipality_list",
    "note_write",
    "organisation_number_record",
    "paper_enter",
    "participant_remove",
    "phase_save",
    "place_add",
    "place_copy",
    "place_move",
    "place_name",
    "place_remove",
    "position_describe",
    "position_tasks",
    "question_answer",
    "question_ask",
    "question_list",
    "recommendation_list",
    "recommendation_save",
    "release_preview",
    "release_take_back",
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
    "section_assign",
    "section_save",
    "snapshot_detail",
    "submission_download",
    "substitute_name",
    "waiting_list",
]
