"""Two signers of one partner at once, and a signature while the applicant reopens; each with the lock away as its control."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import IntegrityError, connection

from alisvest.accounts.models import User
from alisvest.audit.models import Event as Recorded
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, RefusedError
from municipalities.actions import joint as verbs
from municipalities.actions import reopen_application, sign_jointly
from municipalities.models import Application, Municipality, PartnerSignature
from municipalities.rules import joint as rules
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make

pytestmark = pytest.mark.django_db(transaction=True)
IN_TIME = date(2017, 3, 10)


def at_once(*todo: Callable[[], object]) -> list[str]:
    """Do all at the same moment; return "done", "refused" or "collision" for each."""
    start = Barrier(len(todo))

    def do(verb: Callable[[], object]) -> str:
        start.wait()
        try:
            with clock.at(IN_TIME):
                verb()
        except RefusedError:
            return "refused"
        except IntegrityError:
            return "collision"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(todo)) as pool:
        return list(pool.map(do, todo))


def shared() -> tuple[Application, Municipality]:
    application, partner = make.application(), make.municipality()
    make.partner(application, partner, 40)
    application.refresh_from_db()
    make._hand_in(application, application.started_by)
    return application, partner


def sign(application: Application, signer: User) -> Callable[[], object]:
    return lambda: sign_jointly(application, content_sha256=application.content_sha256 or "", by=signer)


def both_sign() -> list[str]:
    application, partner = shared()
    return at_once(*(sign(application, make.member(partner, Role.SIGNER)) for _ in range(2)))


def unlock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two read the application and whether it is signed before either goes on."""
    read, refuse = Barrier(2), rules.refuse_partner_sign

    def unlocked(application: Application, by: User) -> tuple[Application, Municipality]:
        found = Application.objects.shared_with(by).select_related("round", "municipality").get(pk=application.pk)
        return found, Municipality.objects.get(pk=by.scope or 0)

    def when_both_have_read(*args: Any, **given: Any) -> Refusal | None:
        read.wait()
        return refuse(*args, **given)

    monkeypatch.setattr(verbs, "locked_joint", unlocked)
    monkeypatch.setattr(rules, "refuse_partner_sign", when_both_have_read)


def test_of_two_signers_of_a_partner_one_signs() -> None:
    assert sorted(both_sign()) == ["done", "refused"]
    assert PartnerSignature.objects.count() == 1


def test_without_the_lock_both_pass_the_rule_and_collide_in_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(monkeypatch)

    assert sorted(both_sign()) == ["collision", "done"]


def test_a_partner_signs_while_the_applicant_reopens_one_after_the_other() -> None:
    """Either is first: the signature is on what was handed in, or refused because it is written again."""
    application, partner = shared()
    lead = make.member(application.municipality, Role.SIGNER)

    signed, reopened = at_once(
        sign(application, make.member(partner, Role.SIGNER)), lambda: reopen_application(application, by=lead)
    )

    application.refresh_from_db()
    assert reopened == "done"
    assert application.status == ApplicationStatus.DRAFT
    assert PartnerSignature.objects.count() == (1 if signed == "done" else 0)


HELD, PATIENT = 1.0, 60.0
"""Seconds for which the partner's signer holds what was read: a while where the lock keeps the applicant off, and as
long as reopening takes on a busy machine where none does."""


@pytest.mark.parametrize(
    ("locks", "order"),
    [
        (True, ["municipalities.partner_signed", "municipalities.application_reopened"]),
        (False, ["municipalities.application_reopened", "municipalities.partner_signed"]),
    ],
)
def test_only_the_lock_keeps_a_signature_off_what_was_reopened_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
    locks: bool,  # noqa: FBT001
    order: list[str],
) -> None:
    """The signer has read, and goes on when the applicant has reopened, or cannot. The unlocked one signs a draft."""
    application, partner = shared()
    signer, lead = make.member(partner, Role.SIGNER), make.member(application.municipality, Role.SIGNER)
    read, reopened = Event(), Event()
    locked = verbs.locked_joint

    def slowly(application: Application, by: User) -> tuple[Application, Municipality]:
        found = locked(application, by) if locks else (Application.objects.get(pk=application.pk), partner)
        read.set()
        reopened.wait(HELD if locks else PATIENT)
        return found

    def reopen() -> None:
        assert read.wait(PATIENT)
        reopen_application(application, by=lead)
        reopened.set()

    monkeypatch.setattr(verbs, "locked_joint", slowly)

    assert at_once(sign(application, signer), reopen) == ["done", "done"]
    assert list(Recorded.objects.filter(verb__in=order).order_by("pk").values_list("verb", flat=True)) == order
