"""What the money keeps about people: by whom it was handled, and which candidate-year it concerns."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as

_CANDIDATE = (Path(Who.CANDIDATE, "candidate"),)
_MONEY = Retention.ACCOUNTING

REGISTER = {
    "finance.account": Kept(_("Accounts"), sorted_as(none="code kind use name name_nn name_en")),
    "finance.capuse": Kept(
        _("Use of the refund cap"), sorted_as(none="year", money="cap used"), about=_CANDIDATE, retention=_MONEY
    ),
    "finance.financialyear": Kept(
        _("Financial years"),
        sorted_as(none="status chain_head", technical="opened_at closed_at"),
        did=frozenset({"opened_by", "closed_by"}),
        retention=_MONEY,
    ),
    "finance.voucherseries": Kept(_("Series of vouchers"), sorted_as(none="next_number"), retention=_MONEY),
    "finance.voucher": Kept(
        _("Vouchers"),
        sorted_as(none="number kind booked_on facts tx", technical="posted_at"),
        did=frozenset({"posted_by"}),
        retention=_MONEY,
    ),
    "finance.entry": Kept(
        _("Entries"),
        sorted_as(none="booked_on candidate_year grant_year category", money="amount"),
        about=_CANDIDATE,
        retention=_MONEY,
    ),
    "finance.seal": Kept(_("Seals of closed years"), sorted_as(none="sha256"), retention=_MONEY),
    "finance.monthsum": Kept(_("Sums by month"), sorted_as(none="month grant_year debit credit"), retention=_MONEY),
    "finance.claim": Kept(
        _("Claims"),
        sorted_as(
            none="year status paid_on payment_reference",
            free_text="return_comment",
            technical="drafted_at sent_at returned_at attested_at authorised_at paid_at",
        ),
        did=frozenset({"drafted_by", "sent_by", "returned_by", "attested_by", "authorised_by", "paid_by"}),
        retention=_MONEY,
    ),
    "finance.claimline": Kept(
        _("Lines of claims"),
        sorted_as(none="category spent_on", free_text="what receipt_reference reason", money="asked fond2 approved"),
        # A voucher's text is kept as long as the voucher: it is timed deletion that blanks it, not anonymising.
        about=(Path(Who.CANDIDATE, "candidate", erases=False),),
        retention=_MONEY,
    ),
    "finance.egenandelcharge": Kept(
        _("Charges of egenandel"),
        sorted_as(none="year mode due_on kid credited", money="amount settled", technical="charged_at"),
        did=frozenset({"charged_by"}),
        retention=_MONEY,
    ),
    "finance.egenandelline": Kept(
        _("Candidate-years of a charge"),
        sorted_as(employment="months started_on ended_on leave_months", money="rate amount"),
        about=_CANDIDATE,
        retention=_MONEY,
    ),
    "finance.grant": Kept(
        _("Grants"),
        sorted_as(none="year amount received_on reference", technical="recorded_at"),
        did=frozenset({"recorded_by"}),
        retention=_MONEY,
    ),
    "finance.statement": Kept(
        _("Annual cost statements"),
        sorted_as(none="version number status input_hash", money="content", technical="issued_at"),
        did=frozenset({"issued_by"}),
        retention=_MONEY,
    ),
    "finance.statementrun": Kept(
        _("Runs of statements"), sorted_as(technical="role asked_at"), did=frozenset({"asked_by"}), retention=_MONEY
    ),
    "finance.statementrunitem": Kept(_("Progress of runs"), sorted_as(technical="outcome note"), retention=_MONEY),
}
