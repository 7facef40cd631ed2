"""Closed by default: shown by taking the lock off."""

import pytest
from django.core.checks import Error
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path
from pytest_django import Settings

from alisvest.core import access
from alisvest.core.roles import Role
from tests.make import people


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@access.allow(Role.PROJECT_LEADER)
def spoken(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [path("silent/", silent, name="silent"), path("spoken/", spoken, name="spoken")]


def test_a_view_that_names_no_audience_stops_the_start(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__

    found = access.check_audiences(None)

    assert [(type(message), message.id) for message in found] == [(Error, "alisvest.E001")]
    assert "silent" in found[0].msg


@pytest.mark.parametrize(
    ("role", "url", "status"),
    [
        (Role.PROJECT_LEADER, "/spoken/", 200),
        (Role.ADMINISTRATOR, "/spoken/", 403),
        (Role.PROJECT_LEADER, "/silent/", 403),
    ],
)
def test_a_view_opens_to_those_it_names_and_an_unmarked_one_to_nobody(
    settings: Settings, role: Role, url: str, status: int
) -> None:
    request = RequestFactory().get(url)
    request.user = people.user(role)
    view = spoken if url == "/spoken/" else silent
    middleware = access.AudienceMiddleware(view)
    try:
        middleware.process_view(request, view, (), {})
        answered = 200
    except PermissionDenied:
        answered = 403

    assert answered == status
