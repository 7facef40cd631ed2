"""A small store that speaks enough of S3 for the client: PUT, GET, HEAD, DELETE and a list, signed requests only."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.parse import unquote, urlsplit

LIST = "<Contents><Key>{name}</Key><Size>{size}</Size><LastModified>2019-01-15T12:00:00.000Z</LastModified></Contents>"


class Store(BaseHTTPRequestHandler):
    """Objects by path in memory; `seen` is every request that came, with whether it was signed and how it is open."""

    objects: ClassVar[dict[str, bytes]]
    seen: ClassVar[list[tuple[str, str, bool, str]]]
    protocol_version = "HTTP/1.1"

    def _begin(self) -> str | None:
        signed = self.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 Credential=reader/")
        path = unquote(urlsplit(self.path).path)
        self.seen.append((self.command, path, signed, self.headers.get("x-amz-acl", "")))
        if not signed:
            self._answer(403)
            return None
        return path

    def _answer(self, status: int, content: bytes = b"", *, length: int | None = None, etag: str = '"x"') -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", "Tue, 15 Jan 2019 12:00:00 GMT")
        self.end_headers()
        self.wfile.write(content)

    def do_PUT(self) -> None:
        path = self._begin()
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if path is not None:
            self.objects[path] = content
            self._answer(200, etag=f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"')

    def do_GET(self) -> None:
        path = self._begin()
        if path is None:
            return
        if path.count("/") == 1 or path.endswith("/"):
            named = ((key.rpartition("/")[2], len(value)) for key, value in sorted(self.objects.items()))
            lines = "".join(LIST.format(name=name, size=size) for name, size in named)
            self._answer(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{lines}</ListBucketResult>".encode())
        elif path in self.objects:
            self._answer(200, self.objects[path])
        else:
            self._answer(404)

    def do_HEAD(self) -> None:
        path = self._begin()
        if path is not None:
            there = path in self.objects
            self._answer(200 if there else 404, length=len(self.objects[path]) if there else 0)

    def do_DELETE(self) -> None:
        path = self._begin()
        if path is not None:
            self.objects.pop(path, None)
            self._answer(204)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[tuple[str, type[Store]]]:
    """Run the store; give its address and its class, which holds what it keeps and what it was asked."""
    store = type("OwnStore", (Store,), {"objects": {}, "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), store)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", store
    server.shutdown()
    server.server_close()
    thread.join()
