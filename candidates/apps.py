from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.navigation import Group, Item, register


class CandidatesConfig(AppConfig):
    name = "candidates"
    verbose_name = _("Candidates")

    def ready(self) -> None:
        from alisvest.accounts import claims, hats, rights  # noqa: PLC0415  models are loaded only now
        from alisvest.outbox import groups, templates  # noqa: PLC0415
        from candidates import actions, files, models, queries, tabs, trail  # noqa: PLC0415
        from candidates.letters import PLAN  # noqa: PLC0415
        from candidates.queries.receivers import GROUPS  # noqa: PLC0415
        from candidates.rights import VERBS  # noqa: PLC0415
        from municipalities.models.agreement import POSTS_HELD  # noqa: PLC0415

        templates.register(PLAN)
        POSTS_HELD[Role.CANDIDATE] = queries.posts_held
        hats.register(hats.Provider(frozenset({Role.CANDIDATE}), queries.hats_held))
        readers = STAFF_ROLES | MUNICIPALITY_ROLES
        register(Item(_("Candidates"), "people", "candidates:candidate_list", readers, 30, group=Group.EDUCATION))
        register(
            Item(
                _("My plan"),
                "calendar",
                "candidates:candidate_mine",
                frozenset({Role.CANDIDATE}),
                30,
                group=Group.EDUCATION,
            )
        )
        holders = readers | {Role.STEERING}
        register(Item(_("Posts"), "steth", "candidates:position_list", holders, 25, group=Group.EDUCATION))
        everybody = readers | {Role.CANDIDATE, Role.SUPERVISOR}
        tabs.register(tabs.CandidateTab(_("Education plan"), "candidates:candidate_detail", everybody, 10))
        register(
            Item(
                _("Institution service"), "hospital", "candidates:institution_list", readers, 32, group=Group.EDUCATION
            )
        )
        tabs.register(tabs.CandidateTab(_("Institution service"), "candidates:institution_candidate", everybody, 15))
        rights.register(_("Candidates"), VERBS, order=30)
        files.enter()
        trail.register()
        groups.register(*GROUPS)
        claims.register(
            claims.Claim(
                "candidates.candidate",
                Role.CANDIDATE.label,
                rows=models.Candidate.objects.visible_to,
                refuse=actions.refuse_account,
                attach=actions.attach_account,
            )
        )
