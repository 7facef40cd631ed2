"""An agreement is made from the application, answered, signed, superseded; and what its promises became."""

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, transaction

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.dashboard.queries.tasks.agreement import places_to_agree
from alisvest.dashboard.queries.tasks.reader import Reader
from alisvest.documents.responses import content_of
from municipalities import actions
from municipalities.models import Agreement, AgreementParty, AgreementVersion, PromiseCheck, Term
from municipalities.models.agreement import TermKind
from municipalities.queries import agreement as queries
from municipalities.queries import delivery
from municipalities.workflow import AgreementStatus, Response
from municipalities.workflow.promise import Delivery
from tests.make import agreements, candidates, people, review
from tests.make import municipalities as make

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


def _member(version: AgreementVersion, role: Role) -> User:
    return make.member(version.agreement.municipality, role)


class TestDraft:
    def test_promises_become_numbered_terms_with_what_the_application_said(self) -> None:
        version = agreements.drafted()

        terms = {term.promise: term for term in queries.terms_of(version)}

        assert [term.number for term in terms.values()] == list(range(1, len(terms) + 1))
        assert "600" in terms["patient_list"].text
        assert "600" in terms["patient_list"].said
        assert terms["own_office"].point == "6b"
        assert terms["own_office"].due_on == date(2017, 10, 1)
        assert terms["equipment"].due_on is None

    def test_the_programmes_terms_read_the_rates_of_the_day(self) -> None:
        version = agreements.drafted()

        found = {term.promise: term.text for term in version.terms.filter(kind=TermKind.PROGRAMME)}

        assert "200\u00a0000\u00a0kr" in found["support"]
        assert "50\u00a0000\u00a0kr" in found["egenandel"]

    def test_it_is_made_once(self) -> None:
        version = agreements.drafted()

        with pytest.raises(RefusedError, match="already"):
            actions.draft_agreement(
                version.agreement.application, effective_from=agreements.START, by=people.project_leader()
            )

    def test_an_application_that_is_not_granted_gets_none(self) -> None:
        application = review.recommended()

        with pytest.raises(RefusedError, match="granted"):
            actions.draft_agreement(application, effective_from=agreements.START, by=people.project_leader())

    def test_the_municipality_does_not_see_the_draft(self) -> None:
        version = agreements.drafted()
        signer = _member(version, Role.SIGNER)

        assert not Agreement.objects.visible_to(signer).exists()
        assert not Term.objects.visible_to(signer).exists()

    def test_a_dropped_term_closes_the_gap(self) -> None:
        leader = people.project_leader()
        version = agreements.drafted(leader=leader)
        count = version.terms.count()

        actions.drop_term(version.terms.get(number=2), by=leader)

        assert list(version.terms.order_by("number").values_list("number", flat=True)) == list(range(1, count))

    def test_the_leading_municipality_is_the_substitutes(self) -> None:
        place = make.municipality(leads_programme=True)
        substitute = people.project_leader()
        review.substitute(place, substitute)

        with pytest.raises(RefusedError):
            agreements.drafted(place)
        application = review.position(place).decision.application
        with clock.at(DAY):
            version = actions.draft_agreement(application, effective_from=agreements.START, by=substitute)

        assert version.status == AgreementStatus.DRAFT


class TestAnswer:
    def test_an_amendment_stands_beside_the_projects_wording_until_it_is_accepted(self) -> None:
        leader = people.project_leader()
        version = agreements.sent()
        writer = _member(version, Role.WRITER)
        term = version.terms.get(promise="patient_list")

        actions.amend_term(term, amended="A list of 500.", because="The list is smaller.", by=writer)
        actions.confirm_rest(version, by=writer)
        version = actions.answer_version(version, by=writer)
        term.refresh_from_db()

        assert version.status == AgreementStatus.WITH_PROJECT
        assert (term.response, term.amended, "600" in term.agreed_text) == (Response.AMENDED, "A list of 500.", True)

        term = actions.accept_amendment(term, by=leader)
        version = actions.send_version(version, by=leader)

        assert term.agreed_text == "A list of 500."
        assert version.status == AgreementStatus.TO_SIGN

    def test_a_term_worded_anew_is_answered_again(self) -> None:
        leader = people.project_leader()
        version = agreements.sent()
        writer = _member(version, Role.WRITER)
        term = version.terms.get(promise="patient_list")
        actions.amend_term(term, amended="A list of 500.", because="Smaller.", by=writer)
        actions.confirm_rest(version, by=writer)
        version = actions.answer_version(version, by=writer)

        with pytest.raises(RefusedError, match="Accept or answer"):
            actions.send_version(version, by=leader)
        actions.save_term(term, title=term.title, text="A list of 550.", due_on=None, answer="Meet us.", by=leader)
        version = actions.send_version(version, by=leader)
        term.refresh_from_db()

        assert version.status == AgreementStatus.WITH_MUNICIPALITY
        assert (term.response, term.amended, term.answer) == (Response.OPEN, "A list of 500.", "Meet us.")

    def test_every_term_is_answered_before_it_is_handed_over(self) -> None:
        version = agreements.sent()

        with pytest.raises(RefusedError, match="Not answered: 1"):
            actions.answer_version(version, by=_member(version, Role.WRITER))

    @pytest.mark.parametrize("role", [Role.READER, Role.FINANCE, Role.MANAGER])
    def test_others_of_the_municipality_only_read(self, role: Role) -> None:
        version = agreements.sent()

        with pytest.raises(RefusedError):
            actions.confirm_rest(version, by=_member(version, role))


class TestSign:
    def test_when_all_have_signed_it_stands_and_is_archived(self) -> None:
        version = agreements.signed()

        assert version.status == AgreementStatus.SIGNED
        assert version.document is not None
        assert content_of(version.document).startswith(b"%PDF")
        paper = queries.paper_of(version)
        assert paper.signed_by_all
        assert {each.content_sha256 for each in paper.signatures.values()} == {version.content_sha256}

    def test_another_text_than_the_one_that_was_read_is_not_signed(self) -> None:
        leader = people.project_leader()
        version = agreements.to_sign()
        signer, writer = _member(version, Role.SIGNER), _member(version, Role.WRITER)
        read = queries.paper_of(version).content_sha256
        actions.take_back(version, message="A slip.", by=leader)
        term = version.terms.get(promise="own_office")
        actions.save_term(term, title=term.title, text="No office.", due_on=None, by=leader)
        actions.send_version(version, by=leader)
        actions.confirm_rest(version, by=writer)
        actions.answer_version(version, by=writer)

        with pytest.raises(RefusedError, match="worded anew"):
            actions.sign_version(version, content_sha256=read, by=signer)

    def test_a_signature_does_not_count_for_the_text_after_it_was_taken_back(self) -> None:
        leader = people.project_leader()
        version = agreements.to_sign()
        version = agreements.sign(version, _member(version, Role.SIGNER))
        actions.take_back(version, message="A slip.", by=leader)
        version = actions.send_version(version, by=leader)

        assert version.status == AgreementStatus.TO_SIGN
        assert queries.paper_of(version).signatures == {}

    def test_a_party_signs_once(self) -> None:
        version = agreements.to_sign()
        version = agreements.sign(version, _member(version, Role.SIGNER))

        with pytest.raises(RefusedError, match="signed on"):
            agreements.sign(version, _member(version, Role.SIGNER))

    def test_all_partners_sign_too(self) -> None:
        place, partner = make.municipality(), make.municipality()
        version = agreements.drafted(place)
        AgreementParty.objects.create(version=version, order=9, role="partner", municipality=partner)
        leader = people.project_leader()
        version = actions.send_version(version, by=leader)
        writer = make.member(place, Role.WRITER)
        actions.confirm_rest(version, by=writer)
        version = actions.answer_version(version, by=writer)
        version = agreements.sign(version, make.member(place, Role.SIGNER))
        version = agreements.sign(version, leader)

        assert version.status == AgreementStatus.TO_SIGN

    def test_the_database_keeps_what_was_signed(self) -> None:
        version = agreements.signed()

        with pytest.raises(IntegrityError), transaction.atomic():
            version.terms.update(text="Something else.")
        with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
            AgreementVersion.objects.filter(pk=version.pk).update(effective_from=date(2018, 1, 1))


class TestNextVersion:
    def test_it_supersedes_with_a_list_of_changes(self) -> None:
        leader = people.project_leader()
        first = agreements.signed()
        agreement = first.agreement
        with clock.at(date(2018, 1, 10)):
            second = actions.draft_version(
                agreement, effective_from=date(2018, 2, 1), reason="The list has grown.", by=leader
            )
            term = second.terms.get(promise="patient_list")
            actions.save_term(term, title=term.title, text="A list of 800.", due_on=term.due_on, by=leader)
            actions.drop_term(second.terms.get(promise="equipment"), by=leader)
            actions.add_term(second, title="Car", text="A car is there.", by=leader)
            actions.send_version(second, by=leader)
            writer = _member(first, Role.WRITER)
            actions.confirm_rest(second, by=writer)
            second = actions.answer_version(second, by=writer)
        second = agreements.sign(second, _member(first, Role.SIGNER))
        second = agreements.sign(second, leader)
        first.refresh_from_db()

        assert (first.status, second.status) == (AgreementStatus.SUPERSEDED, AgreementStatus.SIGNED)
        found = [(each.kind, (each.now or each.before).title) for each in queries.changes_of(second)]  # type: ignore[union-attr]
        assert sorted(kind for kind, _title in found) == ["added", "changed", "dropped"]
        assert ("added", "Car") in found

    @pytest.mark.parametrize(
        ("day", "number"),
        [(date(2017, 8, 31), None), (date(2017, 9, 1), 1), (date(2018, 1, 31), 1), (date(2018, 2, 1), 2)],
    )
    def test_what_applied_on_a_day(self, day: date, number: int | None) -> None:
        leader = people.project_leader()
        first = agreements.signed()
        with clock.at(date(2018, 1, 10)):
            second = actions.draft_version(first.agreement, effective_from=date(2018, 2, 1), reason="Anew.", by=leader)
            actions.send_version(second, by=leader)
            writer = _member(first, Role.WRITER)
            actions.confirm_rest(second, by=writer)
            second = actions.answer_version(second, by=writer)
        agreements.sign(agreements.sign(second, _member(first, Role.SIGNER)), leader)

        applied = queries.applied_on(first.agreement, day)

        assert (applied.number if applied else None) == number

    def test_it_takes_effect_after_the_one_that_stands(self) -> None:
        first = agreements.signed()

        with pytest.raises(RefusedError, match="takes effect after"):
            actions.draft_version(
                first.agreement, effective_from=agreements.START, reason="Anew.", by=people.project_leader()
            )


class TestPromises:
    def _candidate(self, version: AgreementVersion) -> User:
        doctor = candidates.candidate()
        candidates.employment(doctor, queries.posts_of(version.agreement)[0])
        return candidates.signed_in_candidate(doctor)

    def test_the_doctor_tells_of_the_own_post_and_no_other(self) -> None:
        version, other = agreements.signed(), agreements.signed()
        with clock.at(date(2017, 10, 3)):
            doctor = self._candidate(version)
            check = PromiseCheck.objects.get(term__version=version, term__promise="own_office")

            told = actions.tell_promise(check, delivery=Delivery.NOT_KEPT, note="I share a room.", by=doctor)
            foreign = PromiseCheck.objects.get(term__version=other, term__promise="own_office")
            with pytest.raises(PromiseCheck.DoesNotExist):
                actions.tell_promise(foreign, delivery=Delivery.KEPT, by=doctor)

        assert (told.delivery, told.told_as) == (Delivery.NOT_KEPT, Role.CANDIDATE)
        lines = {each.term.promise: each for each in delivery.delivery_of(people.project_leader(), version.agreement)}
        assert [each.words for each in lines["own_office"].observed] == ["I share a room."]
        assert len(lines["backup"].waiting) == 1

    def test_not_kept_says_what_is_missing(self) -> None:
        version = agreements.signed()
        check = PromiseCheck.objects.filter(term__version=version).first()
        assert check is not None

        with clock.at(date(2017, 10, 3)), pytest.raises(RefusedError, match="what is missing"):
            actions.tell_promise(check, delivery=Delivery.NOT_KEPT, by=people.project_leader())

    def test_nobody_tells_before_the_post_begins(self) -> None:
        version = agreements.signed()
        check = PromiseCheck.objects.filter(term__version=version).first()
        assert check is not None

        with clock.at(date(2017, 8, 31)), pytest.raises(RefusedError, match="begins on"):
            actions.tell_promise(check, delivery=Delivery.KEPT, by=people.project_leader())

    def test_what_was_told_can_be_asked_again(self) -> None:
        version = agreements.signed()
        leader = people.project_leader()
        check = PromiseCheck.objects.filter(term__version=version).first()
        assert check is not None
        with clock.at(date(2017, 10, 3)):
            actions.tell_promise(check, delivery=Delivery.NOT_KEPT, note="Not yet.", by=leader)
            again = actions.ask_again(check, due_on=date(2017, 11, 1), by=leader)

        assert again.pk != check.pk
        assert list(delivery.waiting_checks(leader).filter(term=check.term)) == [again]


def test_a_post_that_came_later_brings_its_promises_into_the_next_version() -> None:
    first = agreements.signed()
    leader = people.project_leader()
    assert not queries.lacking_places(leader).exists()
    with clock.at(date(2018, 1, 5)):
        review.accepted(first.agreement.application.decision)
        assert [task.href for task in places_to_agree(Reader(leader, date(2018, 1, 5), {}))] == [
            first.agreement.get_absolute_url()
        ]
    with clock.at(date(2018, 1, 10)):
        second = actions.draft_version(
            first.agreement, effective_from=date(2018, 2, 1), reason="One more post.", by=leader
        )

    new = {term.promise: term for term in second.terms.filter(follows=None)}

    assert not queries.lacking_places(leader).exists()
    assert {"patient_list", "own_office", "supervisor"} <= set(new)
    assert all(term.place is not None and term.response == Response.OPEN for term in new.values())
    assert second.terms.filter(follows=None).count() + first.terms.count() == second.terms.count()
    assert set(second.terms.exclude(follows=None).values_list("response", flat=True)) == {Response.CONFIRMED}
