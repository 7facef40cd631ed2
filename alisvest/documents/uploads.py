"""Receiving: to disk in pieces, never whole in memory, and no longer than a file may be."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from alisvest.documents.checking import LARGEST

LARGEST_REQUEST = 3 * LARGEST  # bytes; above this nothing is read at all, and a proxy should have stopped it before


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Streams a file to disk up to the limit; of one that is longer only its length is kept, for the form to say so."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  the framework's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("The upload is far above the limit.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= LARGEST:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        self.file.seek(0)
        self.file.size = self.received
        return self.file
