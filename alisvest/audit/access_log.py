"""Who opened which person's pages and files: one insert-only table, one middleware, the only thing that a GET writes.

A view says by `@opens(label, argument)` whose row it opens. Refused requests are logged too, with their status.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from alisvest.audit.models import Access

logger = logging.getLogger(__name__)
ANY = "*"  # a page for rows of every kind: its address names the kind
BIGGEST = 2**63 - 1  # what the column holds: an address may name any number


class AccessLogMiddleware:
    """Write the line after the response is made. A log that cannot be written does not change the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        opened = getattr(match.func, "opens", None) if match else None
        if match and opened and request.user.is_authenticated:
            _write(request, opened, match.kwargs, response.status_code)
        return response


def _write(request: Any, opened: tuple[str, str], kwargs: dict[str, Any], status: int) -> None:
    label, argument = opened
    label = kwargs.get("label", "")[:60] if label == ANY else label
    key = kwargs.get(argument, request.user.scope)  # «my page» names no row: it is the hat's own
    try:
        with transaction.atomic():
            Access.objects.create(
                by=request.user,
                seen_by=getattr(request, "seen_by", None),
                role=request.user.role or "",
                view=request.resolver_match.view_name,
                subject_type=label,
                subject_id=key if isinstance(key, int) and key <= BIGGEST else None,
                status=status,
            )
    except DatabaseError:
        logger.exception("an opening could not be written to the access log")
