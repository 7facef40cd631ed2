"""Questions about a round and their answers, open to all applicants."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui.tables import paginate
from municipalities import actions, queries, rules
from municipalities.forms import AnswerForm, QuestionForm
from municipalities.views.round import READERS, STAFF

FORM = ["GET", "HEAD", "POST"]
ASKERS = tuple(sorted({*rules.ANSWERERS, *STAFF}))


@allow(*READERS)
@require_safe
def question_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """The one log: what is answered for all; the own questions, and for the staff all, also while they wait."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    questions = queries.questions_for(request.user).filter(round=round_)
    context = {
        "round": round_,
        "rows": paginate(request, questions.answered()),
        "waiting": list(questions.filter(answered_at=None)),
        "is_staff": request.user.role in STAFF_ROLES,
        "may_answer": request.user.role == Role.PROJECT_LEADER,
        "may_ask": rules.refuse_ask(round_, now=clock.now(), by=request.user) is None,
    }
    return render(request, "municipalities/question_list.html", context)


@allow(*ASKERS)
@require_http_methods(FORM)
def question_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_ask(round_, now=clock.now(), by=request.user))
    staff = request.user.role in STAFF_ROLES
    back = reverse("municipalities:question_list", args=[pk])
    form = QuestionForm(request.POST or None, places=queries.possible_invitees(round_) if staff else None, back=back)
    if form.is_valid():
        given = form.cleaned_data
        asker = given["municipality"] if staff else get_object_or_404(queries.reached_municipalities(request.user))
        if form.carry_out(actions.ask, round_, asker, text=given["text"], by=request.user):
            messages.success(request, _("The question is entered. The answer goes to everybody."))
            return redirect(back)
    return render(request, "municipalities/question_ask.html", {"round": round_, "form": form}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def question_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(queries.questions_for(request.user), pk=pk)
    require(rules.refuse_answer(question, by=request.user))
    back = reverse("municipalities:question_list", args=[question.round_id])
    form = AnswerForm(request.POST or None, initial={"public_text": question.text}, back=back)
    if form.is_valid() and form.carry_out(actions.answer, question, **form.cleaned_data, by=request.user):
        messages.success(request, _("The answer is published. It is mailed to all with the next digest."))
        return redirect(back)
    context = {"round": question.round, "question": question, "form": form}
    return render(request, "municipalities/question_answer.html", context, status=form.status)
