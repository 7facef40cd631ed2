"""Writing down what a post is. The list and the page of a post stand in candidates, which knows who holds it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from municipalities.actions import position as actions
from municipalities.forms.position import DescribeForm, TasksForm
from municipalities.queries.position import WHOLE, applied_for, position_on, posts_for
from municipalities.workflow import EMPLOYERS


@allow(*sorted(EMPLOYERS))
@require_http_methods(["GET", "HEAD", "POST"])
def position_describe(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(posts_for(request.user), pk=pk)
    applied = applied_for(position)
    initial = {
        "start": position.start,
        "percentage": position.percentage,
        "main_position": position.main_position,
        "list_model": applied.list_model,
        "list_length": applied.list_length,
    }
    workplaces = [(applied.workplace, WHOLE)] if applied.workplace else []
    back = reverse("candidates:position_detail", args=[pk])
    form = DescribeForm(request.POST or None, initial=initial, workplaces=workplaces, back=back)
    if form.is_valid() and form.carry_out(actions.describe_position, position, **form.answers, by=request.user):
        messages.success(request, _("What the post is stands on its page."))
        return redirect(position)
    context = {
        "form": form,
        "position": position,
        "title": _("Describe the post"),
        "lead": _(
            "What the application said is filled in. Workplaces and side positions are shares of this post. What becomes "
            "different later is an amendment."
        ),
    }
    return render(request, "municipalities/position_form.html", context, status=form.status)


@allow(*sorted(EMPLOYERS))
@require_http_methods(["GET", "HEAD", "POST"])
def position_tasks(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(posts_for(request.user), pk=pk)
    now = position_on(position, max(clock.today(), position.start))
    form = TasksForm(
        request.POST or None,
        initial={"start": now.day, "main_position": now.main_position},
        sides=[(each.task, each.share) for each in now.sides],
        back=reverse("candidates:position_detail", args=[pk]),
    )
    if form.is_valid() and form.carry_out(actions.change_tasks, position, **form.answers, by=request.user):
        messages.success(request, _("Main and side positions are changed from the day you chose."))
        return redirect(position)
    context = {
        "form": form,
        "position": position,
        "title": _("Main and side positions"),
        "lead": _("The size of the post, and so plan and money, stay as they are."),
    }
    return render(request, "municipalities/position_form.html", context, status=form.status)
