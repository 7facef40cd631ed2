from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from municipalities import actions, queries
from municipalities.forms import ChangeDeclarationForm, DeclareForm

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """The reader's own declarations of a round: what is asked, and what was declared."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    lines = queries.declaration_lines(request.user, round_)
    asked = [line for line in lines if line.asked]
    back = f"{reverse('municipalities:review_list')}?round={pk}"
    form = DeclareForm(request.POST or None, lines=asked, back=back)
    if (
        asked
        and form.is_valid()
        and form.carry_out(actions.declare_conflicts, round_, **form.answers(), by=request.user)
    ):
        unfit = len(form.answers()["unfit"])
        said = ngettext(
            "Your declaration is saved: a conflict of interest with %(count)s municipality.",
            "Your declaration is saved: a conflict of interest with %(count)s municipalities.",
            unfit,
        ) % {"count": unfit}
        messages.success(request, said if unfit else _("Your declaration is saved: no conflict of interest."))
        return redirect(back)
    context = {
        "round": round_,
        "form": form if asked else None,
        "lines": [line for line in lines if not line.asked],
        "back": back,
        "nothing": not lines,
    }
    return render(request, "municipalities/conflict_declare.html", context, status=form.status if asked else 200)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_change(request: SignedInRequest, pk: int, municipality: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    place = get_object_or_404(queries.municipalities_in_review(round_), pk=municipality)
    back = reverse("municipalities:conflict_declare", args=[pk])
    form = ChangeDeclarationForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(
        actions.change_declaration, round_, place, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("Your declaration about %(name)s is changed.") % {"name": place.name})
        return redirect(back)
    context = {
        "round": round_,
        "municipality": place,
        "form": form,
        "back": back,
        "earlier": queries.declaration_history(request.user, round_, place),
    }
    return render(request, "municipalities/conflict_change.html", context, status=form.status)
