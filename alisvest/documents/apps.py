from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "alisvest.documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from alisvest.documents import trail  # noqa: PLC0415  models are loaded only now

        trail.register()
