"""Addresses that leave the application, in mails and calendars: never from the request's own Host header."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the full address of a path of ours: SITE_URL is a setting, since whoever asks chooses the Host header."""
    return f"{settings.SITE_URL}{path}"
