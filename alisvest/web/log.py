"""Log lines: one JSON object an event. Never what anybody typed, no name, no secret.

A person is their key. An address is its pattern ("invitations/<token>/"), since some addresses are secrets. A fault is
its kind and the places it passed, not its words: the words of a database's fault hold the row that it refused.
"""

import json
import logging
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_current: ContextVar[str] = ContextVar("request_id", default="")
_log = logging.getLogger("alisvest.request")
_QUIET_HEALTH = "/health/"


def request_id() -> str:
    """Return the key of the request that is being answered; an empty text outside of one."""
    return _current.get()


class RequestLogMiddleware:
    """The outermost: gives the request its key, and writes its line when it has been answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _current.set(uuid.uuid4().hex)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id()
            if not request.path_info.startswith((settings.STATIC_URL, _QUIET_HEALTH)):
                _log.info("answered", extra={"event": _facts(request, response, started)})
            return response
        finally:
            _current.reset(token)


def _facts(request: HttpRequest, response: HttpResponseBase, started: float) -> dict[str, Any]:
    user = getattr(request, "_cached_user", None)  # asked for already, or nobody: a log line makes no query
    hat = getattr(user, "hat", None)
    return {
        "method": request.method,
        "route": _route(request),
        "status": response.status_code,
        "ms": round((time.perf_counter() - started) * 1000),
        "user": getattr(user, "pk", None),
        "hat": hat.role.value if hat else None,
    }


def _route(request: HttpRequest) -> str | None:
    match = request.resolver_match
    return match.route if match else None


class JsonLines(logging.Formatter):
    """Write a record as one line of JSON; what stands in it is escaped, line breaks too."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._message(record),
        }
        if current := request_id():
            line["request"] = current
        line |= getattr(record, "event", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = _fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=str)

    def _message(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):  # Django's own lines hold the address, which may be a secret
            return f"{getattr(record, 'status_code', '')} {_route(request) or ''}".strip()
        return record.getMessage()


def _fault(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": f"{type(error).__module__}.{type(error).__qualname__}", "at": _frames(error)}
    if constraint := getattr(getattr(error.__cause__, "diag", None), "constraint_name", None):
        told["constraint"] = constraint
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told["because_of"] = _fault(cause)
    return told


def _frames(error: BaseException) -> list[str]:
    found: TracebackType | None = error.__traceback__
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(found)]
