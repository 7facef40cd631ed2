"""The roof beside the dashboard: verbs that touch several apps at once."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.ui.navigation import Group, Item, register


class ChangesConfig(AppConfig):
    name = "alisvest.changes"
    verbose_name = _("Changes")

    def ready(self) -> None:
        from alisvest.accounts import rights  # noqa: PLC0415  models are loaded only now
        from alisvest.changes import trail  # noqa: PLC0415
        from alisvest.changes.letters import TEXTS  # noqa: PLC0415
        from alisvest.changes.rights import VERBS  # noqa: PLC0415
        from alisvest.outbox import templates  # noqa: PLC0415

        readers = STAFF_ROLES | MUNICIPALITY_ROLES
        register(Item(_("Amendments"), "pencil", "changes:amendment_list", readers, 26, group=Group.EDUCATION))
        rights.register(_("Changes"), VERBS, order=35)
        trail.register()
        templates.register(*TEXTS)
