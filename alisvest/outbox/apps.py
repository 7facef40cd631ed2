from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES
from alisvest.ui.navigation import Item, register


class OutboxConfig(AppConfig):
    name = "alisvest.outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        from alisvest.outbox import housekeeping, schedule  # noqa: PLC0415  models are loaded only now

        schedule.register(*housekeeping.JOBS)
        register(Item(_("Texts of letters"), "file", "outbox:text_list", STAFF_ROLES, 67))
