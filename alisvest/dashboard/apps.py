from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    name = "alisvest.dashboard"
    verbose_name = _("Overview")
