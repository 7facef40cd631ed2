"""Two signers of one partner at once, and a signature while the applicant reopens; each with the lock away as its control."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities.actions import joint as verbs
from municipalities.actions import reopen_application, sign_jointly
from municipalities.models import Application, Municipality, PartnerSignature
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
    """Let two read the application before either goes on."""
    read = Barrier(2)

    def unlocked(application: Application, by: User) -> tuple[Application, Municipality]:
        found = Application.objects.shared_with(by).select_related("round", "municipality").get(pk=application.pk)
        read.wait()
        return found, Municipality.objects.get(pk=by.scope)

    monkeypatch.setattr(verbs, "locked_joint", unlocked)


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
