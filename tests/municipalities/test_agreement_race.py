"""Two signers at once, and a signature while the text is taken back: the lock on the version decides, once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import actions
from municipalities.models import AgreementVersion, Signature
from municipalities.queries.agreement import paper_of
from municipalities.rules import agreement as rules
from municipalities.workflow import AgreementStatus
from tests.make import agreements, people
from tests.make import municipalities as make

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*verbs: Callable[[], Any]) -> list[str]:
    """Carry the verbs out at the same moment; return how each ended."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> str:
        try:
            start.wait()
            with clock.at(agreements.DAY):
                verb()
        except RefusedError as error:
            return f"refused: {error.refusal.reason}"
        except IntegrityError:
            return "broken"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(run, verbs))


def _signed_by_two(version: AgreementVersion) -> list[str]:
    one, two = (make.member(version.agreement.municipality, Role.SIGNER) for _n in range(2))
    content = paper_of(version).content_sha256
    return _at_once(
        lambda: actions.sign_version(version, content_sha256=content, by=one),
        lambda: actions.sign_version(version, content_sha256=content, by=two),
    )


def test_two_signers_of_one_municipality_make_one_signature() -> None:
    ends = _signed_by_two(agreements.to_sign())

    assert ends[0] == "done"
    assert ends[1].startswith("refused")
    assert Signature.objects.count() == 1


def test_without_the_lock_the_second_runs_into_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what the lock is for, and what stands behind it."""
    version = agreements.to_sign()
    met = Barrier(2, timeout=60)
    monkeypatch.setattr("municipalities.actions.signing.locked_version", lambda row, _by: row)
    plain = rules.refuse_sign

    def together(*args: Any, **given: Any) -> Any:
        met.wait()
        return plain(*args, **given)

    monkeypatch.setattr("municipalities.actions.signing.rules.refuse_sign", together)

    assert _signed_by_two(version) == ["broken", "done"]


def test_a_text_is_signed_or_taken_back_and_never_both() -> None:
    leader = people.project_leader()
    version = agreements.to_sign()
    signer = make.member(version.agreement.municipality, Role.SIGNER)
    content = paper_of(version).content_sha256

    ends = _at_once(
        lambda: actions.sign_version(version, content_sha256=content, by=signer),
        lambda: actions.take_back(version, message="A slip.", by=leader),
    )
    version.refresh_from_db()

    assert version.status == AgreementStatus.WITH_PROJECT
    assert "done" in ends
    assert paper_of(version).signatures == {}


def test_the_last_two_parties_at_once_let_it_stand_once() -> None:
    leader = people.project_leader()
    version = agreements.to_sign()
    signer = make.member(version.agreement.municipality, Role.SIGNER)
    content = paper_of(version).content_sha256

    ends = _at_once(
        lambda: actions.sign_version(version, content_sha256=content, by=signer),
        lambda: actions.sign_version(version, content_sha256=content, by=leader),
    )
    version.refresh_from_db()

    assert ends == ["done", "done"]
    assert version.status == AgreementStatus.SIGNED
    assert Signature.objects.count() == 2
