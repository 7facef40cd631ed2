from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role
from alisvest.ui.navigation import Group, Item, register


class PrivacyConfig(AppConfig):
    name = "alisvest.privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        from alisvest.accounts import rights  # noqa: PLC0415  models are loaded only now
        from alisvest.audit import words  # noqa: PLC0415
        from alisvest.outbox import schedule, templates  # noqa: PLC0415
        from alisvest.privacy import due, letters  # noqa: PLC0415
        from alisvest.privacy.rights import TRAIL, VERBS  # noqa: PLC0415

        readers = frozenset({Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.AUDITOR})
        register(Item(_("Privacy"), "shield", "privacy:register", readers, 85, group=Group.REGISTER))
        rights.register(_("Privacy"), VERBS, order=84)
        words.register(TRAIL)
        templates.register(letters.DUE)
        schedule.register(due.JOB)
