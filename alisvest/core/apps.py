from django.apps import AppConfig
from django.core.checks import register

from alisvest.core.access import check_audiences


class CoreConfig(AppConfig):
    name = "alisvest.core"

    def ready(self) -> None:
        register(check_audiences)
