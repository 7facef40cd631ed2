"""A bucket of an S3-compatible store. Its own module, because the client it needs is large and few installations use it."""

from typing import Any, NoReturn

from botocore.config import Config
from storages.backends.s3 import S3Storage

from alisvest.documents.storage import NoAddressError


class PrivateBucket(S3Storage):  # type: ignore[misc]  # django-storages has no types
    """A bucket by path, signed requests only, that never overwrites and never waits long."""

    def get_default_settings(self) -> dict[str, Any]:
        ours: dict[str, Any] = super().get_default_settings() | {
            "default_acl": None,  # the bucket's own, which is private unless somebody opened it
            "file_overwrite": False,
            "querystring_auth": True,
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                connect_timeout=3,
                read_timeout=20,
                retries={"total_max_attempts": 3},
                request_checksum_calculation="when_required",  # other stores than Amazon's do not know the newer ones
                response_checksum_validation="when_required",
            ),
        }
        return ours

    def url(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NoAddressError(args)
