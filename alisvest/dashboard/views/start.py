from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.accounts.endings import ending_soon
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, signed_in
from alisvest.dashboard import queries


@signed_in
@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    context = {
        "overview": queries.overview_for(request.user),
        "endings": ending_soon(request.user, clock.today()),
    }
    return render(request, "dashboard/start.html", context)


@signed_in
@require_safe
def task_list(request: SignedInRequest) -> HttpResponse:
    page = queries.task_page(request.user, several_hats=bool(request.session.get("several_hats")))
    return render(request, "dashboard/task_list.html", {"page": page})
