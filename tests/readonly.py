"""A GET changes no row: only the session and the access log may be written. In the tests a GET that writes anything else raises."""

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

WRITES = re.compile(r'\s*(insert\s+into|update|delete\s+from)\s+"?(?P<table>\w+)', re.IGNORECASE)
# Who opened what is the one thing that reading leaves behind, beside the session and the count of somebody's attempts.
ALLOWED = {"django_session", "audit_access", "cache"}


class GetWroteError(AssertionError):
    """A page that was only asked for has changed a row."""


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
    match = WRITES.match(sql)
    if match and match["table"] not in ALLOWED:
        raise GetWroteError(sql)
    return execute(sql, params, many, context)


class ReadOnlyGet:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        safe = request.method in {"GET", "HEAD", "OPTIONS"}
        with connection.execute_wrapper(_refuse_writes) if safe else nullcontext():
            return self.get_response(request)
