"""The developers' page: every component in every state. Wired only where DEBUG is on."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.core.access import everyone
from alisvest.ui import gallery


@everyone
@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/components.html", gallery.content(request))
