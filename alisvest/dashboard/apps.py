"""The roof: each role's start page and tasks. May read all apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role
from alisvest.ui.navigation import Group, Item, keep_counts, register


class DashboardConfig(AppConfig):
    name = "alisvest.dashboard"
    verbose_name = _("Overview")

    def ready(self) -> None:
        from alisvest.accounts import rights  # noqa: PLC0415  models are loaded only now
        from alisvest.dashboard import trail  # noqa: PLC0415
        from alisvest.dashboard.jobs import JOBS  # noqa: PLC0415
        from alisvest.dashboard.letters import TEXTS  # noqa: PLC0415
        from alisvest.dashboard.queries import notices, tasks  # noqa: PLC0415
        from alisvest.dashboard.rights import VERBS  # noqa: PLC0415
        from alisvest.outbox import gathering, schedule, templates  # noqa: PLC0415

        register(Item(_("Overview"), "house", "dashboard:start", frozenset(Role), 10))
        workers = frozenset(tasks.SOURCES)
        register(Item(_("My tasks"), "tasks", "dashboard:task_list", workers, 11, count=tasks.count_for_menu))
        keep_counts(tasks.kept_counts)
        leader = frozenset({Role.PROJECT_LEADER})
        register(Item(_("Reminders"), "bell", "dashboard:reminder_list", leader, 66, group=Group.LETTERS))
        templates.register(*TEXTS)
        schedule.register(*JOBS)
        gathering.register(notices.wants_gathered)
        rights.register(_("Overview"), VERBS, order=10)
        trail.register()
