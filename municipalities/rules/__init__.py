"""refuse_<verb>(…) → Refusal | None. Pure: gets the moment, writes nothing."""

from municipalities.rules.application import (
    MissingPoint,
    SectionState,
    missing_answers,
    missing_points,
    refuse_conflict,
    refuse_save,
    refuse_start,
    refuse_submit,
    section_state,
)
from municipalities.rules.decision import (
    refuse_issue,
    refuse_judging,
    refuse_name_substitute,
    refuse_recommend,
    refuse_record_resolution,
    refuse_send_letter,
)
from municipalities.rules.municipality import (
    refuse_add_member,
    refuse_change_role,
    refuse_end_membership,
    refuse_keeping_members,
    refuse_leaving_without_manager,
    refuse_record_address,
    refuse_record_organisation_number,
    refuse_twice,
    refuse_withdraw_invitation,
)
from municipalities.rules.round import end_words, refuse_open_round, refuse_outside_dates, refuse_record_case_number

__all__ = [
    "MissingPoint",
    "SectionState",
    "end_words",
    "missing_answers",
    "missing_points",
    "refuse_add_member",
    "refuse_change_role",
    "refuse_conflict",
    "refuse_end_membership",
    "refuse_issue",
    "refuse_judging",
    "refuse_keeping_members",
    "refuse_leaving_without_manager",
    "refuse_name_substitute",
    "refuse_open_round",
    "refuse_outside_dates",
    "refuse_recommend",
    "refuse_record_address",
    "refuse_record_case_number",
    "refuse_record_organisation_number",
    "refuse_record_resolution",
    "refuse_save",
    "refuse_send_letter",
    "refuse_start",
    "refuse_submit",
    "refuse_twice",
    "refuse_withdraw_invitation",
    "section_state",
]
