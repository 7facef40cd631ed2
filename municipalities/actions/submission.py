"""Signing, handing in, opening again, taking back; and the deadline, at which what was sent last stands."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.actions import archive
from alisvest.documents.rules import refuse_paper
from municipalities import letters, queries, rules
from municipalities.actions.application import locked
from municipalities.actions.partners import ask_partners
from municipalities.actions.restoring import restore
from municipalities.letters.answers import Sent
from municipalities.models import Application, Place, Round, SectionComment, Submission, Withdrawal
from municipalities.workflow import MOVES, WRITTEN, ApplicationStatus

KIND = "application"
TRIES = 5


class Comment(NamedTuple):
    """What the signer says about a point; an empty key is about the whole application."""

    key: str
    place: Place | None
    text: str


@transaction.atomic
def send_to_sign(application: Application, *, by: User) -> Application:
    """Hand the draft to the municipality's signers, who are told by mail. Raises RefusedError."""
    application = locked(application, by)
    standing, now = queries.standing(application, by), clock.now()
    signers = len(queries.active_members(application.municipality, clock.today(), Role.SIGNER))
    require(rules.refuse_send_to_sign(application, now=now, by=by, signers=signers, standing=standing))
    _move(application, "send_to_sign", to_sign_by=by, to_sign_at=now)
    record("municipalities.application_sent_to_sign", application, by=by)
    letters.tell_sent_to_sign(application, by=by)
    ask_partners(application)
    return application


@transaction.atomic
def take_back_application(application: Application, *, by: User) -> Application:
    """Take the draft back from the signer, to write on. Raises RefusedError."""
    application = locked(application, by)
    standing = queries.standing(application, by)
    require(rules.refuse_take_back(application, now=clock.now(), by=by, standing=standing))
    _move(application, "take_back", to_sign_by=None, to_sign_at=None)
    record("municipalities.application_taken_back", application, by=by)
    return application


@transaction.atomic
def return_application(application: Application, comments: Iterable[Comment], *, by: User) -> list[SectionComment]:
    """Send the application back to its writers with the signer's comments, point by point. Raises RefusedError."""
    application = locked(application, by)
    comments, now = [each for each in comments if each.text.strip()], clock.now()
    standing = queries.standing(application, by)
    require(rules.refuse_return(application, comments=len(comments), now=now, by=by, standing=standing))
    sent_by = application.to_sign_by
    _move(application, "return", to_sign_by=None, to_sign_at=None)
    made = SectionComment.objects.bulk_create(
        SectionComment(
            application=application,
            key=each.key,
            place=each.place,
            text=each.text.strip(),
            written_by=by,
            written_at=now,
        )
        for each in comments
    )
    record("municipalities.application_returned", application, by=by, changes={"comments": len(made)})
    letters.tell_returned(application, made, sent_by=sent_by, by=by)
    return made


@transaction.atomic
def answer_comment(comment: SectionComment, *, answer: str, by: User) -> SectionComment:
    """Say what was done about a comment; it then no longer stands at its point. Raises RefusedError."""
    application = locked(comment.application, by)
    comment = application.section_comments.select_for_update(of=("self",)).get(pk=comment.pk)
    point = (comment.key, comment.place_id)
    refusal = rules.refuse_writer(queries.standing(application, by), by=by, point=point)
    require(rules.refuse_answer_comment(comment, writer=refusal is None))
    comment.answer, comment.answered_by, comment.answered_at = answer.strip(), by, clock.now()
    comment.save(update_fields=["answer", "answered_by", "answered_at"])
    record("municipalities.comment_answered", application, by=by, changes={"section": comment.key})
    return comment


@transaction.atomic
def submit_application(application: Application, *, by: User, read_sha256: str | None = None) -> Application:
    """Hand the application in, also one that lacks answers: what it lacks stands on the receipt and in the review.

    Draws the next reference of the round the first time, without gaps, under a lock on the year's rounds. Keeps the
    answers, their hash and the paper of exactly what was sent, which is mailed to writers, signer and the official
    address. `read_sha256` is the hash of the answers that `by` had before them: what somebody wrote since is read before
    it is submitted; None compares nothing. Raises RefusedError.
    """
    application = locked(application, by)
    now, standing = clock.now(), queries.standing(application, by)
    require(rules.refuse_submit(application, now=now, by=by, standing=standing))
    require(refuse_paper(possible=pango.is_there()))
    asked = application.status == ApplicationStatus.TO_SIGN
    content = queries.content_of(application)
    require(rules.refuse_unread(read_sha256, content_sha256=queries.sha256_of(content)))
    entry = queries.paper_entry(application)
    version = application.submissions.count() + 1
    sent = Sent(version, by.name, now, queries.sha256_of(content), entry)
    reference, (pdf, name) = _drawn_and_printed(application, sent, by=by)
    _move(
        application,
        "submit",
        to_sign_by=None,
        to_sign_at=None,
        submitted_by=by,
        submitted_at=now,
        reference=reference,
        content_sha256=sent.content_sha256,
    )
    submission = Submission.objects.create(
        application=application,
        version=version,
        submitted_by=by,
        submitted_at=now,
        content_sha256=sent.content_sha256,
        snapshot=content,
        received_on=entry.received_on if entry else None,
        paper=archive(pdf, kind=KIND, shown_name=name, media_type="application/pdf", by=by),
    )
    record(
        "municipalities.application_submitted",
        application,
        by=by,
        changes={
            "reference": reference,
            "submission": version,
            "content_sha256": sent.content_sha256,
            "sha256": submission.paper.sha256,
        },
    )
    letters.acknowledge(submission, by=by)
    if not asked:
        ask_partners(application)
    return application


class _TakenError(Exception):
    """Somebody else drew the number meanwhile."""


def _drawn_and_printed(application: Application, sent: Sent, *, by: User) -> tuple[str, tuple[bytes, str]]:
    """Return the reference and the paper that bears it.

    The paper is printed before the number is drawn, with the one that would be next: printing takes a second, and the
    year's rounds must not be locked that long while others hand in too. Who was forestalled prints again; after a few
    times under the lock.
    """
    whole = queries.with_answers(Application.objects.visible_to(by)).get(pk=application.pk)
    language = queries.language_on(application.municipality, clock.today())
    if application.reference is not None:
        return application.reference, letters.answers_pdf(whole, sent, language, reference=application.reference)
    for _attempt in range(TRIES):
        expected = _reference(application.round, _last_number(application.round))
        printed = letters.answers_pdf(whole, sent, language, reference=expected)
        try:
            _draw(application.round, expected)
        except _TakenError:
            continue
        return expected, printed
    drawn = _next_reference(application.round)
    return drawn, letters.answers_pdf(whole, sent, language, reference=drawn)


@transaction.atomic
def _draw(round_: Round, expected: str) -> None:
    """Draw the next number if it is the expected one; else the drawing is rolled back, and its lock with it."""
    if _next_reference(round_) != expected:
        raise _TakenError


def _last_number(round_: Round) -> int:
    return max(Round.objects.filter(year=round_.year).values_list("last_number", flat=True))


def _reference(round_: Round, last: int) -> str:
    return f"ALIS-{round_.year}-{last + 1:03}"


def _next_reference(round_: Round) -> str:
    """Draw the next number. Rounds of one year share the series, so that a reference names one application."""
    rounds = list(Round.objects.select_for_update().filter(year=round_.year).order_by("pk"))
    last = max(each.last_number for each in rounds)
    Round.objects.filter(pk=round_.pk).update(last_number=last + 1)
    return _reference(round_, last)


@transaction.atomic
def reopen_application(application: Application, *, by: User) -> Application:
    """Open a submitted application to amend it. Until it is sent again, the last submission counts."""
    application = locked(application, by)
    standing = queries.standing(application, by)
    require(rules.refuse_reopen(application, now=clock.now(), by=by, standing=standing))
    _move(application, "reopen")
    record("municipalities.application_reopened", application, by=by)
    return application


@transaction.atomic
def withdraw_application(application: Application, *, reason: str, by: User) -> Withdrawal:
    """Take the application back for good, with the reason; it stays readable. Raises RefusedError."""
    application = locked(application, by)
    require(rules.refuse_withdraw(application, reason=reason, by=by))
    _move(application, "withdraw", to_sign_by=None, to_sign_at=None)
    withdrawal = Withdrawal.objects.create(
        application=application, reason=reason.strip(), withdrawn_by=by, withdrawn_at=clock.now()
    )
    record("municipalities.application_withdrawn", application, by=by, changes={"reason": withdrawal.reason})
    letters.tell_withdrawn(withdrawal, by=by)
    return withdrawal


def stand_after_deadline() -> int:
    """Let what was reopened and not sent again stand as it was last sent, in every round that has closed.

    Run by the worker; return how many. Each in a transaction of its own.
    """
    opened = Application.objects.filter(status__in=WRITTEN, submitted_at__isnull=False).select_related("round")
    return sum(_stand(each.pk) for each in opened)


@transaction.atomic
def _stand(pk: int) -> bool:
    rows = Application.objects.select_related("round", "municipality").select_for_update(of=("self",))
    application = rows.get(pk=pk)
    until = queries.dispensed_until(application.round, application.municipality_id)
    if rules.refuse_stand(application, now=clock.now(), dispensed_until=until) is not None:
        return False
    submission = application.submissions.select_related("submitted_by").order_by("-version")[0]
    if application.status == ApplicationStatus.TO_SIGN:
        _move(application, "take_back", to_sign_by=None, to_sign_at=None)
    if queries.content_sha256(application) != submission.content_sha256:
        restore(application, submission)
    _move(application, "stand")
    record("municipalities.application_stands", application, by=None, changes={"submission": submission.version})
    letters.tell_stands(application, submission)
    return True


def _move(application: Application, verb: str, **fields: object) -> None:
    application.status = MOVES[verb].target
    for name, value in fields.items():
        setattr(application, name, value)
    application.save(update_fields=["status", *fields])
