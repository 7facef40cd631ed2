"""Fetch, call one action, answer."""

from candidates.views.candidate import candidate_detail, candidate_list, candidate_mine
from candidates.views.exchange import (
    exchange_agree_hospital,
    exchange_agree_municipality,
    exchange_begin,
    exchange_board,
    exchange_detail,
    exchange_finish,
    exchange_give_up,
    exchange_propose,
    exchange_wish_candidate,
    exchange_wish_trainee,
    exchange_wish_withdraw,
)
from candidates.views.institution import (
    institution_agree,
    institution_cancel,
    institution_candidate,
    institution_change,
    institution_confirm,
    institution_detail,
    institution_finish,
    institution_list,
    institution_wish,
)
from candidates.views.plan import period_add, period_change, period_remove, plan_agree, plan_make
from candidates.views.position import position_detail, position_end, position_fill, position_list
from candidates.views.regular_post import offer_answer, offer_check, offer_detail, offer_make

__all__ = [
    "candidate_detail",
    "candidate_list",
    "candidate_mine",
    "exchange_agree_hospital",
    "exchange_agree_municipality",
    "exchange_begin",
    "exchange_board",
    "exchange_detail",
    "exchange_finish",
    "exchange_give_up",
    "exchange_propose",
    "exchange_wish_candidate",
    "exchange_wish_trainee",
    "exchange_wish_withdraw",
    "institution_agree",
    "institution_cancel",
    "institution_candidate",
    "institution_change",
    "institution_confirm",
    "institution_detail",
    "institution_finish",
    "institution_list",
    "institution_wish",
    "offer_answer",
    "offer_check",
    "offer_detail",
    "offer_make",
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
