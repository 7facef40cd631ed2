from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.navigation import Group, Item, register


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = _("Supervision")

    def ready(self) -> None:
        from alisvest.accounts import claims, hats, rights  # noqa: PLC0415  models are loaded only now
        from alisvest.outbox import groups, templates  # noqa: PLC0415
        from candidates import tabs  # noqa: PLC0415
        from candidates.models import REACH  # noqa: PLC0415
        from municipalities.queries.delivery import OBSERVERS  # noqa: PLC0415
        from supervision import actions, files, models, queries, trail  # noqa: PLC0415
        from supervision.letters import MINUTES  # noqa: PLC0415
        from supervision.queries.receivers import GROUPS  # noqa: PLC0415
        from supervision.rights import VERBS  # noqa: PLC0415

        templates.register(MINUTES)
        hats.register(hats.Provider(frozenset({Role.SUPERVISOR}), queries.supervisors.hats_held))
        REACH[Role.SUPERVISOR] = models.candidates_of_supervisor
        OBSERVERS["supervisor"] = queries.observed.hours_held
        readers = STAFF_ROLES | MUNICIPALITY_ROLES | {Role.SUPERVISOR, Role.CANDIDATE}
        tabs.register(tabs.CandidateTab(_("Supervision"), "supervision:candidate_detail", readers, 40))
        register(Item(_("Supervision"), "chat", "supervision:month_grid", readers, 40, group=Group.EDUCATION))
        register(Item(_("Supervisors"), "steth", "supervision:supervisor_list", STAFF_ROLES, 45, group=Group.EDUCATION))
        rights.register(_("Supervision"), VERBS, order=40)
        files.enter()
        trail.register()
        groups.register(*GROUPS)
        claims.register(
            claims.Claim(
                "supervision.supervisor",
                Role.SUPERVISOR.label,
                rows=models.Supervisor.objects.visible_to,
                refuse=actions.refuse_account,
                attach=actions.attach_account,
            )
        )
