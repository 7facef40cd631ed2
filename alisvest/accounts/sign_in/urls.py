"""The pages of allauth's that exist here, under the names that allauth calls them by, each with its audience."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from alisvest.accounts.sign_in import views
from alisvest.core.access import everyone

View = Callable[..., HttpResponseBase]
hidden = sensitive_post_parameters()  # nothing that is typed here stands in a report of an error


def door(view: View) -> View:
    """A page before somebody is signed in."""
    return login_not_required(everyone(never_cache(hidden(view))))


sign_out = door(views.sign_out)

urlpatterns: list[URLPattern] = [
    path("sign-in/", door(views.SignIn.as_view()), name="account_login"),
]
