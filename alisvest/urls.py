"""Joins the apps; nothing else."""

from django.conf import settings
from django.urls import include, path

handler400 = "alisvest.web.errors.bad_request"
handler403 = "alisvest.web.errors.forbidden"
handler404 = "alisvest.web.errors.not_found"
handler500 = "alisvest.web.errors.server_error"

urlpatterns = [
    path("", include("alisvest.dashboard.urls")),
    path("", include("alisvest.changes.urls")),
    path("", include("alisvest.web.urls")),
    path("", include("alisvest.accounts.urls")),
    path("", include("alisvest.accounts.sign_in.urls")),
    path("", include("alisvest.documents.urls")),
    path("", include("alisvest.outbox.urls")),
    path("", include("alisvest.audit.urls")),
    path("", include("alisvest.privacy.urls")),
    path("", include("municipalities.urls")),
    path("", include("candidates.urls")),
    path("", include("supervision.urls")),
    path("", include("finance.urls")),
]
if settings.DEBUG:
    urlpatterns += [path("ui/", include("alisvest.ui.urls"))]
