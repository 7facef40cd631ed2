"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "finance:overview": _("See the overview of the money"),
    "finance:budget_detail": _("See the budget and what is used of it"),
    "finance:voucher_list": _("See the ledger"),
    "finance:voucher_detail": _("See a voucher"),
    "finance:voucher_reverse": _("Reverse a voucher"),
    "finance:grant_record": _("Record a grant"),
    "finance:year_list": _("See the financial years"),
    "finance:year_open": _("Open a financial year"),
    "finance:year_close": _("Close a financial year"),
    "finance:claim_list": _("See claims"),
    "finance:claim_detail": _("Read a claim"),
    "finance:claim_draft": _("Begin a claim"),
    "finance:claim_line_add": _("Add a line to a claim"),
    "finance:claim_line_change": _("Change a line of a claim"),
    "finance:claim_line_remove": _("Remove a line from a claim"),
    "finance:claim_send": _("Send a claim"),
    "finance:claim_withdraw": _("Withdraw a claim"),
    "finance:claim_attest": _("Attest a claim"),
    "finance:claim_return": _("Return a claim"),
    "finance:claim_authorise": _("Authorise a claim"),
    "finance:claim_pay": _("Record that a claim is paid"),
    "finance:egenandel_list": _("See the egenandel"),
    "finance:egenandel_detail": _("See one charge of egenandel"),
    "finance:egenandel_charge": _("Charge the egenandel"),
    "finance:egenandel_receive": _("Record a paid egenandel"),
    "finance:statement_list": _("See the annual cost statements"),
    "finance:statement_detail": _("Read an annual cost statement"),
    "finance:statement_download": _("Download an annual cost statement"),
    "finance:statement_preview": _("Preview an annual cost statement"),
    "finance:statement_issue": _("Issue an annual cost statement"),
    "finance:statement_issue_all": _("Issue the statements of all municipalities"),
    "finance:statement_run_detail": _("Follow the issuing of all statements"),
}
