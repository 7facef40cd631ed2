"""The blank form: every question of the sections on paper, in both forms, with the round's criteria."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from municipalities.actions import publish_criteria
from municipalities.letters.blank import blank_sections
from municipalities.models import SECTIONS
from tests.make import municipalities as make
from tests.make import people


def test_every_question_of_every_section_is_on_the_form() -> None:
    with translation.override("nn"):
        asked = {str(question.label) for section in blank_sections() for question in section.questions}
        expected = {str(model.field(name).verbose_name) for model in SECTIONS.values() for name in model.answers}

    assert asked == expected
    assert [section.point for section in blank_sections()] == [model.point for model in SECTIONS.values()]


@pytest.mark.parametrize(("language", "title"), [("nb", "Veilederen"), ("nn", "Rettleiaren")])
def test_the_form_is_a_tagged_pdf_in_the_language_asked_for(client: Client, language: str, title: str) -> None:
    round_ = make.round_()
    make.criterion(round_, title_nb="Veilederen", title_nn="Rettleiaren")
    publish_criteria(round_, by=people.project_leader())
    people.sign_in(client, make.member(make.municipality()))

    answer = client.get(reverse("municipalities:round_blank", args=[round_.pk, language]))

    assert answer.headers["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(answer.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert title in text
    assert round_.name in text


def test_there_is_no_third_form(client: Client) -> None:
    round_ = make.round_()
    people.sign_in(client, people.project_leader())

    assert client.get(reverse("municipalities:round_blank", args=[round_.pk, "en"])).status_code == 404
