from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.accounts import rights
from alisvest.accounts.forms import RoleChoiceForm
from alisvest.core.access import SignedInRequest, signed_in
from alisvest.core.roles import Role


@signed_in
@require_safe
def rights_list(request: SignedInRequest) -> HttpResponse:
    """Show roles × verbs, and one role's own list: the one asked for, else the reader's (that is what a phone shows)."""
    form = RoleChoiceForm(request.GET or None)
    asked = form.cleaned_data["role"] if form.is_valid() else ""
    chosen = Role(asked) if asked else request.user.role or Role.PROJECT_LEADER
    context = {
        "form": RoleChoiceForm({"role": chosen.value}),
        "chosen": chosen,
        "asked": bool(asked),
        "reach": rights.REACH[chosen],
        "roles": [(role.label, rights.REACH[role]) for role in Role],
        "sections": [] if asked else list(rights.sections()),
        "list": list(rights.sections_of(chosen)),
    }
    return render(request, "accounts/rights_list.html", context)
