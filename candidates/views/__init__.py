"""Fetch, call one action, answer."""

from candidates.views.candidate import candidate_detail, candidate_list, candidate_mine
from candidates.views.plan import period_add, period_change, period_remove, plan_agree, plan_make
from candidates.views.position import position_detail, position_end, position_fill, position_list

__all__ = [
    "candidate_detail",
    "candidate_list",
    "candidate_mine",
    "period_add",
    "period_change",
    "period_remove",
    "plan_agree",
    "plan_make",
    "position_detail",
    "position_end",
    "position_fill",
    "position_list",
]
