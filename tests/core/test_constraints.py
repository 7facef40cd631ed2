"""The sentences that a user reads where the database itself refuses, also where two were at it at once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from alisvest.core.constraints import sentence_for
from candidates.models import Candidate
from tests.make import candidates, people

pytestmark = pytest.mark.django_db


def test_an_address_that_somebody_entered_at_the_same_moment_has_its_sentence() -> None:
    person = people.user()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        people.user(email=person.email)

    with translation.override("en"):
        assert sentence_for(caught.value) == "Somebody with this e-mail is entered already. Search for the address."


def test_a_field_that_is_unique_by_itself_has_the_words_of_its_field() -> None:
    doctor = candidates.candidate()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Candidate.objects.create(name="Ola", hpr_number=doctor.hpr_number)

    with translation.override("en"):
        assert sentence_for(caught.value) == "Another candidate has this HPR number."
