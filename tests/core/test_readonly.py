"""The net under every page test: shown to hold."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.make import people
from tests.readonly import GetWroteError, ReadOnlyGet


def writes(request: HttpRequest) -> HttpResponse:
    people.user()
    return HttpResponse()


def test_a_get_that_writes_raises() -> None:
    with pytest.raises(GetWroteError):
        ReadOnlyGet(writes)(RequestFactory().get("/"))


def test_a_post_may_write() -> None:
    assert ReadOnlyGet(writes)(RequestFactory().post("/")).status_code == 200
