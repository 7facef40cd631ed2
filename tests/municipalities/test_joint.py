"""Joint applications: the share key, the partners' own words, their signatures, and what a missing one holds up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.constraints import sentence_for
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.core.rules import RefusedError
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.documents.actions import withdraw_attachment
from alisvest.documents.models import Attachment
from alisvest.outbox.models import Mail
from municipalities import actions, queries
from municipalities.models import Application, ApplicationPartner, EarlierService, Municipality, PlaceOutcome
from municipalities.queries import joint
from municipalities.rules.joint import PartnerState, equal_shares
from municipalities.rules.recommendation import Proposed
from municipalities.workflow import ApplicationStatus
from tests.make import documents, people, review
from tests.make import municipalities as make
from tests.make.statements import heir_of

MIDNIGHT = datetime(2017, 3, 16, tzinfo=clock.OSLO)
S = ApplicationStatus


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


@dataclass
class Case:
    application: Application
    partner: Municipality
    writer: User
    signer: User
    partner_writer: User
    partner_signer: User

    @property
    def state(self) -> PartnerState:
        return joint.partner_lines(Application.objects.get(pk=self.application.pk))[0].state

    def sign(self, *, by: User | None = None) -> object:
        content = joint.counting_sha256(Application.objects.get(pk=self.application.pk))
        return actions.sign_jointly(self.application, content_sha256=content, by=by or self.partner_signer)


def case(status: ApplicationStatus = S.DRAFT) -> Case:
    application, partner = make.application(municipality=make.municipality("Masfjorden")), make.municipality("Modalen")
    make.partner(application, partner, 40)
    made = Case(
        application,
        partner,
        make.member(application.municipality, Role.WRITER),
        make.member(application.municipality, Role.SIGNER),
        make.member(partner, Role.WRITER),
        make.member(partner, Role.SIGNER),
    )
    if status != S.DRAFT:
        actions.send_to_sign(application, by=made.writer)
    if status == S.SUBMITTED:
        actions.submit_application(application, by=made.signer)
    return made


def organisation(application: Application, *partners: Municipality, shares: list[int | None], by: User) -> object:
    given = make.ANSWERS["organisation"] | {"partners": list(partners), "shares": shares}
    return actions.save_section(application, "organisation", given, by=by)


class TestKey:
    def test_it_is_proposed_equal_with_what_is_left_over_to_the_applicant(self) -> None:
        assert [equal_shares(n) for n in (1, 2, 3, 4)] == [[100], [50, 50], [34, 33, 33], [25, 25, 25, 25]]

    def test_the_applicant_enters_it(self) -> None:
        made, gulen = case(), make.municipality("Gulen")

        organisation(made.application, made.partner, gulen, shares=[60, 25, 15], by=made.writer)

        application = queries.with_answers(Application.objects.all()).get(pk=made.application.pk)
        assert queries.key_words(application) == "Masfjorden 60\u00a0%, Modalen 25\u00a0%, Gulen 15\u00a0%"

    @pytest.mark.parametrize("shares", [[60, 30], [60, 41], [100, None], [None, 40]])
    def test_what_does_not_come_to_100_is_refused_at_the_field(self, shares: list[int | None]) -> None:
        made = case()

        with pytest.raises(RefusedError) as refused:
            organisation(made.application, made.partner, shares=shares, by=made.writer)

        assert refused.value.refusal.field == "own_share"

    def test_without_partners_the_whole_is_the_applicants_again(self) -> None:
        made = case()

        organisation(made.application, shares=[], by=made.writer)

        made.application.refresh_from_db()
        assert (made.application.own_share, made.application.partner_rows.count()) == (100, 0)

    def test_the_database_holds_the_sum_at_the_end_of_the_transaction(self) -> None:
        made = case()

        with pytest.raises(IntegrityError) as error, transaction.atomic():
            ApplicationPartner.objects.update(share=39)
            Application.objects.filter(pk=made.application.pk).update(own_share=60)
            with transaction.get_connection().cursor() as cursor:
                cursor.execute("set constraints all immediate")

        assert sentence_for(error.value) == "The shares of the municipalities do not come to 100 per cent."

    def test_it_is_part_of_what_is_signed(self) -> None:
        made = case()
        before = queries.content_sha256(made.application)

        organisation(made.application, made.partner, shares=[61, 39], by=made.writer)

        assert queries.content_sha256(Application.objects.get(pk=made.application.pk)) != before


class TestOwnWords:
    def test_a_partner_writes_where_its_answer_differs(self) -> None:
        made = case()

        actions.save_partner_answer(made.application, "backup", text="We have a rota of two.", by=made.partner_writer)

        application = queries.with_answers(Application.objects.all()).get(pk=made.application.pk)
        answers = {each.key: each.beside for each in queries.section_states(application)}
        assert [each.text for each in answers["backup"]] == ["We have a rota of two."]
        assert queries.content_of(application)["partners"][0]["answers"][0]["text"] == "We have a rota of two."

    def test_of_two_savers_the_second_sees_the_first(self) -> None:
        made = case()
        actions.save_partner_answer(made.application, "backup", text="First", version=0, by=made.partner_writer)

        with pytest.raises(RefusedError, match="saved this point while you were writing"):
            actions.save_partner_answer(made.application, "backup", text="Second", version=0, by=made.partner_signer)

    @pytest.mark.parametrize("status", [S.TO_SIGN, S.SUBMITTED])
    def test_nothing_is_written_once_it_waits_or_is_sent(self, status: ApplicationStatus) -> None:
        made = case(status)

        with pytest.raises(RefusedError):
            actions.save_partner_answer(made.application, "backup", text="Late", by=made.partner_writer)

    def test_another_municipality_reaches_nothing(self) -> None:
        made, stranger = case(), make.member(make.municipality(), Role.WRITER)

        with pytest.raises(Application.DoesNotExist):
            actions.save_partner_answer(made.application, "backup", text="x", by=stranger)

    def test_the_partner_does_not_write_the_applicants_points(self) -> None:
        made = case()

        with pytest.raises(Application.DoesNotExist):
            actions.save_section(made.application, "backup", {"backup": "x"}, by=made.partner_writer)


class TestSigning:
    def test_not_while_it_is_written(self) -> None:
        made = case()

        with pytest.raises(RefusedError, match="is writing the application"):
            made.sign()

    @pytest.mark.parametrize("status", [S.TO_SIGN, S.SUBMITTED])
    def test_from_when_it_waits_until_the_round_closes(self, status: ApplicationStatus) -> None:
        made = case(status)

        with clock.at(MIDNIGHT - timedelta(seconds=1)):
            made.sign()

        assert made.state == PartnerState.SIGNED

    def test_the_first_second_after_the_deadline_is_too_late(self) -> None:
        made = case(S.SUBMITTED)

        with clock.at(MIDNIGHT), pytest.raises(RefusedError):
            made.sign()

    def test_what_is_signed_while_it_waits_counts_for_the_submission(self) -> None:
        made = case(S.TO_SIGN)
        made.sign()

        actions.submit_application(made.application, by=made.signer)

        assert made.state == PartnerState.SIGNED
        assert joint.unsigned_in([made.application]) == {}

    def test_another_text_than_the_one_that_was_read_is_refused(self) -> None:
        made = case(S.TO_SIGN)

        with pytest.raises(RefusedError, match="changed while you were reading"):
            actions.sign_jointly(made.application, content_sha256="0" * 64, by=made.partner_signer)

    def test_a_change_voids_it_and_the_signer_is_told_once(self) -> None:
        made = case(S.TO_SIGN)
        made.sign()
        actions.take_back_application(made.application, by=made.writer)

        for words in ("A rota of five.", "A rota of six."):
            actions.save_section(made.application, "backup", {"backup": words}, by=made.writer)

        assert made.state == PartnerState.MISSING
        told = Mail.objects.filter(template="municipalities.partner_signature_void")
        assert [mail.to for mail in told] == [made.partner_signer.email]

    def test_opened_and_changed_the_submission_that_stands_keeps_its_signature(self) -> None:
        made = case(S.SUBMITTED)
        made.sign()
        actions.reopen_application(made.application, by=made.signer)
        organisation(made.application, made.partner, shares=[70, 30], by=made.writer)
        actions.save_partner_answer(made.application, "backup", text="New words", by=made.partner_writer)
        assert made.state == PartnerState.MISSING

        with clock.at(MIDNIGHT):
            actions.stand_after_deadline()

        application = Application.objects.get(pk=made.application.pk)
        assert (made.state, application.own_share) == (PartnerState.SIGNED, 60)

    def test_partners_are_asked_when_it_waits_and_the_applicant_hears_of_the_signature(self) -> None:
        made = case(S.TO_SIGN)
        made.sign()

        asked = Mail.objects.filter(template="municipalities.partner_to_sign")
        told = Mail.objects.filter(template="municipalities.partner_signed")
        assert [mail.to for mail in asked] == [made.partner_signer.email]
        assert {mail.to for mail in told} == {made.writer.email, made.signer.email}

    def test_a_writer_does_not_sign(self) -> None:
        made = case(S.TO_SIGN)

        with pytest.raises(RefusedError):
            made.sign(by=made.partner_writer)


class TestDeclining:
    def test_it_needs_a_reason_and_can_be_taken_back_until_the_deadline(self) -> None:
        made = case(S.SUBMITTED)
        with pytest.raises(RefusedError, match="Say why"):
            actions.decline_part(made.application, reason=" ", by=made.partner_signer)
        actions.decline_part(made.application, reason="The council said no.", by=made.partner_signer)
        declined = made.state
        with clock.at(MIDNIGHT), pytest.raises(RefusedError):
            actions.reconsider_part(made.application, by=made.partner_signer)

        with clock.at(MIDNIGHT - timedelta(seconds=1)):
            actions.reconsider_part(made.application, by=made.partner_signer)
            made.sign()

        assert (declined, made.state) == (PartnerState.DECLINED, PartnerState.SIGNED)

    def test_whoever_declined_does_not_sign(self) -> None:
        made = case(S.TO_SIGN)
        actions.decline_part(made.application, reason="No.", by=made.partner_signer)

        with pytest.raises(RefusedError, match="Take that back"):
            made.sign()


class TestGranting:
    @pytest.mark.parametrize("outcome", [PlaceOutcome.GRANTED, PlaceOutcome.WAITING])
    def test_a_shared_post_waits_for_every_signature(self, outcome: PlaceOutcome) -> None:
        made, leader = case(S.SUBMITTED), people.project_leader()
        review.declared(leader)
        rank = 1 if outcome == PlaceOutcome.WAITING else None
        places = {place.pk: Proposed(outcome, rank) for place in made.application.places.all()}
        with clock.at(date(2017, 3, 20)):
            with pytest.raises(RefusedError, match="every partner has signed") as refused:
                actions.recommend_application(made.application, places=places, reasons="Good.", by=leader)
            assert refused.value.refusal.details == ("Modalen",)

            actions.record_partner_signature(
                made.application,
                made.partner,
                name="Ola Ordførar",
                source="Letter from the mayor",
                received_on=date(2017, 3, 18),
                by=leader,
            )
            actions.recommend_application(made.application, places=places, reasons="Good.", by=leader)

        made.application.refresh_from_db()
        assert made.application.status in (S.RECOMMENDED, S.WAITING)

    def test_it_may_be_refused_without_signatures(self) -> None:
        made, leader = case(S.SUBMITTED), people.project_leader()
        review.declared(leader)
        places = {place.pk: Proposed(PlaceOutcome.REFUSED) for place in made.application.places.all()}

        with clock.at(date(2017, 3, 20)):
            actions.recommend_application(made.application, places=places, reasons="No.", by=leader)

        made.application.refresh_from_db()
        assert made.application.status == S.NOT_RECOMMENDED


def statuses(reader: User, application: Application, file: Attachment) -> set[int]:
    """Ask for the application's page, its last submission and an enclosure."""
    client = people.sign_in(Client(), reader)
    sent = application.submissions.first()
    addresses = [
        reverse("municipalities:joint_detail", args=[application.pk]),
        reverse("municipalities:submission_download", args=[sent.pk if sent else 0]),
        reverse("documents:attachment_read", args=[file.pk, file.key]),
    ]
    return {client.get(address).status_code for address in addresses}


class TestReading:
    def test_every_role_of_a_partner_reads_what_is_signed_with_its_enclosures_and_a_stranger_nothing(self) -> None:
        made = case(S.SUBMITTED)
        file = documents.stored(made.application, "application_enclosure", by=made.signer)

        for role in MUNICIPALITY_ROLES:
            assert statuses(make.member(made.partner, role), made.application, file) == {200}
            assert statuses(make.member(make.municipality(), role), made.application, file) == {404}

    def test_whoever_is_taken_out_reads_nothing_more_and_is_told(self) -> None:
        made = case(S.SUBMITTED)
        file = documents.stored(made.application, "application_enclosure", by=made.signer)
        actions.reopen_application(made.application, by=made.signer)

        organisation(made.application, shares=[], by=made.writer)

        assert statuses(made.partner_signer, made.application, file) == {404}
        told = Mail.objects.filter(template="municipalities.partner_taken_out")
        assert {mail.to for mail in told} == {made.partner_signer.email, made.partner_writer.email}

    def test_enclosures_are_the_applicants_to_add_and_withdraw(self) -> None:
        made = case()
        file = documents.stored(made.application, "application_enclosure", by=made.writer)
        with pytest.raises(RefusedError, match="keeps the enclosures"):
            withdraw_attachment(file, reason="Not ours.", by=made.partner_writer)

        client = people.sign_in(Client(), made.partner_writer)
        page = client.get(reverse("municipalities:joint_detail", args=[made.application.pk])).content.decode()
        add = reverse("documents:attachment_add", args=["municipalities.application", made.application.pk, file.kind])

        assert file.shown_name in page
        assert add not in page
        assert reverse("documents:attachment_withdraw", args=[file.pk]) not in page
        assert client.get(add).status_code == 404

    def test_papers_about_the_doctors_earlier_service_stay_with_the_applicant(self) -> None:
        made = case()
        service = EarlierService.objects.create(
            place=made.application.places.get(),
            kind="hospital",
            place_of_work="Haukeland",
            percentage=100,
            valid=DateRange(date(2015, 9, 1), date(2016, 3, 1)),
            saved_by=made.writer,
            saved_at=clock.now(),
        )
        file = documents.stored(service, "service_document", by=made.writer)
        address = reverse("documents:attachment_read", args=[file.pk, file.key])

        assert people.sign_in(Client(), made.writer).get(address).status_code == 200
        assert people.sign_in(Client(), made.partner_writer).get(address).status_code == 404

    def test_the_applications_own_address_leads_a_partner_to_its_page(self) -> None:
        made = case()
        client = people.sign_in(Client(), made.partner_writer)

        answer = client.get(made.application.get_absolute_url())

        assert answer["Location"] == reverse("municipalities:joint_detail", args=[made.application.pk])


class TestHeir:
    def test_whoever_took_a_partner_over_reads_its_part_and_neither_writes_nor_signs_it(self) -> None:
        made = case(S.SUBMITTED)
        file = documents.stored(made.application, "application_enclosure", by=made.signer)
        signer = make.member(heir_of(made.partner, on=date(2017, 3, 9)), Role.SIGNER)
        with pytest.raises(RefusedError, match="stays as it is"):
            made.sign(by=signer)

        client = people.sign_in(Client(), signer)
        assert statuses(signer, made.application, file) == {200}
        assert "Masfjorden" in client.get(reverse("municipalities:application_list")).content.decode()
        assert client.get(reverse("municipalities:joint_sign", args=[made.application.pk])).status_code == 403
        assert joint.waiting_for_signature(signer, [made.application.round]) == []

    def test_the_day_before_it_reads_nothing(self) -> None:
        made = case()
        heir = make.member(heir_of(made.partner, on=date(2017, 3, 11)), Role.SIGNER)

        assert not Application.objects.shared_with(heir).exists()


class TestPages:
    def test_the_partner_reads_the_whole_writes_and_signs(self) -> None:
        made = case()
        with clock.at(date(2017, 3, 10)):
            client = people.sign_in(Client(), made.partner_signer)
            listed = client.get(reverse("municipalities:application_list"))
            address = reverse("municipalities:joint_write", args=[made.application.pk, "backup"])
            client.post(address, {"text": "A rota of two.", "version": "0", "then": "list"})
            actions.send_to_sign(made.application, by=made.writer)
            signing = reverse("municipalities:joint_sign", args=[made.application.pk])
            page = client.get(signing)
            answer = client.post(signing, {"content_sha256": page.context["fingerprint"], "read": "on"})

        assert "Masfjorden" in listed.content.decode()
        assert "A rota of two." in page.content.decode()
        assert (answer.status_code, made.state) == (302, PartnerState.SIGNED)

    def test_a_stale_saving_shows_both_and_keeps_what_was_typed(self) -> None:
        made = case()
        actions.save_partner_answer(made.application, "backup", text="Theirs", by=made.partner_writer)
        client = people.sign_in(Client(), made.partner_signer)

        address = reverse("municipalities:joint_write", args=[made.application.pk, "backup"])
        answer = client.post(address, {"text": "Mine", "version": "0"})

        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Theirs" in page
        assert "Mine" in page

    def test_missing_signatures_stand_on_the_check_page_and_the_receipt(self) -> None:
        made = case(S.SUBMITTED)
        client = people.sign_in(Client(), made.signer)

        for name in ("application_check", "application_receipt", "application_detail"):
            page = client.get(reverse(f"municipalities:{name}", args=[made.application.pk])).content.decode()
            assert "Underskrift mangler" in page, name


def test_a_draft_together_is_a_task_of_the_partners_writer_and_signer_until_it_is_ready_or_refused() -> None:
    made, today = case(), date(2017, 3, 10)
    page = reverse("municipalities:joint_detail", args=[made.application.pk])

    def asked(user: User) -> list[tuple[str, date | None]]:
        return [(task.what, task.due) for task in tasks_of(user, today) if task.href == page]

    readers = (made.partner_writer, made.partner_signer, made.writer, make.member(made.partner, Role.READER))
    words = "Read the draft of the application together with Masfjorden: Round 2017"
    assert [asked(user) for user in readers] == [[(words, date(2017, 3, 15))]] * 2 + [[], []]

    actions.decline_part(made.application, reason="No money.", by=made.partner_signer)
    assert [asked(user) for user in readers] == [[]] * 4


def test_a_draft_that_is_ready_is_to_be_signed_and_no_longer_to_be_read() -> None:
    made = case(S.TO_SIGN)
    found = [task for task in tasks_of(made.partner_signer, date(2017, 3, 10)) if "together" in task.what]

    assert [task.href for task in found] == [reverse("municipalities:joint_sign", args=[made.application.pk])]
    assert not [task for task in tasks_of(made.partner_writer, date(2017, 3, 10)) if "together" in task.what]
