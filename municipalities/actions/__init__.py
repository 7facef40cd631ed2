"""The only package that writes: one function a verb, keyword-only by, atomic, locked, with its trail."""

from municipalities.actions.application import save_section, start_application, submit_application
from municipalities.actions.membership import add_member, end_membership
from municipalities.actions.register import load_register, record_organisation_number
from municipalities.actions.round import open_round

__all__ = [
    "add_member",
    "end_membership",
    "load_register",
    "open_round",
    "record_organisation_number",
    "save_section",
    "start_application",
    "submit_application",
]
