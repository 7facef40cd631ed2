"""The only package that writes: one function a verb, keyword-only by, atomic, locked, with its trail."""

from municipalities.actions.acceptance import (
    accept_decision,
    decline_decision,
    end_waiting_lists,
    extend_acceptance,
    lapse_due,
)
from municipalities.actions.agreement import (
    accept_amendment,
    add_term,
    amend_term,
    answer_version,
    confirm_rest,
    confirm_term,
    discard_version,
    drop_term,
    return_version,
    save_term,
    save_version,
    send_version,
    take_back,
)
from municipalities.actions.application import (
    save_section,
    start_application,
)
from municipalities.actions.assessment import (
    assign_reviewers,
    save_assessment,
    set_flags,
)
from municipalities.actions.complaint import (
    answer_complaint,
    record_arrival,
    register_complaint,
)
from municipalities.actions.conflict import (
    change_declaration,
    declare_conflicts,
)
from municipalities.actions.criterion import (
    add_flag,
    change_criterion,
    publish_criteria,
    remove_criterion,
    remove_flag,
    save_criterion,
    save_phases,
)
from municipalities.actions.decision import (
    name_substitute,
    prepare_decision,
    release_decisions,
    release_due,
    send_decision_letter,
    take_back_release,
)
from municipalities.actions.drafting import draft_agreement, draft_version
from municipalities.actions.enterprise import (
    record_enterprise,
)
from municipalities.actions.information import (
    Question,
    answer_information,
    ask_for_information,
    close_information,
    extend_information,
    lapse_information,
    read_answer,
    save_requested_point,
    withdraw_information,
)
from municipalities.actions.invitation import (
    choose_invitees,
    decline,
    grant_dispensation,
    invite_also,
    note_opening,
    note_openings,
    reconsider,
    remind,
)
from municipalities.actions.joint import (
    decline_part,
    reconsider_part,
    record_partner_signature,
    save_partner_answer,
    sign_jointly,
)
from municipalities.actions.meeting import (
    enter_participant,
    remove_meeting,
    remove_participant,
    save_meeting,
    take_attendance,
)
from municipalities.actions.membership import (
    add_member,
    change_member_role,
    end_membership,
    invite_member,
    resend_invitation,
    withdraw_member_invitation,
)
from municipalities.actions.mix import remove_mix, save_mix
from municipalities.actions.place import (
    add_place,
    copy_place,
    move_place,
    name_place,
    remove_place,
)
from municipalities.actions.position_share import (
    change_shares,
)
from municipalities.actions.promise import (
    ask_again,
    tell_promise,
)
from municipalities.actions.question import (
    answer,
    ask,
    send_question_digests,
)
from municipalities.actions.recommendation import (
    approve_recommendation,
    ask_approval,
    nudge_approver,
    recommend_application,
    withdraw_approval,
)
from municipalities.actions.register import (
    load_register,
    record_organisation_number,
)
from municipalities.actions.resolution import (
    record_resolution,
)
from municipalities.actions.reuse import bring_over, bring_over_all, confirm_section
from municipalities.actions.round import (
    call_round,
    change_round,
    prepare_round,
    record_case_number,
)
from municipalities.actions.screening import (
    screen_application,
    send_message,
    write_internal_note,
)
from municipalities.actions.service import add_service, change_service, remove_service
from municipalities.actions.signing import (
    sign_version,
)
from municipalities.actions.submission import (
    Comment,
    answer_comment,
    reopen_application,
    return_application,
    send_to_sign,
    stand_after_deadline,
    submit_application,
    take_back_application,
    withdraw_application,
)
from municipalities.actions.writing import (
    assign_section,
    end_assignment,
    enter_paper,
)

__all__ = [
    "Comment",
    "Question",
    "accept_amendment",
    "accept_decision",
    "add_flag",
    "add_member",
    "add_place",
    "add_service",
    "add_term",
    "amend_term",
    "answer",
    "answer_comment",
    "answer_complaint",
    "answer_information",
    "answer_version",
    "approve_recommendation",
    "ask",
    "ask_again",
    "ask_approval",
    "ask_for_information",
    "assign_reviewers",
    "assign_section",
    "bring_over",
    "bring_over_all",
    "call_round",
    "change_criterion",
    "change_declaration",
    "change_member_role",
    "change_round",
    "change_service",
    "change_shares",
    "choose_invitees",
    "close_information",
    "confirm_rest",
    "confirm_section",
    "confirm_term",
    "copy_place",
    "declare_conflicts",
    "decline",
    "decline_decision",
    "decline_part",
    "discard_version",
    "draft_agreement",
    "draft_version",
    "drop_term",
    "end_assignment",
    "end_membership",
    "end_waiting_lists",
    "enter_paper",
    "enter_participant",
    "extend_acceptance",
    "extend_information",
    "grant_dispensation",
    "invite_also",
    "invite_member",
    "lapse_due",
    "lapse_information",
    "load_register",
    "move_place",
    "name_place",
    "name_substitute",
    "note_opening",
    "note_openings",
    "nudge_approver",
    "prepare_decision",
    "prepare_round",
    "publish_criteria",
    "read_answer",
    "recommend_application",
    "reconsider",
    "reconsider_part",
    "record_arrival",
    "record_case_number",
    "record_enterprise",
    "record_organisation_number",
    "record_partner_signature",
    "record_resolution",
    "register_complaint",
    "release_decisions",
    "release_due",
    "remind",
    "remove_criterion",
    "remove_flag",
    "remove_meeting",
    "remove_mix",
    "remove_participant",
    "remove_place",
    "remove_service",
    "reopen_application",
    "resend_invitation",
    "return_application",
    "return_version",
    "save_assessment",
    "save_criterion",
    "save_meeting",
    "save_mix",
    "save_partner_answer",
    "save_phases",
    "save_requested_point",
    "save_section",
    "save_term",
    "save_version",
    "screen_application",
    "send_decision_letter",
    "send_message",
    "send_question_digests",
    "send_to_sign",
    "send_version",
    "set_flags",
    "sign_jointly",
    "sign_version",
    "stand_after_deadline",
    "start_application",
    "submit_application",
    "take_attendance",
    "take_back",
    "take_back_application",
    "take_back_release",
    "tell_promise",
    "withdraw_application",
    "withdraw_approval",
    "withdraw_information",
    "withdraw_member_invitation",
    "write_internal_note",
]
