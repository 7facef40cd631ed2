from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.navigation import Group, Item, register


class OutboxConfig(AppConfig):
    name = "alisvest.outbox"
    verbose_name = _("Outbox")

    def ready(self) -> None:
        from alisvest.outbox import housekeeping, schedule, templates, trail  # noqa: PLC0415  models are loaded only now
        from alisvest.outbox.queries.mail import asking  # noqa: PLC0415
        from alisvest.outbox.texts import TEXTS  # noqa: PLC0415

        schedule.register(*housekeeping.JOBS)
        templates.register(*TEXTS)
        subjects.register(subjects.Subject("outbox.formalletter"))
        needed = STAFF_ROLES | MUNICIPALITY_ROLES | {Role.SUPERVISOR, Role.CANDIDATE}
        register(Item(_("Blank papers"), "clip", "outbox:paper_list", needed, 68, group=Group.LETTERS))
        register(Item(_("Texts of letters"), "file", "outbox:text_list", STAFF_ROLES, 67, group=Group.LETTERS))
        register(Item(_("Outbox"), "envelope", "outbox:mail_list", STAFF_ROLES, 66, count=asking, group=Group.LETTERS))
        register(Item(_("Circulars"), "group", "outbox:circular_list", STAFF_ROLES, 68, group=Group.LETTERS))
        subjects.register(
            subjects.Subject("outbox.mail", history=STAFF_ROLES),
            subjects.Subject("outbox.circular", history=STAFF_ROLES),
        )
        register(Item(_("Jobs"), "cog", "outbox:job_list", STAFF_ROLES, 69, group=Group.LETTERS))
        trail.register()
