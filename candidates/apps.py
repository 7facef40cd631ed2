from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role


class CandidatesConfig(AppConfig):
    name = "candidates"
    verbose_name = _("Candidates")

    def ready(self) -> None:
        from alisvest.accounts import hats  # noqa: PLC0415  models are loaded only now
        from candidates import queries  # noqa: PLC0415

        hats.register(hats.Provider(frozenset({Role.CANDIDATE}), queries.hats_of))
