"""What waits for those who act for a municipality: applications, claims, egenandel, posts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.core.clock import OSLO
from alisvest.core.money import format_kroner
from alisvest.core.roles import Role
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from candidates.queries import filled_positions
from candidates.queries.employment import PositionLine
from finance.models import EgenandelCharge
from finance.queries import claims, egenandel
from finance.workflow import CLAIM_SENDERS, ClaimStatus
from municipalities.models import Application, Round
from municipalities.queries import applications_with_answers, open_rounds, remaining_words, section_states
from municipalities.queries.joint import waiting_for_signature, written_with_us
from municipalities.queries.round import last_days
from municipalities.rules import missing_points
from municipalities.workflow import ApplicationStatus


def application_tasks(reader: Reader) -> Iterator[Task]:
    """An open round asks for an application: to begin, to finish, and by the signer to submit."""
    rounds = list(open_rounds(reader.user, reader.today))
    if not rounds or reader.user.scope is None:
        return
    own = applications_with_answers(reader.user).filter(round__in=rounds, municipality_id=reader.user.scope)
    begun = {application.round_id: application for application in own}
    last = last_days(rounds, reader.user.scope)
    for round_ in rounds:
        application, due = begun.get(round_.pk), last[round_.pk]
        if application is None:
            yield _to_begin(reader, round_, due)
        elif application.status == ApplicationStatus.TO_SIGN and reader.user.role == Role.SIGNER:
            yield _to_sign(reader, application, due)
        elif application.status == ApplicationStatus.DRAFT:
            yield _to_finish(reader, application, due)
    yield from (_to_read_jointly(reader, each) for each in written_with_us(reader.user, rounds))
    if reader.user.role == Role.SIGNER:
        yield from (_to_sign_jointly(reader, each) for each in waiting_for_signature(reader.user, rounds))


def _to_begin(reader: Reader, round_: Round, due: date) -> Task:
    return Task(
        TaskKind.APPLICATION_START,
        subject_of(round_),
        _("Apply for posts: %(round)s") % {"round": round_.name},
        reader.why,
        round_.get_absolute_url(),
        due=due,
    )


def _to_sign(reader: Reader, application: Application, due: date) -> Task:
    """The writers are ready: the signer reads the whole, and submits it or sends it back."""
    return Task(
        TaskKind.APPLICATION_FINISH,
        subject_of(application),
        _("Read and submit the application: %(round)s") % {"round": application.round.name},
        reader.why,
        reverse("municipalities:application_check", args=[application.pk]),
        due=due,
        about=remaining_words(section_states(application)),
    )


def _to_sign_jointly(reader: Reader, application: Application) -> Task:
    """Another municipality's application waits for the signature of the reader's, its partner."""
    return Task(
        TaskKind.APPLICATION_FINISH,
        subject_of(application),
        _("Sign the application together with %(name)s: %(round)s")
        % {"name": application.municipality.name, "round": application.round.name},
        reader.why,
        reverse("municipalities:joint_sign", args=[application.pk]),
        due=application.round.deadline_on,
        about=_("A shared post cannot be granted before every partner has signed."),
    )


def _to_read_jointly(reader: Reader, application: Application) -> Task:
    """Another municipality writes an application in which the reader's takes part: the own words are written now."""
    signs = reader.user.role == Role.SIGNER
    return Task(
        TaskKind.APPLICATION_FINISH,
        subject_of(application),
        _("Read the draft of the application together with %(name)s: %(round)s")
        % {"name": application.municipality.name, "round": application.round.name},
        reader.why,
        reverse("municipalities:joint_detail", args=[application.pk]),
        due=application.round.deadline_on,
        about=_("Write your municipality's own words where they differ. You sign when it is ready, or say no.")
        if signs
        else _("Write your municipality's own words where they differ. Your signer signs when it is ready."),
    )


def _to_finish(reader: Reader, application: Application, due: date) -> Task:
    """The writer finishes it and sends it to the signer, who submits it."""
    signs, whole = reader.user.role == Role.SIGNER, not missing_points(application)
    if whole and not signs:
        what = _("Send the application to the signer: %(round)s")
    elif whole:
        what = _("Submit the application: %(round)s")
    elif signs:
        what = _("Finish and submit the application: %(round)s")
    else:
        what = _("Finish the application: %(round)s")
    return Task(
        TaskKind.APPLICATION_FINISH,
        subject_of(application),
        what % {"round": application.round.name},
        reader.why,
        reverse("municipalities:application_check", args=[application.pk]),
        due=due,
        about=remaining_words(section_states(application)),
    )


def claim_tasks(reader: Reader) -> Iterator[Task]:
    """Drafts are to be finished and sent, returned claims to be corrected and sent again."""
    found: list[Any] = list(claims.claims_with_municipality(reader.user))
    sends = reader.user.role in CLAIM_SENDERS
    for claim in found:
        values = {"claim": claim.reference}
        if claim.status == ClaimStatus.RETURNED:
            kind, moment = TaskKind.CLAIM_MEND, claim.returned_at
            what = _("Correct and send claim %(claim)s") if sends else _("Correct claim %(claim)s")
            about = _("It was returned: %(comment)s") % {"comment": claim.return_comment}
        else:
            kind, moment = TaskKind.CLAIM_FINISH, claim.drafted_at
            what = _("Finish and send claim %(claim)s") if sends else _("Finish claim %(claim)s")
            about = _("Begun on %(day)s") % {"day": formats.day(claim.drafted_at)}
        since = moment.astimezone(OSLO).date()
        yield Task(
            kind,
            subject_of(claim),
            what % values,
            reader.why,
            claim.get_absolute_url(),
            due=reader.due(kind, since),
            on=since,  # a claim may be returned again: then it is a new task
            about=about,
            amount=format_kroner(claim.asked),
        )


def egenandel_tasks(reader: Reader) -> Iterator[Task]:
    """An invoice is to be paid by its due date."""
    for charge in egenandel.charges_unpaid(reader.user):
        yield pay_task(charge, reader.why)


def pay_task(charge: EgenandelCharge, why: str) -> Task:
    return Task(
        TaskKind.EGENANDEL_PAY,
        subject_of(charge),
        _("Pay the egenandel of %(year)s") % {"year": charge.year},
        why,
        charge.get_absolute_url(),
        due=charge.due_on,
        about=charge.municipality.name,
        amount=format_kroner(charge.outstanding),
    )


def vacant_tasks(reader: Reader) -> Iterator[Task]:
    """A post without a doctor, now or later, is to be filled."""
    for line in filled_positions(reader.user, reader.today):
        if line.is_vacant and line.later is None:
            yield fill_task(reader, line)


def fill_task(reader: Reader, line: PositionLine) -> Task:
    start: Any = line.position.valid.lower
    since = line.last.valid.upper if line.last else start
    words = _("Vacant since %(day)s") if since <= reader.today else _("From %(day)s")
    return Task(
        TaskKind.POST_FILL,
        subject_of(line.position),
        _("Fill post %(number)s") % {"number": line.position.number},
        reader.why,
        line.position.get_absolute_url(),
        due=reader.due(TaskKind.POST_FILL, since),
        about=words % {"day": formats.day(since)},
        on=since,
    )
