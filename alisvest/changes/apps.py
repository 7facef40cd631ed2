"""The roof beside the dashboard: verbs that touch several apps at once."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChangesConfig(AppConfig):
    name = "alisvest.changes"
    verbose_name = _("Changes")
