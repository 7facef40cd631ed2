"""What waits around an agreement: to make it, to answer it, to sign it, to look at its answers; and promises to confirm."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from municipalities.models import AgreementParty, AgreementVersion, PromiseCheck
from municipalities.models.agreement import PartyRole
from municipalities.queries import agreement, delivery
from municipalities.rules.agreement import party_of
from municipalities.workflow import AgreementStatus


def agreement_tasks(reader: Reader) -> Iterator[Task]:
    """Walk the versions that wait for the reader: the municipality to answer, its signers and the leader to sign."""
    versions = list(agreement.waiting_for(reader.user))
    asked = (AgreementStatus.TO_SIGN, AgreementStatus.WITH_MUNICIPALITY)
    parties = agreement.signing_parties([each for each in versions if each.status in asked])
    for version in _mine(reader, versions):
        if version.status == AgreementStatus.TO_SIGN:
            yield from _to_sign(reader, version, parties.get(version.pk, []))
        elif (words := _words(reader, version, parties.get(version.pk, []))) is not None:
            yield _task(reader, version, *words)


def _mine(reader: Reader, versions: list[AgreementVersion]) -> list[AgreementVersion]:
    """Leave out what somebody else decides: Bergen's are the substitute's."""
    if reader.user.role != Role.PROJECT_LEADER:
        return versions
    return [each for each in versions if reader.decider.refuse_case(each.agreement.application) is None]


def _words(reader: Reader, version: AgreementVersion, parties: Sequence[AgreementParty]) -> tuple[TaskKind, str] | None:
    leads = reader.user.role == Role.PROJECT_LEADER
    party = party_of(parties, reader.user)
    if version.status == AgreementStatus.WITH_MUNICIPALITY and party is not None and party.role == PartyRole.LEAD:
        return TaskKind.AGREEMENT_ANSWER, _("Answer the agreement: %(place)s")
    if version.status == AgreementStatus.WITH_PROJECT and leads:
        return TaskKind.AGREEMENT_SETTLE, _("Look at the answers to the agreement: %(place)s")
    if version.status == AgreementStatus.DRAFT and leads:
        return TaskKind.AGREEMENT_SEND, _("Send the agreement: %(place)s")
    return None


def _to_sign(reader: Reader, version: AgreementVersion, parties: Sequence[AgreementParty]) -> Iterator[Task]:
    """A signature counts that was given since the version went out to be signed."""
    party = party_of(parties, reader.user) if reader.user.role in {Role.SIGNER, Role.PROJECT_LEADER} else None
    if party is not None and all(each.signed_at < version.moved_at for each in party.signatures.all()):
        yield _task(reader, version, TaskKind.AGREEMENT_SIGN, _("Sign the agreement: %(place)s"))


def _task(reader: Reader, version: AgreementVersion, kind: TaskKind, words: str) -> Task:
    return Task(
        kind,
        subject_of(version),
        words % {"place": version.agreement.municipality.name},
        reader.why,
        version.get_absolute_url(),
        due=reader.due(kind, version.moved_at.astimezone(OSLO).date()),
        about=_("Version %(number)s") % {"number": version.number},
    )


def drafts_to_make(reader: Reader) -> Iterator[Task]:
    """A granted application that was accepted asks the leader for its agreement; one task for them all."""
    found = agreement.without_agreement(reader.user)
    mine = [each for each in found if reader.decider.refuse_case(each) is None]
    if not mine:
        return
    yield Task(
        TaskKind.AGREEMENT_DRAFT,
        "municipalities.agreement/0",
        ngettext("Make %(count)d agreement", "Make %(count)d agreements", len(mine)) % {"count": len(mine)},
        reader.why,
        reverse("municipalities:agreement_list"),
        about=", ".join(each.municipality.name for each in mine),
    )


def places_to_agree(reader: Reader) -> Iterator[Task]:
    """A post that was taken after the agreement was made asks the leader for its next version."""
    for each in agreement.lacking_places(reader.user):
        if reader.decider.refuse_case(each.application) is None:
            yield Task(
                TaskKind.AGREEMENT_DRAFT,
                subject_of(each),
                _("Take the further post into the agreement: %(place)s") % {"place": each.municipality.name},
                reader.why,
                each.get_absolute_url(),
                about=each.application.round.name,
            )


def promises_to_tell(reader: Reader) -> Iterator[Task]:
    """The doctor in a post is asked, from its day on, whether what was promised is kept."""
    for check in delivery.waiting_checks(reader.user).filter(position__start__lte=reader.today):
        yield _promise(reader, check)


def _promise(reader: Reader, check: PromiseCheck) -> Task:
    return Task(
        TaskKind.PROMISE_TELL,
        subject_of(check),
        _("Tell whether the promise is kept: %(promise)s") % {"promise": check.term.title},
        reader.why,
        reverse("municipalities:promise_tell", args=[check.pk]),
        due=check.due_on,
        about=check.term.version.agreement.municipality.name,
    )


def promises_overdue(reader: Reader) -> Iterator[Task]:
    """The leader asks those who have not told; one task for them all."""
    late = list(delivery.waiting_checks(reader.user).filter(due_on__lt=reader.today))
    if late:
        yield Task(
            TaskKind.PROMISE_COLLECT,
            "municipalities.promisecheck/0",
            ngettext("%(count)d promise is not confirmed", "%(count)d promises are not confirmed", len(late))
            % {"count": len(late)},
            reader.why,
            reverse("municipalities:promise_list"),
            about=_("The oldest since %(day)s") % {"day": formats.day(late[0].due_on)},
        )
