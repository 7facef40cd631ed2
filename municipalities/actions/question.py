"""Questions about a round: asked, answered for all, mailed in one digest a day."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.models import Municipality, Question, QuestionDigest, Round


@transaction.atomic
def ask(round_: Round, municipality: Municipality | None, *, text: str, by: User) -> Question:
    """Enter a question. A municipality asks for itself; staff enter what came by other ways, or a clarification (None).

    Raises RefusedError.
    """
    require(rules.refuse_ask(round_, now=clock.now(), by=by))
    question = Question.objects.create(
        round=round_, municipality=municipality, asked_by=by, asked_at=clock.now(), text=text.strip()
    )
    record("municipalities.question_asked", question, by=by)
    return question


@transaction.atomic
def answer(question: Question, *, public_text: str, answer: str, by: User) -> Question:
    """Answer for everybody to read, with the question worded so that it tells nobody who asked. Raises RefusedError."""
    question = Question.objects.visible_to(by).select_for_update(of=("self",)).get(pk=question.pk)
    require(rules.refuse_answer(question, by=by))
    question.public_text, question.answer = public_text.strip(), answer.strip()
    question.answered_by, question.answered_at = by, clock.now()
    question.save()
    record("municipalities.question_answered", question, by=by)
    return question


def send_question_digests() -> int:
    """Mail what was answered since the last digest to everybody invited, one mail a round and day; returns the mails."""
    waiting = Question.objects.answered().filter(digest=None)
    return sum(_send_digest(key) for key in sorted(set(waiting.values_list("round", flat=True))))


@transaction.atomic
def _send_digest(key: int) -> int:
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=key)
    questions = list(round_.questions.answered().filter(digest=None))
    invitations = list(round_.invitations.select_related("municipality"))
    if not questions or not invitations:
        return 0
    mails = letters.send_digest(round_, questions, [invitation.municipality for invitation in invitations])
    digest = QuestionDigest.objects.create(round=round_, sent_at=clock.now(), mails=mails)
    for question in questions:
        question.digest = digest
        question.save(update_fields=["digest"])
    record("municipalities.digest_sent", round_, by=None, changes={"questions": len(questions), "mails": mails})
    return mails
