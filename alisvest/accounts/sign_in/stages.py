"""The steps between a right password and a session."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]  # allauth has no types
    """Asks whoever has a second factor for it, unless the outside provider has already done as much."""

    def _should_handle(self, request: HttpRequest) -> bool:
        ways = get_authentication_records(request, self.login.user)
        if ways and ways[-1].get("strong") is True:
            return False
        return bool(super()._should_handle(request))
