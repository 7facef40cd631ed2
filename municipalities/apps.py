from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import MUNICIPALITY_ROLES


class MunicipalitiesConfig(AppConfig):
    name = "municipalities"
    verbose_name = _("Municipalities")

    def ready(self) -> None:
        from alisvest.accounts import hats  # noqa: PLC0415  models are loaded only now
        from municipalities import queries  # noqa: PLC0415

        hats.register(hats.Provider(MUNICIPALITY_ROLES, queries.hats_of))
