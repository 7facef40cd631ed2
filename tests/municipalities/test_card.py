"""The card with its dates, and who is who."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import queries
from municipalities.actions.card import correct_card, end_contact, enter_contact, record_card
from municipalities.letters.receiver import receiver_of
from municipalities.letters.round import addressees
from municipalities.models import Contact, ContactRole, Municipality, MunicipalityCard
from municipalities.rules.card import CardFacts
from tests.make import municipalities as make
from tests.make import people
from tests.make.statements import heir_of

OLD, NEW = (
    CardFacts(postmottak="Old@vik.example.no"),
    CardFacts(postmottak="new@vik.example.no", postal_address="Boks 1"),
)
START, MOVED = date(2017, 1, 1), date(2019, 3, 1)


@pytest.fixture
def place() -> Municipality:
    return make.municipality("Vik")


@pytest.fixture
def leader() -> User:
    return people.project_leader()


class TestCard:
    def test_letters_carry_the_card_of_their_day(self, place: Municipality, leader: User) -> None:
        record_card(place, OLD, start=START, by=leader)
        record_card(place, NEW, start=MOVED, by=leader)

        before, after = (receiver_of(place, day) for day in (date(2019, 2, 28), MOVED))
        assert (before.email, before.address) == ("old@vik.example.no", ())
        assert (after.email, after.address) == ("new@vik.example.no", ("Boks 1",))

    def test_one_between_ends_where_the_next_begins(self, place: Municipality, leader: User) -> None:
        record_card(place, NEW, start=MOVED, by=leader)
        record_card(place, OLD, start=START, by=leader)

        assert [each.valid.upper for each in queries.cards_of(leader, place)] == [None, MOVED]

    def test_the_same_day_twice_is_a_correction(self, place: Municipality, leader: User) -> None:
        card = record_card(place, OLD, start=START, by=leader)
        with pytest.raises(RefusedError, match="correct those"):
            record_card(place, NEW, start=START, by=leader)
        with pytest.raises(RefusedError, match="Say what was wrong"):
            correct_card(card, NEW, reason=" ", by=leader)

        correct_card(card, NEW, reason="Misread", by=leader)

        assert queries.postmottak_on(place, START) == "new@vik.example.no"
        event = Event.objects.get(verb="municipalities.card_corrected")
        assert (event.reason, event.changes["postmottak"]) == ("Misread", ["old@vik.example.no", "new@vik.example.no"])

    def test_two_at_a_time_are_the_database_s_refusal(self, place: Municipality) -> None:
        make.card(place.pk)
        with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
            MunicipalityCard.objects.create(municipality=place, valid=DateRange(MOVED, None))

    def test_after_a_merger_it_is_the_new_one_s(self, place: Municipality, leader: User) -> None:
        record_card(place, OLD, start=START, by=leader)
        ullensvang = heir_of(place)
        record_card(ullensvang, NEW, start=date(2020, 1, 1), by=leader)

        assert receiver_of(place, date(2019, 12, 31)).email == "old@vik.example.no"
        assert receiver_of(place, date(2020, 1, 1)).name == "Ullensvang kommune"
        assert receiver_of(place, date(2020, 1, 1)).email == "new@vik.example.no"

    def test_it_is_kept_by_staff_and_the_own_manager(self, place: Municipality, client: Client) -> None:
        page = reverse("municipalities:card_record", args=[place.pk])
        manager = make.member(place, Role.MANAGER, language="en")
        typed = {
            "start": "2019-03-01",
            "postal_address": " Boks 1 \r\n\r\n5600 Vik\u200b",
            "postmottak": "P@Vik.example.no",
        }

        bad = people.sign_in(client, manager).post(page, {"postal_address": "1\n2\n3\n4\n5\n6", "postmottak": "x"})
        good = client.post(page, typed)

        assert bad.status_code == 422
        assert set(bad.context["form"].errors) == {"start", "postal_address", "postmottak"}
        assert good.status_code == 302
        card = MunicipalityCard.objects.get()
        assert (card.postal_address, card.postmottak) == ("Boks 1\n5600 Vik", "p@vik.example.no")
        with pytest.raises(RefusedError):
            record_card(place, OLD, start=START, by=make.member(place, Role.SIGNER))
        with pytest.raises(Municipality.DoesNotExist):
            record_card(place, OLD, start=START, by=make.member(make.municipality(), Role.MANAGER))

    def test_what_is_not_known_is_said(self, place: Municipality, client: Client, leader: User) -> None:
        client = people.sign_in(client, leader)
        with clock.at(MOVED):
            facts = client.get(place.get_absolute_url()).context["facts"]

        assert {fact.value for fact in facts if fact.label in {"Hospital area", "Sykehusområde"}} <= {
            "Not known",
            "Ikke kjent",
        }
        assert any(fact.label in {"Hospital area", "Sykehusområde"} for fact in facts)


class TestContacts:
    def test_the_next_one_ends_whoever_had_the_part(self, place: Municipality, leader: User) -> None:
        enter_contact(place, role=ContactRole.CHIEF_DOCTOR, name="Anna", start=START, by=leader)
        enter_contact(place, role=ContactRole.CHIEF_DOCTOR, name="Berit", start=MOVED, by=leader)

        shown = queries.contact_lines(leader, place, MOVED, earlier=False)
        assert [line.contact.name for line in shown] == ["Berit"]
        every = queries.contact_lines(leader, place, MOVED, earlier=True)
        assert [(line.contact.name, line.over) for line in every] == [("Berit", False), ("Anna", True)]

    def test_two_in_one_part_are_the_database_s_refusal(self, place: Municipality) -> None:
        contact = make.contact(place)
        with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
            make.contact(place, name="Berit")
        assert Contact.objects.get() == contact

    def test_one_from_before_another_is_refused(self, place: Municipality, leader: User) -> None:
        enter_contact(place, role=ContactRole.FINANCE, name="Anna", start=MOVED, by=leader)
        with pytest.raises(RefusedError, match="from that day or later"):
            enter_contact(place, role=ContactRole.FINANCE, name="Berit", start=START, by=leader)

    def test_the_own_signer_ends_one_and_nobody_else_s(self, place: Municipality) -> None:
        contact, signer = make.contact(place), make.member(place, Role.SIGNER)
        stranger = make.member(make.municipality(), Role.SIGNER)
        with pytest.raises(Contact.DoesNotExist):
            end_contact(contact, last_day=MOVED, by=stranger)
        with pytest.raises(RefusedError):
            end_contact(contact, last_day=MOVED, by=make.member(place, Role.READER))

        ended = end_contact(contact, last_day=MOVED, by=signer)

        assert ended.valid.upper == date(2019, 3, 2)

    def test_whoever_took_over_reads_and_changes_nothing(self, place: Municipality) -> None:
        contact = make.contact(place)
        signer = make.member(heir_of(place), Role.SIGNER)
        with clock.at(date(2020, 1, 1)):
            assert list(Contact.objects.visible_to(signer)) == [contact]
            with pytest.raises(Municipality.DoesNotExist):
                end_contact(contact, last_day=MOVED, by=signer)

    def test_the_programme_s_contact_gets_invitations_and_reminders(self, place: Municipality, leader: User) -> None:
        enter_contact(place, role=ContactRole.PROGRAMME, name="Ada", email="ada@vik.example.no", start=START, by=leader)
        with clock.at(MOVED):
            assert [each.address for each in addressees(place)] == ["ada@vik.example.no"]
            assert receiver_of(place, MOVED, for_contact=True).address == ("Att. Ada",)
            assert receiver_of(place, MOVED).address == ()
