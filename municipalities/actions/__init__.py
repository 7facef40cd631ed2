"""The only package that writes: one function a verb, keyword-only by, atomic, locked, with its trail."""

from municipalities.actions.application import save_section, start_application, submit_application
from municipalities.actions.conflict import change_declaration, declare_conflicts
from municipalities.actions.decision import (
    issue_decision,
    name_substitute,
    recommend_application,
    record_resolution,
    send_decision_letter,
)
from municipalities.actions.membership import (
    add_member,
    change_member_role,
    end_membership,
    invite_member,
    resend_invitation,
    withdraw_member_invitation,
)
from municipalities.actions.place import add_place, copy_place, move_place, name_place, remove_place
from municipalities.actions.register import load_register, record_address, record_organisation_number
from municipalities.actions.round import open_round, record_case_number

__all__ = [
    "add_member",
    "add_place",
    "change_declaration",
    "change_member_role",
    "copy_place",
    "declare_conflicts",
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
    "record_organisation_number",
    "record_resolution",
    "remove_place",
    "resend_invitation",
    "save_section",
    "send_decision_letter",
    "start_application",
    "submit_application",
    "withdraw_member_invitation",
]
