from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.navigation import Group, Item, register


class MunicipalitiesConfig(AppConfig):
    name = "municipalities"
    verbose_name = _("Municipalities")

    def ready(self) -> None:
        from alisvest.accounts import hats, rights  # noqa: PLC0415  models are loaded only now
        from alisvest.outbox import groups, schedule, templates  # noqa: PLC0415
        from municipalities import files, names, queries, trail  # noqa: PLC0415
        from municipalities.letters.agreement_texts import AGREEMENT_TEXTS  # noqa: PLC0415
        from municipalities.letters.decision_texts import DECISION_TEXTS  # noqa: PLC0415
        from municipalities.letters.information import INFORMATION_TEXTS  # noqa: PLC0415
        from municipalities.letters.joint import JOINT_TEXTS  # noqa: PLC0415
        from municipalities.letters.papers import PAPERS  # noqa: PLC0415
        from municipalities.letters.review_texts import REVIEW_TEXTS  # noqa: PLC0415
        from municipalities.letters.round_texts import ROUND_TEXTS  # noqa: PLC0415
        from municipalities.letters.terms import TERMS  # noqa: PLC0415
        from municipalities.letters.texts import TEXTS  # noqa: PLC0415
        from municipalities.letters.writing import TEXTS as WRITING  # noqa: PLC0415
        from municipalities.queries.receivers import GROUPS  # noqa: PLC0415
        from municipalities.rights import VERBS  # noqa: PLC0415
        from municipalities.tasks import JOBS  # noqa: PLC0415

        hats.register(hats.Provider(MUNICIPALITY_ROLES, queries.hats_held))
        templates.register(
            *TEXTS,
            *WRITING,
            *INFORMATION_TEXTS,
            *REVIEW_TEXTS,
            *AGREEMENT_TEXTS,
            *TERMS,
            *ROUND_TEXTS,
            *DECISION_TEXTS,
            *PAPERS,
            *JOINT_TEXTS,
        )
        names.enter()
        for label in ("municipalities.decision", "municipalities.invitation"):
            if label not in subjects.known():
                subjects.register(subjects.Subject(label))
        readers = STAFF_ROLES | MUNICIPALITY_ROLES
        register(
            Item(_("Applications"), "file", "municipalities:application_list", readers, 20, group=Group.APPLICATIONS)
        )
        register(
            Item(
                _("Review"),
                "clip",
                "municipalities:review_list",
                STAFF_ROLES,
                21,
                count=queries.to_assess,
                group=Group.APPLICATIONS,
            )
        )
        register(Item(_("Rounds"), "calendar", "municipalities:round_list", readers, 22, group=Group.APPLICATIONS))
        register(
            Item(_("Agreements"), "handshake", "municipalities:agreement_list", readers, 24, group=Group.APPLICATIONS)
        )
        tellers = frozenset({Role.CANDIDATE, Role.PROJECT_LEADER})
        register(Item(_("Promises"), "check", "municipalities:promise_list", tellers, 35, group=Group.EDUCATION))
        register(
            Item(
                _("Training enterprises"),
                "graduate",
                "municipalities:enterprise_list",
                STAFF_ROLES,
                75,
                group=Group.REGISTER,
            )
        )
        register(
            Item(
                _("People"),
                "people",
                "municipalities:membership_mine",
                frozenset({Role.MANAGER}),
                65,
                group=Group.REGISTER,
            )
        )
        register(
            Item(
                _("Municipalities"),
                "buildings",
                "municipalities:municipality_list",
                frozenset(Role),
                70,
                group=Group.REGISTER,
            )
        )
        rights.register(_("Municipalities"), VERBS, order=20)
        schedule.register(*JOBS)
        files.enter()
        trail.register()
        groups.register(*GROUPS)
