from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.ui import navigation


class FinanceConfig(AppConfig):
    name = "finance"
    verbose_name = _("Finance")

    def ready(self) -> None:
        for item in (
            navigation.Item(_("Annual cost statements"), "file", "finance:statement_list", STAFF_ROLES, 53),
            navigation.Item(_("Annual cost statements"), "file", "finance:statement_shelf", MUNICIPALITY_ROLES, 53),
        ):
            navigation.register(item)
