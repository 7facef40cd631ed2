"""What a row is called where it stands among others: in words, never by its keys."""

import re

import pytest
from django.utils import translation

from alisvest.core import subjects
from alisvest.core.roles import Role
from alisvest.outbox.models import Mail
from alisvest.outbox.queries.mail import about_choices, about_links
from municipalities.models import Application
from tests.make import agreements, candidates, municipalities, people

ONLY_KEYS = re.compile(r"\d+[/ ]|\[|_")


def test_no_row_is_called_by_its_keys() -> None:
    application = municipalities.application()
    version = agreements.drafted()
    service = candidates.institution(candidates.candidate_in(municipalities.municipality("Vik")))

    with translation.override("en"):
        names = [subjects.name_of(row) for row in (application, version, version.agreement, service)]

    assert not [name for name in names if ONLY_KEYS.match(name) or "wished" in name]
    assert names[1].endswith("version 1")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_outbox_says_in_words_of_what_kind_a_mail_is(language: str) -> None:
    place = municipalities.municipality("Kvam")
    municipalities.member(place, Role.SIGNER)
    version = agreements.sent(place)
    kinds = Mail.objects.exclude(about_type="")

    with translation.override(language):
        chosen = dict(about_choices(kinds))
        links = about_links(people.project_leader(), kinds)

    assert str(chosen["municipalities.agreementversion"]) == "Avtale"
    assert not [words for words in chosen.values() if "." in str(words)]
    assert str(links[("municipalities.agreementversion", version.pk)].label).startswith("Avtale med ")


def test_an_application_that_is_not_sent_is_called_by_municipality_and_round() -> None:
    application: Application = municipalities.application(municipality=municipalities.municipality("Kvam"))

    assert subjects.name_of(application) == f"{application.municipality.name}, {application.round}"
