"""Addresses: those that leave the application, and those that somebody asks to be led to."""

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    """Return the full address of a path of ours: SITE_URL is a setting, since whoever asks chooses the Host header."""
    return f"{settings.SITE_URL}{path}"


def is_ours(url: str | None) -> bool:
    """Say whether whoever asks may be led there: to a path of ours, and nowhere else.

    Not to a bare word either, which Django's redirect would take for the name of a view.
    """
    return url is not None and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
