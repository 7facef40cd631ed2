"""Fetch, call one action, answer."""

from municipalities.views.application import (
    application_check,
    application_detail,
    application_list,
    application_receipt,
    application_submit,
    section_save,
)
from municipalities.views.decision import decision_detail, decision_issue, resolution_record, substitute_name
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
    municipality_detail,
    municipality_list,
    organisation_number_record,
)
from municipalities.views.position import position_detail, position_list
from municipalities.views.review import application_compare, application_review, review_list
from municipalities.views.round import application_start, round_detail, round_list, round_open

__all__ = [
    "application_check",
    "application_compare",
    "application_detail",
    "application_list",
    "application_receipt",
    "application_review",
    "application_start",
    "application_submit",
    "decision_detail",
    "decision_issue",
    "invitation_resend",
    "invitation_withdraw",
    "membership_change",
    "membership_end",
    "membership_invite",
    "membership_list",
    "membership_mine",
    "municipality_detail",
    "municipality_list",
    "organisation_number_record",
    "position_detail",
    "position_list",
    "resolution_record",
    "review_list",
    "round_detail",
    "round_list",
    "round_open",
    "section_save",
    "substitute_name",
]
