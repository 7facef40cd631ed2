"""The demonstration is a whole programme, made by the verbs: what it promises is counted here."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Sum, TextChoices
from django.test import Client
from django.urls import resolve
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.demonstration.actions import load_programme
from alisvest.demonstration.people import sign_ins
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailKind
from candidates.models import EducationPlan, Employment
from candidates.workflow import PlanStatus
from finance.models import Claim, Entry, FinancialYear
from finance.models.statement import Statement
from finance.workflow import AccountKind, ClaimStatus, YearStatus
from municipalities.models import (
    Acceptance,
    AgreementVersion,
    Application,
    Complaint,
    Invitation,
    Municipality,
    Position,
    PreparedDecision,
    Round,
)
from municipalities.workflow import (
    AcceptanceStatus,
    AgreementStatus,
    ApplicationStatus,
    ComplaintStatus,
    DecisionStatus,
    PositionStatus,
    RoundStatus,
)
from supervision.models import Assignment, Meeting
from tests.made import print_plainly
from tests.make import people

LINK = re.compile(r'href="(/[^"#?]*)"')
OF_A_KIND = 4  # so many pages of each kind are opened for each role
TODAY = date(2019, 1, 15)


# Every table of moves from the call to the filled post.
TABLES: tuple[tuple[type[Any], type[TextChoices]], ...] = (
    (Round, RoundStatus),
    (Application, ApplicationStatus),
    (PreparedDecision, DecisionStatus),
    (Acceptance, AcceptanceStatus),
    (Complaint, ComplaintStatus),
    (AgreementVersion, AgreementStatus),
    (Position, PositionStatus),
)


def states_missing() -> list[str]:
    """Name every status that no row of the demonstration has."""
    return [
        f"{model.__name__}: {status}"
        for model, statuses in TABLES
        for status in statuses
        if not model.objects.filter(status=status).exists()
    ]


@pytest.fixture(scope="module", autouse=True)
def _programme(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the demonstration once for the tests of this file, each of which is rolled back to how it stood."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        print_plainly(patch)
        with translation.override("en"):
            load_programme()
        yield
        transaction.set_rollback(True)


def opened(client: Client) -> tuple[Counter[str], dict[str, object]]:
    """Follow every link from the start page, a few of each kind: how many were opened, and what did not answer."""
    seen, waiting, kinds, failed = {"/"}, ["/"], Counter[str](), dict[str, object]()
    while waiting:
        path = waiting.pop(0)
        view = resolve(path).view_name
        if kinds[view] == OF_A_KIND:
            continue
        kinds[view] += 1
        try:
            answer = client.get(path)
        except (Exception, pytest.fail.Exception) as fault:  # noqa: BLE001  one run tells of every page that fails
            failed[path] = fault
            continue
        if answer.status_code not in (200, 302):
            failed[path] = answer.status_code
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found = LINK.findall(answer.content.decode())
            waiting += [link for link in dict.fromkeys(found) if link not in seen and not link.startswith("/static/")]
            seen.update(found)
    return kinds, failed


@pytest.mark.walk
@pytest.mark.parametrize("role", Role)
def test_every_link_that_a_role_meets_in_the_programme_opens(role: Role, client: Client) -> None:
    with clock.at(TODAY):
        held = next(
            (user, hat)
            for user in User.objects.filter(email__endswith="@example.no").order_by("pk")
            for hat in hats.hats_of(user, TODAY)
            if hat.role == role
        )
        kinds, failed = opened(people.sign_in(client, held[0].wear(held[1])))

    assert failed == {}
    assert len(kinds) > 5


def test_the_founding_programme_as_it_stood_in_january_2019(capsys: pytest.CaptureFixture[str]) -> None:
    assert Municipality.objects.valid_on(date(2017, 3, 1)).count() == 59
    assert Invitation.objects.filter(round__year=2017).count() == 59
    of_2017 = Application.objects.filter(round__year=2017)
    assert Counter(of_2017.values_list("status", flat=True)) == {
        ApplicationStatus.GRANTED: 9,
        ApplicationStatus.NOT_TAKEN_UP: 2,  # Etne declined, and Gloppen did not answer
        ApplicationStatus.REFUSED: 2,
        ApplicationStatus.WAITLISTED: 1,
        ApplicationStatus.WITHDRAWN: 1,
        ApplicationStatus.DRAFT: 1,
    }
    posts = Position.objects.filter(decision__application__in=of_2017)
    assert Counter(posts.values_list("municipality__name", flat=True))["Bergen"] == 2
    assert Employment.objects.filter(valid__startswith=date(2017, 9, 1)).count() == posts.count() == 14
    assert states_missing() == []
    assert EducationPlan.objects.filter(status=PlanStatus.DRAFT).count() == 1

    # at most two candidates a supervisor, and the meetings leave believable gaps
    assert max(Counter(Assignment.objects.values_list("supervisor", flat=True)).values()) == 2
    held = Meeting.objects.aggregate(minutes=Sum("minutes"))["minutes"]
    assert Meeting.objects.count() < 14 * 16
    assert held < 14 * 16 * 120
    assert (Meeting.objects.earliest("held_on").held_on, Meeting.objects.latest("held_on").held_on) > (
        date(2017, 9, 1),
        date(2018, 12, 1),
    )

    # the years are closed, every statement equals the ledger, and something waits
    assert dict(FinancialYear.objects.values_list("year", "status")) == {
        2017: YearStatus.CLOSED,
        2018: YearStatus.CLOSED,
        2019: YearStatus.OPEN,
    }
    assert Statement.objects.count() == 2 * 9
    refunded = Claim.objects.filter(status=ClaimStatus.PAID).aggregate(sum=Sum("lines__approved"))["sum"]
    assert Entry.objects.filter(account__kind=AccountKind.COST).aggregate(sum=Sum("amount"))["sum"] == refunded
    assert Claim.objects.filter(year=2019).count() == 3
    call_command("verify_ledger")
    assert "adds up" in capsys.readouterr().out

    # reminders were sent, one went on to the project leader, one person reads them gathered on a Monday
    reminders = Counter(Mail.objects.filter(kind=MailKind.REMINDER).values_list("template", flat=True))
    assert reminders["dashboard.reminder_after"] > 0
    assert reminders["dashboard.reminder_escalation"] > 0
    assert Mail.objects.filter(kind=MailKind.DIGEST).count() == 1

    # every role can sign in, and loading again changes nothing
    with clock.at(TODAY):
        assert len(sign_ins()) == len(Role)
    people = User.objects.count()
    call_command("demo")
    assert User.objects.count() == people
