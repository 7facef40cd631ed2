"""Where the bytes lie: a folder outside the web root, or a bucket of an S3-compatible store. Neither has addresses.

Which of the two is decided by the settings (README). A file leaves only through a view that asks for the right.
"""

from typing import NoReturn

from django.core.files.storage import FileSystemStorage


class NoAddressError(Exception):
    """Somebody asked for a stored file's address: there is none, and none is ever signed."""


class PrivateDisk(FileSystemStorage):
    def url(self, name: str | None) -> NoReturn:
        raise NoAddressError(name)
