from django.urls import URLPattern, URLResolver, path

from finance.views import statement

app_name = "finance"

urlpatterns: list[URLPattern | URLResolver] = [
    path("statements/", statement.statement_list, name="statement_list"),
    path("statements/mine/", statement.statement_shelf, name="statement_shelf"),
    path("statements/<int:pk>/", statement.statement_detail, name="statement_detail"),
    path("statements/<int:pk>/download/", statement.statement_download, name="statement_download"),
    path("statements/runs/<int:pk>/", statement.statement_run_detail, name="statement_run_detail"),
    path("statements/<int:year>/issue-all/", statement.statement_issue_all, name="statement_issue_all"),
    path("statements/<int:municipality>/<int:year>/preview/", statement.statement_preview, name="statement_preview"),
    path("statements/<int:municipality>/<int:year>/issue/", statement.statement_issue, name="statement_issue"),
]
