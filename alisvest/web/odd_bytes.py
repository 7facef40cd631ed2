"""What no browser sends of itself is refused before anything reads it: 400, never a fault further in.

NUL cannot be stored by Postgres, and bytes that are no UTF-8 (overlong forms and lone surrogates among them) would be
read differently by the next program. Text fields of a multipart form are decoded by Django, which puts U+FFFD in the
place of what it cannot read: that is text, and is stored as such.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

NUL = "\0"
_NO_UTF8 = re.compile(r"%[89A-F][0-9A-F]")  # so Django leaves those bytes of a path that are no UTF-8


class OddBytesMiddleware:
    """Refuse odd bytes in address, headers and cookies at once, and in what is sent before the view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        for part in _outside(request):
            _refuse_odd(part)
        if _length(request) > settings.LARGEST_REQUEST:
            raise RequestDataTooBig("the whole request")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return
        if request.content_type == "application/x-www-form-urlencoded":
            _refuse_odd(unquote_to_bytes(request.body.replace(b"+", b" ")))
        elif request.content_type == "application/json":
            _refuse_odd_json(request.body)
        else:
            for name, values in request.POST.lists():
                for part in (name, *values):
                    _refuse_odd(part.encode("utf-8", "surrogatepass"))
            for file in request.FILES.values():
                _refuse_odd(str(getattr(file, "name", "")).encode("utf-8", "surrogatepass"))


def _outside(request: HttpRequest) -> Iterator[bytes]:
    yield b"\0" if _NO_UTF8.search(request.path_info) else request.path_info.encode("utf-8")
    yield unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1", "replace"))
    for value in request.COOKIES.values():  # a quoted one may hold a NUL that its header does not show
        yield value.encode("utf-8", "replace")
    for name, value in request.META.items():
        if name.startswith("HTTP_") and NUL in value:
            yield b"\0"


def _refuse_odd(part: bytes) -> None:
    if b"\0" in part:
        raise BadRequest("odd bytes")
    try:
        part.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest("odd bytes") from error


def _refuse_odd_json(body: bytes) -> None:
    try:
        read = json.loads(body.decode("utf-8")) if body else None
        text = json.dumps(read, ensure_ascii=False).encode("utf-8")  # a lone surrogate has no UTF-8
    except (ValueError, RecursionError) as error:
        raise BadRequest("odd JSON") from error
    if b"\\u0000" in text:
        raise BadRequest("odd bytes")


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    if not (given.isascii() and given.isdigit()) or len(given) > 18:
        raise BadRequest("odd length")
    return int(given)
