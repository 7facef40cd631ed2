"""An OpenID Connect provider of our own, on 127.0.0.1: it signs what the test tells it to say."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _each in range(2))
CLIENT, SECRET = "alis-vest", "a secret between the two"


def _number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


def jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, str]:
    public = key.public_key().public_numbers()
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": _number(public.n), "e": _number(public.e)}


class Provider:
    """`claims` is laid over the good answer; `key`, `algorithm` and `answer` spoil it in other ways."""

    def __init__(self) -> None:
        self.issuer = ""
        self.claims: dict[str, Any] = {}
        self.key: Any = KEY
        self.headers: dict[str, Any] = {"kid": "one"}
        self.algorithm = "RS256"
        self.described: dict[str, Any] = {}
        self.answer: Any = None
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.nonce = ""

    def good(self) -> dict[str, Any]:
        now = int(time.time())
        return {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 120,
            "nonce": self.nonce,
            "acr": "substantial",
            "email": "stranger@example.no",
            "email_verified": True,
        }

    def token(self) -> str:
        said = {name: value for name, value in (self.good() | self.claims).items() if value is not None}
        return jwt.encode(said, self.key, algorithm=self.algorithm, headers=self.headers)

    def get(self, path: str) -> Any:
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            } | self.described
        return {"keys": [jwk(KEY, "one")]}

    def post(self, sent: dict[str, str]) -> Any:
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": self.token()} | (self.answer or {})

    def settings(self, **more: Any) -> dict[str, Any]:
        return {
            "id": "local",
            "label": "Lokalporten",
            "issuer": self.issuer,
            "client_id": CLIENT,
            "client_secret": SECRET,
            "acr": ["substantial", "high"],
            "strong_acr": ["high"],
        } | more


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _send(self, said: Any) -> None:
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            provider.asked.append((self.path, {}))
            parts = urlsplit(self.path)
            if parts.path == "/authorize":  # everybody is let in at once
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                provider.nonce = query["nonce"]
                self.send_response(302)
                self.send_header("Location", f"{query['redirect_uri']}?code=c1&state={query['state']}")
                self.end_headers()
                return
            self._send(provider.get(parts.path))

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            flat = {name: values[0] for name, values in sent.items()}
            provider.asked.append((self.path, flat | {"authorization": self.headers.get("Authorization", "")}))
            self._send(provider.post(flat))

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
