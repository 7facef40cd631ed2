from django.urls import path

from finance.views import claim, egenandel, ledger, overview, statement

app_name = "finance"

urlpatterns = [
    path("finance/", overview.overview, name="overview"),
    path("finance/budget/", overview.budget_detail, name="budget_detail"),
    path("finance/ledger/", ledger.voucher_list, name="voucher_list"),
    path("finance/vouchers/<int:pk>/", ledger.voucher_detail, name="voucher_detail"),
    path("finance/vouchers/<int:pk>/reverse/", ledger.voucher_reverse, name="voucher_reverse"),
    path("finance/grants/new/", ledger.grant_record, name="grant_record"),
    path("finance/years/", ledger.year_list, name="year_list"),
    path("finance/years/open/", ledger.year_open, name="year_open"),
    path("finance/years/<int:pk>/close/", ledger.year_close, name="year_close"),
    path("claims/", claim.claim_list, name="claim_list"),
    path("claims/new/", claim.claim_draft, name="claim_draft"),
    path("claims/<int:pk>/", claim.claim_detail, name="claim_detail"),
    path("claims/<int:pk>/lines/new/", claim.claim_line_add, name="claim_line_add"),
    path("claims/<int:pk>/lines/<int:line>/", claim.claim_line_change, name="claim_line_change"),
    path("claims/<int:pk>/lines/<int:line>/remove/", claim.claim_line_remove, name="claim_line_remove"),
    path("claims/<int:pk>/send/", claim.claim_send, name="claim_send"),
    path("claims/<int:pk>/withdraw/", claim.claim_withdraw, name="claim_withdraw"),
    path("claims/<int:pk>/attest/", claim.claim_attest, name="claim_attest"),
    path("claims/<int:pk>/return/", claim.claim_return, name="claim_return"),
    path("claims/<int:pk>/authorise/", claim.claim_authorise, name="claim_authorise"),
    path("claims/<int:pk>/pay/", claim.claim_pay, name="claim_pay"),
    path("egenandel/", egenandel.egenandel_list, name="egenandel_list"),
    path("egenandel/<int:pk>/", egenandel.egenandel_detail, name="egenandel_detail"),
    path("egenandel/<int:pk>/receive/", egenandel.egenandel_receive, name="egenandel_receive"),
    path("egenandel/charge/<int:year>/<int:municipality>/", egenandel.egenandel_charge, name="egenandel_charge"),
    path("statements/", statement.statement_list, name="statement_list"),
    path("statements/<int:pk>/", statement.statement_detail, name="statement_detail"),
    path("statements/<int:pk>/download/", statement.statement_download, name="statement_download"),
    path("statements/runs/<int:pk>/", statement.statement_run_detail, name="statement_run_detail"),
    path("statements/<int:year>/issue-all/", statement.statement_issue_all, name="statement_issue_all"),
    path("statements/<int:municipality>/<int:year>/preview/", statement.statement_preview, name="statement_preview"),
    path("statements/<int:municipality>/<int:year>/issue/", statement.statement_issue, name="statement_issue"),
]
