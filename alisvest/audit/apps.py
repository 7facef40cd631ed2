from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "alisvest.audit"
    verbose_name = _("Trail")

    def ready(self) -> None:
        from alisvest.audit import refusals  # noqa: PLC0415  models are loaded only now
        from alisvest.core.access import on_refusal  # noqa: PLC0415

        on_refusal(refusals.note)
