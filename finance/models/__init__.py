"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

from finance.models.account import Account
from finance.models.cap import CapUse
from finance.models.claim import Claim, ClaimLine
from finance.models.egenandel import ChargeMode, EgenandelCharge, EgenandelLine
from finance.models.grant import Grant
from finance.models.statement import Statement, StatementRun, StatementRunItem
from finance.models.voucher import Entry, MonthSum, Seal, Voucher
from finance.models.year import FinancialYear, VoucherSeries

__all__ = [
    "Account",
    "CapUse",
    "ChargeMode",
    "Claim",
    "ClaimLine",
    "EgenandelCharge",
    "EgenandelLine",
    "Entry",
    "FinancialYear",
    "Grant",
    "MonthSum",
    "Seal",
    "Statement",
    "StatementRun",
    "StatementRunItem",
    "Voucher",
    "VoucherSeries",
]
