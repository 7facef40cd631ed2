from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from alisvest.ui.tables import chosen_sort, paginate
from municipalities import queries

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES), Role.STEERING)
COLUMNS = {"name": "municipality__name_sort", "percentage": "percentage", "start": "start"}


@allow(*READERS)
@require_safe
def position_list(request: SignedInRequest) -> HttpResponse:
    order = chosen_sort(request, COLUMNS, "name")
    rows = paginate(request, queries.positions_for(request.user).order_by(order, "number"))
    own = request.user.role in MUNICIPALITY_ROLES
    lead = (
        _("The posts your municipality has been granted.") if own else _("Every post that has been granted, by whom.")
    )
    return render(request, "municipalities/position_list.html", {"rows": rows, "lead": lead})


@allow(*READERS)
@require_safe
def position_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(queries.position_with_decision(request.user), pk=pk)
    facts = [
        Fact(_("Municipality"), position.municipality.name, position.municipality.get_absolute_url()),
        Fact(_("Main position"), position.get_main_position_display()),
        Fact(_("Percentage of a full post"), formats.percent(position.percentage)),
        Fact(_("May be filled from"), formats.day(position.start)),
        Fact(_("Round"), position.decision.application.round.name),
    ]
    context = {
        "position": position,
        "facts": facts,
        "may_read_decision": request.user.role != Role.STEERING,
    }
    return render(request, "municipalities/position_detail.html", context)
