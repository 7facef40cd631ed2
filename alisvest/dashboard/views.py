from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, signed_in
from alisvest.dashboard import queries


@signed_in
@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    return render(request, "dashboard/start.html", {"overview": queries.overview_for(request.user)})
