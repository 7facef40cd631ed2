from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role
from alisvest.ui import navigation


class AccountsConfig(AppConfig):
    name = "alisvest.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from alisvest.accounts import letters, receivers, rights, trail  # noqa: PLC0415  models are loaded only now
        from alisvest.accounts.sign_in import letters as sign_in_letters  # noqa: PLC0415
        from alisvest.accounts.sign_in import rights as sign_in_rights  # noqa: PLC0415
        from alisvest.outbox import groups, templates  # noqa: PLC0415

        navigation.register(
            navigation.Item(
                _("Everybody"),
                "people",
                "accounts:person_list",
                frozenset({Role.PROJECT_LEADER}),
                66,
                group=navigation.Group.REGISTER,
            )
        )
        templates.register(*letters.TEMPLATES, *sign_in_letters.TEMPLATES)
        rights.register(_("Signing in and people"), rights.VERBS, order=90)
        rights.register(_("Sign-in and security"), sign_in_rights.VERBS, order=89)
        rights.register(_("Files"), rights.DOCUMENTS, order=80)
        rights.register(_("Letters and mail"), rights.OUTBOX, order=81)
        rights.register(_("Trail"), rights.AUDIT, order=82)
        rights.register(_("The programme’s values"), rights.PROGRAMME, order=83)
        rights.register(_("The application itself"), rights.WEB, order=90)
        trail.register()
        groups.register(*receivers.GROUPS)
