"""The only modules that write. One function a verb; each locks, asks the rule, writes and leaves its trail."""

from candidates.actions.account import attach_account, refuse_account
from candidates.actions.amending import change_percentage, move_last_day, rework_plan
from candidates.actions.bringing import bring_in_service, take_out_service
from candidates.actions.employment import end_employment, end_post, fill_position
from candidates.actions.plan import add_period, agree_plan, change_period, make_plan, remove_period
from candidates.actions.rule_set import load_rule_sets

__all__ = [
    "add_period",
    "agree_plan",
    "attach_account",
    "bring_in_service",
    "change_percentage",
    "change_period",
    "end_employment",
    "end_post",
    "fill_position",
    "load_rule_sets",
    "make_plan",
    "move_last_day",
    "refuse_account",
    "remove_period",
    "rework_plan",
    "take_out_service",
]
