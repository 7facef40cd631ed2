"""The only package that writes: one function a verb, keyword-only by, atomic, locked, with its trail."""

from municipalities.actions.agreement import (
    accept_amendment,
    add_term,
    amend_term,
    answer_version,
    confirm_rest,
    confirm_term,
    discard_version,
    draft_agreement,
    draft_version,
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
    submit_application,
)
from municipalities.actions.assessment import (
    Points,
    assign_reviewers,
    save_assessment,
    set_flags,
)
from municipalities.actions.conflict import (
    change_declaration,
    declare_conflicts,
)
from municipalities.actions.decision import (
    issue_decision,
    name_substitute,
    recommend_application,
    record_resolution,
    send_decision_letter,
)
from municipalities.actions.enterprise import (
    record_enterprise,
)
from municipalities.actions.membership import (
    add_member,
    change_member_role,
    end_membership,
    invite_member,
    resend_invitation,
    withdraw_member_invitation,
)
from municipalities.actions.place import (
    add_place,
    copy_place,
    move_place,
    name_place,
    remove_place,
)
from municipalities.actions.promise import (
    ask_again,
    tell_promise,
)
from municipalities.actions.register import (
    load_register,
    record_address,
    record_organisation_number,
)
from municipalities.actions.round import (
    open_round,
    record_case_number,
)
from municipalities.actions.screening import (
    Screened,
    screen_application,
    send_message,
    write_internal_note,
)
from municipalities.actions.signing import (
    sign_version,
)

__all__ = [
    "Points",
    "Screened",
    "accept_amendment",
    "add_member",
    "add_place",
    "add_term",
    "amend_term",
    "answer_version",
    "ask_again",
    "assign_reviewers",
    "change_declaration",
    "change_member_role",
    "confirm_rest",
    "confirm_term",
    "copy_place",
    "declare_conflicts",
    "discard_version",
    "draft_agreement",
    "draft_version",
    "drop_term",
    "end_membership",
    "invite_member",
    "issue_decision",
    "load_register",
    "move_place",
    "name_place",
    "name_substitute",
    "open_round",
    "recommend_application",
    "record_address",
    "record_case_number",
    "record_enterprise",
    "record_organisation_number",
    "record_resolution",
    "remove_place",
    "resend_invitation",
    "return_version",
    "save_assessment",
    "save_section",
    "save_term",
    "save_version",
    "screen_application",
    "send_decision_letter",
    "send_message",
    "send_version",
    "set_flags",
    "sign_version",
    "start_application",
    "submit_application",
    "take_back",
    "tell_promise",
    "withdraw_member_invitation",
    "write_internal_note",
]
