"""allauth's views as pages of ours: our forms, our templates, our statuses."""

from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView

from alisvest.accounts.sign_in import forms


class OurPage(FormView):  # type: ignore[type-arg]  # the form is named by each page
    """A form that does not hold answers 422, as everywhere."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return super().render_to_response(context, status=getattr(context.get("form"), "status", 200), **kwargs)


class SignIn(OurPage, LoginView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.SignInForm


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and forget a sign-in that is half done."""
    logout(request)
    return redirect("account_login")
