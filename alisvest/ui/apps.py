from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "alisvest.ui"
    label = "ui"
