"""OpenID Connect: what allauth leaves out. The id_token is verified whole, and nothing in an address changes the request.

allauth sends the person off, keeps the state and fetches the code's token. Ours are the nonce, the signature, issuer,
audience, times and `acr` of the id_token, and that a person is known by issuer *and* subject. The callback is a GET and
so only puts the verified identity into the session; a POST from the next page uses it.
"""

import logging
import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from alisvest.core.links import absolute

ALGORITHMS = ["RS256", "PS256", "ES256"]  # never what the token's own header asks for
LEEWAY = 30  # seconds between their clock and ours
IDENTITY = "outside_identity"
LASTS = 10 * 60  # seconds that a verified identity waits in the session
LOCAL = {"127.0.0.1", "localhost"}
FAILED = _("The outside sign-in did not work. Try again, or choose another way.")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an outside provider says it is. `strong`: in a way that counts as a second factor."""

    provider: str
    issuer: str
    subject: str
    strong: bool
    process: str
    next: str
    at: float


@dataclass(frozen=True, slots=True)
class Outside:
    """A provider as it is shown."""

    key: str
    label: str
    issuer: str


def providers() -> tuple[Outside, ...]:
    """Return the outside providers of the settings, in their order."""
    return tuple(Outside(each["id"], each["label"], each["issuer"]) for each in settings.OIDC_PROVIDERS)


def label_of(issuer: str) -> str:
    """Return what a provider is called; the issuer itself when it is no longer in the settings."""
    return next((each.label for each in providers() if each.issuer == issuer), issuer)


def app_of(key: str) -> SocialApp:
    """Return the provider of that key as allauth knows one: from the settings, never from the database."""
    each = next(each for each in settings.OIDC_PROVIDERS if each["id"] == key)
    return SocialApp(
        provider="openid_connect",
        provider_id=each["id"],
        name=each["label"],
        client_id=each["client_id"],
        secret=each["client_secret"],
        settings={
            "server_url": each["issuer"],
            "acr": each.get("acr", []),
            "strong_acr": each.get("strong_acr", []),
        },
    )


class Provider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """Asks for what the settings say, and for nothing that stands in the address."""

    pkce_enabled_default = True

    def get_oauth2_adapter(self, request: HttpRequest) -> "Adapter":
        return Adapter(request, self.app.provider_id)

    def get_auth_params(self) -> dict[str, str]:
        accepted = self.app.settings["acr"]
        return {"acr_values": " ".join(accepted)} if accepted else {}

    def get_scope(self) -> list[str]:
        return ["openid"]

    def send_off(self, request: HttpRequest, process: str, next_url: str) -> HttpResponse:
        """Redirect to the provider, with state, nonce and PKCE kept in the session."""
        nonce = secrets.token_urlsafe(24)
        params = self.get_auth_params() | {"nonce": nonce}
        begun_by = request.user.pk if request.user.is_authenticated else None
        response: HttpResponse = self.redirect(
            request, process, next_url, {"begun_by": begun_by}, auth_params=params, nonce=nonce
        )
        return response


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    def get_provider(self) -> Provider:
        return Provider(self.request, app=app_of(self.provider_id))

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return absolute(reverse("openid_connect_callback", args=[self.provider_id]))

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the provider's own description of itself, of the very issuer in the settings. Raises OAuth2Error."""
        if not hasattr(self, "_described"):
            app = self.get_provider().app
            found = _fetched(app.settings["server_url"].rstrip("/") + "/.well-known/openid-configuration")
            needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            if found.get("issuer") != app.settings["server_url"] or any(
                not is_safe(found.get(name)) for name in needed
            ):
                raise OAuth2Error("the provider's configuration is not that of its issuer")
            self._described = found
        return self._described

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_access_token_data(*args, **kwargs)
        except (ValueError, LookupError) as error:
            raise OAuth2Error("no sensible answer for the code") from error

    def parse_token(self, data: object) -> None:
        """Keep no token: the id_token says all that is asked."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: None, **kwargs: Any) -> None:
        """Verify the id_token, keep who it is in the session, and lead on. Raises OAuth2Error for what does not hold."""
        state = self.stashed
        claims = self.verified(app, kwargs["response"].get("id_token"), state.get("nonce"))
        identity = Identity(
            provider=app.provider_id,
            issuer=claims["iss"],
            subject=claims["sub"],
            strong=claims.get("acr") in app.settings["strong_acr"],
            process=state["process"],
            next=state.get("next", ""),
            at=time.time(),
        )
        if state["data"]["begun_by"] != (request.user.pk if request.user.is_authenticated else None):
            raise OAuth2Error("somebody else began this")
        request.session[IDENTITY] = asdict(identity)
        raise ImmediateHttpResponse(redirect("accounts:outside_finish"))

    def verified(self, app: SocialApp, token: object, nonce: object) -> dict[str, Any]:
        """Return the claims of an id_token of this issuer, for us, now, in answer to this request. Raises OAuth2Error."""
        if not isinstance(token, str) or not nonce:
            raise OAuth2Error("no id_token")
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            keys = jwt.PyJWKSet.from_dict(_fetched(self.openid_config["jwks_uri"])).keys
            fitting = [each for each in keys if kid is None or each.key_id == kid]
            if len(fitting) != 1:
                raise OAuth2Error("no such key")
            claims: dict[str, Any] = jwt.decode(
                token,
                key=fitting[0].key,
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=app.settings["server_url"],
                leeway=LEEWAY,
                options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
            )
        except (jwt.PyJWTError, TypeError, ValueError) as error:
            raise OAuth2Error(type(error).__name__) from error
        _hold(secrets.compare_digest(str(claims["nonce"]), str(nonce)), "another nonce")
        _hold(claims.get("azp", app.client_id) == app.client_id, "for somebody else")
        _hold(bool(claims["sub"]) and len(claims["sub"]) <= 191, "no subject")
        _hold(not app.settings["acr"] or claims.get("acr") in app.settings["acr"], "acr too low or missing")
        return claims


class Callback(OAuth2CallbackView):  # type: ignore[misc]  # allauth has no types
    """Gives the adapter the state that belongs to the answer: it is gone from the session when it has been read."""

    def _get_state(self, request: HttpRequest, provider: Provider) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.stashed = state
        return state, response


def _hold(holds: bool, otherwise: str) -> None:  # noqa: FBT001  the claim itself
    if not holds:
        raise OAuth2Error(otherwise)


def _fetched(url: str) -> dict[str, Any]:
    """Raises OAuth2Error where nothing sensible comes back."""
    try:
        with get_adapter().get_requests_session() as session:
            response = session.get(url, allow_redirects=False)
            response.raise_for_status()
            found = response.json()
    except (RequestException, ValueError) as error:
        raise OAuth2Error(f"{url}: {type(error).__name__}") from error
    _hold(isinstance(found, dict), f"{url}: not an object")
    return dict(found)


def is_safe(url: object) -> bool:
    """Say whether a provider may be talked to there: over https, or on this very machine (tests)."""
    parts = urlsplit(str(url or ""))
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)


def keep(request: HttpRequest, identity: Identity) -> None:
    request.session[IDENTITY] = asdict(identity)


def identity_of(request: HttpRequest) -> Identity | None:
    """Return the verified identity that waits in the session, for ten minutes."""
    kept = request.session.get(IDENTITY)
    identity = Identity(**kept) if kept else None
    return identity if identity is not None and time.time() - identity.at < LASTS else None


def invited_identity(request: HttpRequest) -> Identity | None:
    """Return the identity by which somebody is about to accept an invitation."""
    identity = identity_of(request)
    return identity if identity is not None and identity.process == "invite" else None


def take_identity(request: HttpRequest) -> Identity | None:
    """Return it and forget it: it is good for one use."""
    identity = identity_of(request)
    request.session.pop(IDENTITY, None)
    return identity


def send_off(request: HttpRequest, key: str, *, process: str, next_url: str) -> HttpResponse:
    """Send the person to the provider of that key."""
    provider = Adapter(request, key).get_provider()
    try:
        return provider.send_off(request, process, next_url)
    except OAuth2Error as error:
        failed(request, key, error)
        return redirect("account_login")


def come_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take the provider's answer."""
    response: HttpResponse = Callback.adapter_view(Adapter(request, key))(request)
    return response


def failed(request: HttpRequest, key: str, error: object) -> None:
    """Tell the person that it did not work, and the log why."""
    log.warning("outside sign-in refused", extra={"provider": key, "why": str(error)[:200]})
    messages.error(request, FAILED)
