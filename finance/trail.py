"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.subjects import Part, Subject

VERBS: dict[str, str | Promise] = {
    "finance.claim_drafted": _("The claim was started"),
    "finance.claim_line_added": _("A line was added"),
    "finance.claim_line_changed": _("A line was changed"),
    "finance.claim_line_removed": _("A line was removed"),
    "finance.claim_sent": _("The claim was sent"),
    "finance.claim_withdrawn": _("The claim was withdrawn"),
    "finance.claim_attested": _("The claim was attested"),
    "finance.claim_returned": _("The claim was returned"),
    "finance.claim_authorised": _("The claim was authorised"),
    "finance.claim_paid": _("The payment was entered"),
    "finance.claim_authorisation_reversed": _("The authorisation was reversed"),
    "finance.claim_payment_reversed": _("The payment was reversed"),
    "finance.egenandel_charged": _("The egenandel was charged"),
    "finance.egenandel_received": _("A payment was entered"),
    "finance.egenandel_credited": _("The charge was credited"),
    "finance.voucher_reversed": _("The voucher was reversed"),
    "finance.grant_recorded": _("The grant was recorded"),
    "finance.account_entered": _("The account was entered"),
    "finance.year_opened": _("The financial year was opened"),
    "finance.year_closed": _("The financial year was closed"),
    "finance.statement_issued": _("The statement was issued"),
    "finance.statement_run_started": _("Issuing all statements was started"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    readers = STAFF_ROLES | MUNICIPALITY_ROLES
    subjects.register(
        Subject("finance.claim", history=readers),
        Subject("finance.egenandelcharge", history=readers),
        Subject("finance.statement", history=readers),
        Subject("finance.voucher", history=STAFF_ROLES),
    )
    subjects.call("finance.claim", _("Claim"))
    subjects.call("finance.egenandelcharge", _("Egenandel"))
    subjects.attach("finance.claim", Part("finance.claimline", "claim"))
    subjects.name_urls("finance.egenandelcharge", "finance:egenandel_receive")
    subjects.name_urls("finance.financialyear", "finance:year_close", "finance:statement_issue_all")
    subjects.name_urls("finance.claim", *(f"finance:claim_line_{verb}" for verb in ("add", "change", "remove")))
