from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui import navigation


class FinanceConfig(AppConfig):
    name = "finance"
    verbose_name = _("Finance")

    def ready(self) -> None:
        from alisvest.accounts import rights  # noqa: PLC0415  models are loaded only now
        from finance import files, trail  # noqa: PLC0415
        from finance.queries.claims import waiting_for  # noqa: PLC0415
        from finance.rights import VERBS  # noqa: PLC0415

        readers = STAFF_ROLES | MUNICIPALITY_ROLES
        economy = readers | {Role.STEERING}
        for item in (
            navigation.Item(_("Finance"), "wallet", "finance:overview", economy, 50, group=navigation.Group.MONEY),
            navigation.Item(
                _("Claims"),
                "receipt",
                "finance:claim_list",
                readers,
                51,
                count=waiting_for,
                group=navigation.Group.MONEY,
            ),
            navigation.Item(
                _("Egenandel"), "banknote", "finance:egenandel_list", readers, 52, group=navigation.Group.MONEY
            ),
            navigation.Item(
                _("Annual cost statements"), "file", "finance:statement_list", readers, 53, group=navigation.Group.MONEY
            ),
        ):
            navigation.register(item)
        rights.register(_("Finance"), VERBS, order=50)
        files.enter()
        trail.register()
