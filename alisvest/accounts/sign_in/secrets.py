"""Keeps the second factor's secrets unreadable in the database and its backups: under a key made of SECRET_KEY."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (hashlib.sha256(b"second factor:" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])


def lock(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    """Raises cryptography.fernet.InvalidToken where SECRET_KEY has changed and is in no SECRET_KEY_FALLBACKS."""
    return _box().decrypt(locked.encode()).decode()
