"""What runs by itself, and whether it did."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from alisvest.outbox.queries import job as queries
from alisvest.outbox.queries.mail import outbox_state


@allow(*STAFF_ROLES)
@require_safe
def job_list(request: SignedInRequest) -> HttpResponse:
    context = {
        "rows": queries.job_rows(clock.now()),
        "worker": queries.worker_seen(),
        "state": outbox_state(request.user),
    }
    return render(request, "outbox/job_list.html", context)
