"""What waits for each role: the sources, the page, and what it costs."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.dashboard.actions import load_reminders
from alisvest.dashboard.queries import task_page
from alisvest.dashboard.queries.ladder import ladder_on
from alisvest.dashboard.queries.tasks import count_for_menu, others_overdue, tasks_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailStatus
from alisvest.programme.actions import load_founding_values
from finance.workflow import ClaimStatus
from municipalities.actions import grant_dispensation, withdraw_application
from municipalities.models import Membership, Substitute
from municipalities.workflow import ApplicationStatus
from tests.make import candidates, documents, finance, municipalities, people, review, supervision

TODAY = date(2018, 9, 14)
PAGE = "dashboard:task_list"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    load_founding_values(by=None)
    with clock.at(datetime.combine(TODAY, time(12), tzinfo=clock.OSLO)):
        yield


def kinds(user: User) -> list[str]:
    return [task.kind for task in tasks_of(user, clock.today())]


class TestMunicipality:
    def test_an_open_round_asks_writer_and_signer_to_apply_by_the_deadline(self) -> None:
        place = municipalities.municipality("Kvam")
        municipalities.round_(opens_on=date(2018, 9, 1), deadline_on=date(2018, 9, 16))

        found = {
            role: tasks_of(municipalities.member(place, role), TODAY)
            for role in (Role.WRITER, Role.SIGNER, Role.FINANCE, Role.READER, Role.MANAGER)
        }

        assert {role: [task.kind for task in tasks] for role, tasks in found.items()} == {
            Role.WRITER: [TaskKind.APPLICATION_START],
            Role.SIGNER: [TaskKind.APPLICATION_START],
            Role.FINANCE: [],
            Role.READER: [],
            Role.MANAGER: [],
        }
        assert found[Role.SIGNER][0].due == date(2018, 9, 16)
        assert found[Role.SIGNER][0].why == "You sign for Kvam"

    def test_whoever_may_send_later_is_told_of_that_day(self) -> None:
        place, other = municipalities.municipality("Gloppen"), municipalities.municipality("Kvam")
        round_ = municipalities.round_(opens_on=date(2018, 9, 1), deadline_on=date(2018, 9, 13))
        leader = people.project_leader()
        for day in (17, 20):
            grant_dispensation(
                round_, place, until_day=date(2018, 9, day), until_time=time(15), reason="Storm.", by=leader
            )

        writers = [municipalities.member(each, Role.WRITER) for each in (place, other)]

        assert [[task.due for task in tasks_of(writer, TODAY)] for writer in writers] == [[date(2018, 9, 20)], []]

    @pytest.mark.parametrize(
        ("complete", "role", "what"),
        [
            (False, Role.WRITER, "Finish the application: Round 2017"),
            (False, Role.SIGNER, "Finish and submit the application: Round 2017"),
            (True, Role.SIGNER, "Submit the application: Round 2017"),
            (True, Role.WRITER, "Send the application to the signer: Round 2017"),
        ],
    )
    def test_a_draft_is_finished_by_the_writer_and_submitted_by_the_signer(
        self, *, complete: bool, role: Role, what: str
    ) -> None:
        place = municipalities.municipality()
        round_ = municipalities.round_(opens_on=date(2017, 3, 1), deadline_on=date(2018, 9, 16))
        municipalities.application(municipality=place, round=round_, complete=complete)

        found = [task.what for task in tasks_of(municipalities.member(place, role), TODAY)]

        assert found == [what]

    def test_a_foreign_municipality_is_told_nothing_of_it(self) -> None:
        finance.claim(ClaimStatus.RETURNED)
        finance.charge(on=date(2018, 9, 1))

        assert kinds(municipalities.member(municipalities.municipality(), Role.FINANCE)) == []

    @pytest.mark.parametrize(
        ("status", "role", "kind"),
        [
            (ClaimStatus.DRAFT, Role.FINANCE, TaskKind.CLAIM_FINISH),
            (ClaimStatus.RETURNED, Role.SIGNER, TaskKind.CLAIM_MEND),
            (ClaimStatus.SENT, Role.FINANCE, None),
            (ClaimStatus.PAID, Role.FINANCE, None),
        ],
    )
    def test_a_claim_waits_for_the_municipality_while_it_holds_it(
        self, status: ClaimStatus, role: Role, kind: TaskKind | None
    ) -> None:
        place = municipalities.municipality()
        finance.claim(status, municipality=place)

        assert [each for each in kinds(municipalities.member(place, role)) if each.startswith("claim")] == (
            [kind] if kind else []
        )

    def test_an_invoice_is_paid_by_its_due_date(self) -> None:
        place = municipalities.municipality()
        finance.employed(place)
        charge = finance.charge(place, on=date(2018, 9, 1))

        found = tasks_of(municipalities.member(place, Role.FINANCE), TODAY)

        assert [(task.kind, task.due) for task in found] == [(TaskKind.EGENANDEL_PAY, charge.due_on)]

    def test_a_vacant_post_is_to_be_filled(self) -> None:
        place = municipalities.municipality()
        post = review.position(place)

        found = tasks_of(municipalities.member(place, Role.SIGNER), TODAY)

        assert [(task.kind, task.href) for task in found] == [(TaskKind.POST_FILL, post.get_absolute_url())]


class TestPlans:
    def test_a_doctor_in_a_post_without_a_plan_is_a_task_of_municipality_and_doctor_until_it_is_made(self) -> None:
        load_reminders()
        place = municipalities.municipality()
        doctor = candidates.candidate_in(place, name="Kari Vik")
        readers = {role: municipalities.member(place, role) for role in (Role.WRITER, Role.SIGNER, Role.READER)} | {
            Role.PROJECT_LEADER: people.project_leader(),
            Role.CANDIDATE: candidates.signed_in_candidate(doctor),
        }
        make = reverse("candidates:plan_make", args=[doctor.pk])

        def asked() -> dict[Role, list[str]]:
            return {role: [t.what for t in tasks_of(user, TODAY) if t.href == make] for role, user in readers.items()}

        before = asked()
        due = {task.due for task in tasks_of(readers[Role.SIGNER], TODAY) if task.href == make}
        candidates.plan(doctor)

        others = ["Make the plan of Kari Vik"]
        assert before == {
            Role.WRITER: others,
            Role.SIGNER: others,
            Role.READER: [],
            Role.PROJECT_LEADER: [],  # the ladder tells of what is late
            Role.CANDIDATE: ["Make your plan"],
        }
        assert due == {date(2017, 10, 16)}  # 45 days after the first day in the post
        assert not any(asked().values())

    def test_a_doctor_who_has_left_and_a_foreign_one_are_no_task(self) -> None:
        place = municipalities.municipality()
        left = candidates.candidate()
        candidates.employment(left, review.position(place), end=date(2018, 9, 1))
        candidates.candidate_in(municipalities.municipality())

        assert TaskKind.PLAN_FINISH not in kinds(municipalities.member(place, Role.SIGNER))


class TestStaff:
    def test_first_assess_then_resolve_then_decide(self) -> None:
        leader = people.project_leader()
        application = municipalities.application(ApplicationStatus.SUBMITTED)
        seen = [kinds(leader)]
        application.status = ApplicationStatus.RECOMMENDED
        application.save(update_fields=["status"])
        seen.append(kinds(leader))

        assert seen == [[TaskKind.APPLICATION_ASSESS], [TaskKind.RESOLUTION_RECORD]]

    def test_the_leading_municipalitys_case_is_the_substitutes_alone(self) -> None:
        leader, substitute = people.project_leader(), people.project_leader()
        bergen = municipalities.municipality("Bergen", leads_programme=True)
        municipalities.application(ApplicationStatus.SUBMITTED, municipality=bergen)
        before = kinds(leader)
        Substitute.objects.create(municipality=bergen, user=substitute, reason="Unfit", valid=people.EVER)

        assert before == [TaskKind.SUBSTITUTE_NAME]
        assert (kinds(leader), kinds(substitute)) == ([], [TaskKind.APPLICATION_ASSESS])

    @pytest.mark.parametrize(
        ("status", "role", "kind"),
        [
            (ClaimStatus.SENT, Role.ADMINISTRATOR, TaskKind.CLAIM_ATTEST),
            (ClaimStatus.ATTESTED, Role.PROJECT_LEADER, TaskKind.CLAIM_AUTHORISE),
            (ClaimStatus.AUTHORISED, Role.ADMINISTRATOR, TaskKind.CLAIM_PAY),
            (ClaimStatus.PAID, Role.ADMINISTRATOR, None),
            (ClaimStatus.DRAFT, Role.ADMINISTRATOR, None),
        ],
    )
    def test_a_claim_waits_for_one_of_the_staff_at_a_time(
        self, status: ClaimStatus, role: Role, kind: TaskKind | None
    ) -> None:
        finance.claim(status)

        for each in (Role.ADMINISTRATOR, Role.PROJECT_LEADER):
            found = [found for found in kinds(people.user(each)) if found.startswith("claim")]
            assert found == ([kind] if kind and each == role else [])

    def test_others_overdue_tasks_are_counted_for_the_project_leader_only(self) -> None:
        made = supervision.supervisor()
        doctor = candidates.candidate_in(municipalities.municipality())
        supervision.assignment(made, doctor)

        found = others_overdue(people.project_leader(), TODAY)

        assert [(waiting.label, waiting.count) for waiting in found] == [("Month without a meeting", 8)]
        assert others_overdue(people.administrator(), TODAY) == []


class TestSupervision:
    def test_a_month_without_a_meeting_waits_for_both_until_it_is_there(self) -> None:
        made = supervision.supervisor()
        doctor = candidates.candidate_in(municipalities.municipality())
        supervision.assignment(made, doctor)
        for month in range(1, 8):
            supervision.meeting(doctor, made, date(2018, month, 10))
        supervisor, candidate = supervision.signed_up(made), candidates.signed_in_candidate(doctor)

        def held() -> list[Task]:
            return [task for task in tasks_of(supervisor, TODAY) if task.kind == TaskKind.MEETING_HOLD]

        mine = held()
        theirs = [task for task in tasks_of(candidate, TODAY) if task.kind == TaskKind.MEETING_AGREE]
        supervision.meeting(doctor, made, date(2018, 8, 10))

        assert [(task.on, task.due) for task in mine] == [
            (date(2018, 8, 1), date(2018, 8, 31)),
            (date(2018, 9, 1), date(2018, 9, 30)),
        ]
        assert [task.due for task in theirs] == [date(2018, 8, 31)]
        assert [task.on for task in held()] == [date(2018, 9, 1)]


class TestThePage:
    def test_it_groups_says_why_and_links(self, client: Client) -> None:
        claim = finance.claim(ClaimStatus.SENT)

        text = people.sign_in(client, people.administrator(language="en")).get(reverse(PAGE)).text

        assert f'href="{claim.get_absolute_url()}"' in text
        assert "You are the administrator" in text

    def test_nothing_to_do_says_so(self, client: Client) -> None:
        text = people.sign_in(client, people.administrator(language="en")).get(reverse(PAGE)).text

        assert "Nothing waits for you. Well done." in text

    def test_tasks_of_the_other_hat_are_counted_with_the_switch(self, client: Client) -> None:
        finance.claim(ClaimStatus.SENT)
        both = people.project_leader(language="en")
        Appointment.objects.create(user=both, role=Role.ADMINISTRATOR, valid=people.EVER)
        people.sign_in(client, both)
        session = client.session
        session["several_hats"] = True
        session.save()

        response = client.get(reverse(PAGE))

        assert [(other.hat.role, other.tasks) for other in response.context["page"].hats] == [(Role.ADMINISTRATOR, 2)]
        assert 'name="hat" value="administrator:"' in response.text

    def test_the_menus_count_follows_what_is_done(self) -> None:
        leader, administrator = people.project_leader(), people.administrator()
        counts = [count_for_menu(administrator)]
        finance.claim(ClaimStatus.SENT)
        counts.append(count_for_menu(administrator))

        assert counts == [0, 2]  # to attest it, and to charge its municipality
        assert count_for_menu(leader) == 1
        assert kinds(leader) == [TaskKind.AGREEMENT_DRAFT]  # the claim is of an accepted application's municipality

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROJECT_LEADER])
    def test_it_costs_as_many_queries_for_many_things_as_for_one(self, role: Role) -> None:
        status = {Role.ADMINISTRATOR: ClaimStatus.SENT, Role.PROJECT_LEADER: ClaimStatus.ATTESTED}[role]
        made, reader = supervision.supervisor(), people.user(role)
        costs = []
        for size in (1, 11):
            for _ in range(size):
                doctor = candidates.candidate_in(municipalities.municipality())
                supervision.assignment(made, doctor) if size == 1 else None
                finance.claim(status)
                municipalities.application(ApplicationStatus.SUBMITTED)
            ladder_on(TODAY)  # kept until something changes
            with CaptureQueriesContext(connection) as asked:
                page = task_page(reader, several_hats=False)
            costs.append((len(asked), page.count))

        assert costs[0][0] == costs[1][0] <= 15  # the project leader's counts of others' overdue tasks among them
        assert costs[1][1] > costs[0][1]

    def test_what_is_kept_of_the_page_is_true_right_after_a_verb(self, client: Client) -> None:
        application = municipalities.application(ApplicationStatus.SUBMITTED)
        signer = municipalities.member(application.municipality, Role.SIGNER)
        people.sign_in(client, people.project_leader())

        before = client.get(reverse(PAGE)).context["page"].count
        withdraw_application(application, reason="No room", by=signer)

        assert (before, client.get(reverse(PAGE)).context["page"].count) == (1, 0)

    def test_the_leaders_page_with_something_of_every_kind_asks_at_most_fifteen_times(self, client: Client) -> None:
        leader, made = people.project_leader(), supervision.supervisor()
        supervision.assignment(made, candidates.candidate_in(municipalities.municipality()))
        documents.stored(made, "specialist_approval")
        finance.claim(ClaimStatus.ATTESTED)
        finance.charge(on=date(2018, 8, 1))
        municipalities.application(ApplicationStatus.RECOMMENDED)
        stale = queue_mail(to=leader.email, subject="S", body="B", language="nb", hold=False)
        Mail.objects.filter(pk=stale.pk).update(status=MailStatus.RETURNED, sent_at=clock.now())
        people.sign_in(client, leader)
        client.get(reverse(PAGE))  # what others owe and the menu's counts are kept until something changes

        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse(PAGE))

        assert page.context["page"].others
        assert page.context["page"].count > 3
        assert len(asked) <= 15


class TestMailPapersAndAccess:
    def test_mail_that_needs_a_person_is_a_task_of_the_staff(self) -> None:
        person = people.administrator()
        mails = [queue_mail(to="a@example.no", subject="S", body="B", language="nb") for _ in range(5)]
        for mail, status in zip(mails, (MailStatus.HELD, MailStatus.HELD, MailStatus.FAILED), strict=False):
            mail.status = status
            mail.save(update_fields=["status"])

        found = [(task.kind, task.what) for task in tasks_of(person, TODAY) if task.kind.startswith("mail")]

        assert found == [
            (TaskKind.MAIL_MEND, "See why 1 mail failed"),
            (TaskKind.MAIL_RELEASE, "Read and release 2 mails"),
        ]
        assert "mail.release" not in kinds(municipalities.member(municipalities.municipality(), Role.SIGNER))

    def test_access_that_ends_within_two_months_is_told_its_holder(self) -> None:
        place = municipalities.municipality("Kvam")
        near, far = (municipalities.member(place, Role.READER) for _ in range(2))
        for person, last in ((near, date(2018, 10, 1)), (far, date(2019, 6, 1))):
            Membership.objects.filter(user=person).update(valid=DateRange(date(2017, 1, 1), last))

        assert [(task.kind, task.due) for task in tasks_of(near, TODAY)] == [(TaskKind.ACCESS_ENDS, date(2018, 9, 30))]
        assert tasks_of(far, TODAY) == []
