"""The pages of agreements: the way from the draft to the signed agreement in the browser, and what lists cost."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.programme.actions import load_founding_values
from municipalities.models import AgreementVersion, TrainingEnterprise
from municipalities.queries.agreement import paper_of
from municipalities.queries.delivery import checks_for
from municipalities.workflow import AgreementStatus, Response
from tests.make import agreements, people, review
from tests.make import municipalities as make

DAY = date(2017, 6, 1)


def _as(person: object) -> Client:
    client = Client()
    people.sign_in(client, person)  # type: ignore[arg-type]
    return client


def _url(name: str, pk: int) -> str:
    return reverse(f"municipalities:{name}", args=[pk])


PROOF = "Signert elektronisk"


def _text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_from_the_draft_to_the_signed_agreement_in_the_browser() -> None:
    load_founding_values(by=None)
    place = make.municipality()
    application = review.position(place, start=agreements.START).decision.application
    leader, writer = _as(people.project_leader()), _as(make.member(place, Role.WRITER))
    signer = _as(make.member(place, Role.SIGNER))
    with clock.at(DAY):
        leader.post(_url("agreement_draft", application.pk), {"effective_from": "2017-09-01"})
        version = AgreementVersion.objects.get()
        leader.post(_url("version_send", version.pk), {"message": "Welcome"})
        term = version.terms.get(promise="backup")
        writer.post(_url("term_amend", term.pk), {"amended": "Back-up within 40 minutes.", "because": "Roads."})
        writer.post(_url("version_confirm", version.pk))
        writer.post(_url("version_answer", version.pk), {"message": ""})
        leader.post(_url("term_settle", term.pk), {"answer": "Fine"})
        leader.post(_url("version_send", version.pk), {"message": ""})
        for client in (signer, leader):
            page = client.get(_url("version_sign", version.pk))
            content = page.context["fingerprint"]
            assert PROOF not in _text_of(client.get(_url("version_download", version.pk)).content)  # not by all yet
            client.post(_url("version_sign", version.pk), {"content_sha256": content, "read": "on"})
    version.refresh_from_db()

    assert version.status == AgreementStatus.SIGNED
    file = signer.get(_url("version_download", version.pk))
    assert file["Content-Type"] == "application/pdf"
    assert PROOF in _text_of(file.getvalue())
    assert "Back-up within 40 minutes." in writer.get(version.get_absolute_url()).content.decode()


def test_answers_that_nobody_has_handed_over_are_told_of_on_both_sides() -> None:
    version = agreements.sent()
    writer, leader = (
        _as(make.member(version.agreement.municipality, language="en")),
        _as(people.project_leader(language="en")),
    )
    version.terms.update(response=Response.CONFIRMED)

    mine, theirs = (client.get(version.get_absolute_url()).content.decode() for client in (writer, leader))

    assert "Every term has its answer. Hand the answers over." in mine
    assert "The municipality has not handed them over yet." in theirs


def test_a_signature_on_another_text_comes_back_with_words() -> None:
    version = agreements.to_sign()
    signer = _as(make.member(version.agreement.municipality, Role.SIGNER))

    answer = signer.post(_url("version_sign", version.pk), {"content_sha256": "0" * 64, "read": "on"})

    assert answer.status_code == 409
    assert paper_of(version).signatures == {}


def test_the_signature_asks_whether_it_was_read() -> None:
    version = agreements.to_sign()
    signer = _as(make.member(version.agreement.municipality, Role.SIGNER))

    answer = signer.post(_url("version_sign", version.pk), {"content_sha256": paper_of(version).content_sha256})

    assert answer.status_code == 422


def test_the_list_costs_the_same_for_one_and_for_many(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    leader = people.project_leader()
    agreements.bare_under_way(AgreementStatus.TO_SIGN)
    client = _as(leader)
    client.get(reverse("municipalities:agreement_list"))
    with django_assert_max_num_queries(8) as one:
        client.get(reverse("municipalities:agreement_list"))
    for _n in range(5):
        agreements.bare_under_way(AgreementStatus.WITH_MUNICIPALITY)
    with django_assert_max_num_queries(8) as many:
        client.get(reverse("municipalities:agreement_list"))

    assert len(one) == len(many)


def test_a_version_is_read_in_fifteen_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    version = agreements.sent()
    client = _as(make.member(version.agreement.municipality, Role.WRITER))
    client.get(version.get_absolute_url())

    with django_assert_max_num_queries(15):
        client.get(version.get_absolute_url())


class TestEnterprise:
    def _typed(self, **answers: str) -> dict[str, str]:
        return {
            "start": "2019-01-01",
            "registration": "registered",
            "registration_on": "2018-12-01",
            "plan": "writing",
            "goals": "Palliative care; Haraldsplass\nSubstance abuse",
        } | answers

    def test_a_status_is_kept_with_its_dates_and_goals(self) -> None:
        place = make.municipality()
        writer = _as(make.member(place, Role.WRITER))
        with clock.at(date(2019, 3, 1)):
            writer.post(_url("enterprise_record", place.pk), self._typed())
            writer.post(
                _url("enterprise_record", place.pk),
                self._typed(start="2019-02-01", plan="adopted", plan_on="2019-02-01"),
            )

        now, before = TrainingEnterprise.objects.order_by("-valid")
        assert (before.valid.upper, now.valid.upper) == (date(2019, 2, 1), None)
        assert [(each.goal, each.met_at) for each in now.goals.all()] == [
            ("Palliative care", "Haraldsplass"),
            ("Substance abuse", ""),
        ]

    @pytest.mark.parametrize(
        ("answers", "status"),
        [
            ({"registration_on": ""}, 422),
            ({"plan": "adopted"}, 422),
            ({"goals": "; Haraldsplass"}, 422),
            ({"goals": "x" * 301}, 422),
            ({"registration_link": "javascript:alert(1)"}, 422),
            ({"start": "2030-01-01"}, 409),
        ],
    )
    def test_what_cannot_be_is_refused_in_words(self, answers: dict[str, str], status: int) -> None:
        place = make.municipality()
        writer = _as(make.member(place, Role.WRITER))

        with clock.at(date(2019, 3, 1)):
            answer = writer.post(_url("enterprise_record", place.pk), self._typed(**answers))

        assert answer.status_code == status
        assert not TrainingEnterprise.objects.exists()


@pytest.mark.parametrize("partner", [False, True])
def test_the_unfit_read_no_page_of_the_agreement_whose_terms_are_the_applications_answers(partner: bool) -> None:  # noqa: FBT001
    version = agreements.sent()
    term = version.terms.first()
    modalen = make.municipality("Modalen")
    make.partner(version.agreement.application, modalen)
    unfit = review.declared(people.administrator(), unfit=modalen if partner else version.agreement.municipality)
    fit = review.declared(people.administrator())
    assert term is not None
    pages = [
        _url("agreement_detail", version.agreement_id),
        _url("agreement_delivery", version.agreement_id),
        _url("version_detail", version.pk),
        _url("version_download", version.pk),
    ]

    assert [_as(unfit).get(page).status_code for page in pages] == [403] * 4
    assert [_as(fit).get(page).status_code for page in pages] == [200] * 4


def test_the_unfit_are_asked_of_no_promise_of_the_case() -> None:
    version = agreements.signed()
    unfit = review.declared(people.administrator(), unfit=version.agreement.municipality)
    fit = review.declared(people.administrator())

    with clock.at(date(2018, 6, 1)):
        assert list(checks_for(fit))
        assert list(checks_for(unfit)) == []
