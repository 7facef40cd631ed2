"""Who may call a view at all. A view that does not say is closed to everyone, and the system check stops the start.

The middleware also turns a refusal into its answer, so that no view has a try/except.
"""

import logging
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core import checks
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext as _

from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, Refusal, RefusedError, refuse_former

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]

EVERYONE: None = None
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SignedInRequest(HttpRequest):
    """A request past LoginRequiredMiddleware."""

    user: "User"


class Refused(NamedTuple):
    """An attempt that was refused: what the trail is told after the attempt's own transaction was rolled back."""

    request: HttpRequest
    reason: str


_witnesses: list[Callable[[Refused], None]] = []
_refusals: ContextVar[list[str] | None] = ContextVar("refusals", default=None)


def on_refusal(witness: Callable[[Refused], None]) -> None:
    """Tell `witness` of every refused attempt to write, after its transaction was rolled back. Called once, at start."""
    _witnesses.append(witness)


def note_refusal(reason: object) -> None:
    """Remember, until the request is answered, that something was refused: by the middleware and by forms."""
    refusals = _refusals.get()
    if refusals is not None:
        refusals.append(str(reason))


def opens(label: str, argument: str = "pk") -> Callable[[View], View]:
    """Mark a view whose reading is logged: it opens the row `label` ("candidates.candidate") with that URL argument."""

    def mark(view: View) -> View:
        view.opens = (label, argument)  # type: ignore[attr-defined]
        return view

    return mark


def allow(*roles: Role) -> Callable[[View], View]:
    """Open the view to these roles; AudienceMiddleware enforces it and tests/access_table.py lists it a second time."""

    def mark(view: View) -> View:
        view.audience = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return mark


def signed_in(view: View) -> View:
    """Open the view to everyone who has signed in, whatever hat they wear, even none."""
    view.audience = "signed in"  # type: ignore[attr-defined]
    return view


def everyone(view: View) -> View:
    """Open the view to the world. Combine with login_not_required."""
    view.audience = EVERYONE  # type: ignore[attr-defined]
    return view


class AudienceMiddleware:
    """Let a request through to a view only when the view names the hat that is worn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _refusals.set([])
        response = self.get_response(request)
        refusals = _refusals.get() or []
        _refusals.reset(token)
        if request.method not in SAFE:
            for reason in refusals:
                for witness in _witnesses:
                    witness(Refused(request, reason))
        return response

    def process_view(self, request: HttpRequest, view: View, args: object, kwargs: object) -> HttpResponse | None:
        audience: frozenset[Role] | str | None = getattr(view, "audience", frozenset())
        if audience is EVERYONE or (audience == "signed in" and request.user.is_authenticated):
            return None
        role = getattr(request.user, "role", None)
        if role is None or isinstance(audience, str) or role not in audience:
            note_refusal("audience")
            raise PermissionDenied
        refusal = refuse_former(getattr(request.user, "hat", None))
        if refusal is not None and request.method not in SAFE:
            note_refusal(refusal.reason)
            return refused(request, refusal)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RefusedError):
            note_refusal(error.refusal.reason)
            return refused(request, error.refusal)
        if isinstance(error, IntegrityError) and (sentence := sentence_for(error)):
            note_refusal(sentence)
            return refused(request, Refusal(Kind.NOT_POSSIBLE_NOW, sentence))
        if isinstance(error, ObjectDoesNotExist) and request.method not in SAFE:
            # The view found the row; when the verb locked it, somebody else had taken it away.
            logger.warning("gone while a verb began", exc_info=error)
            reason = _("This is no longer there: somebody removed it at the same moment.")
            note_refusal(reason)
            return refused(request, Refusal(Kind.NOT_POSSIBLE_NOW, reason))
        return None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Show why not, in words, with the refusal's own status."""
    return render(request, "refused.html", {"refusal": refusal}, status=refusal.kind.value)


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk every URL of the application as (namespaced name, pattern)."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}", entry


def check_audiences(app_configs: Any, **_options: Any) -> list[checks.CheckMessage]:
    """Refuse to start while a view has not said whom it is for. Registered by alisvest.core.apps."""
    return [
        checks.Error(f"The view of URL {name!r} names no audience.", hint="Use @allow(Role…).", id="alisvest.E001")
        for name, pattern in patterns(get_resolver())
        if not hasattr(pattern.callback, "audience")
    ]
