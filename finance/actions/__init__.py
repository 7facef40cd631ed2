"""The only modules that write: one function a verb, keyword-only `by`, one transaction, its trail beside it."""

from finance.actions.chart import load_chart
from finance.actions.claim import (
    add_claim_line,
    change_claim_line,
    draft_claim,
    remove_claim_line,
    send_claim,
    withdraw_claim,
)
from finance.actions.egenandel import charge_egenandel, receive_egenandel
from finance.actions.grant import record_grant
from finance.actions.refund import attest_claim, authorise_claim, pay_claim, return_claim
from finance.actions.reversal import reverse_voucher
from finance.actions.years import close_year, open_year

__all__ = [
    "add_claim_line",
    "attest_claim",
    "authorise_claim",
    "change_claim_line",
    "charge_egenandel",
    "close_year",
    "draft_claim",
    "load_chart",
    "open_year",
    "pay_claim",
    "receive_egenandel",
    "record_grant",
    "remove_claim_line",
    "return_claim",
    "reverse_voucher",
    "send_claim",
    "withdraw_claim",
]
