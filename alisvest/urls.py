"""Joins the apps; nothing else."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("alisvest.dashboard.urls")),
    path("", include("alisvest.accounts.urls")),
    path("", include("alisvest.accounts.sign_in.urls")),
    path("", include("municipalities.urls")),
    path("", include("candidates.urls")),
    path("", include("supervision.urls")),
    path("", include("finance.urls")),
]
if settings.DEBUG:
    urlpatterns += [path("ui/", include("alisvest.ui.urls"))]
