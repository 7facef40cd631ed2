from datetime import date
from io import BytesIO

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.documents.models import Document
from finance.actions import receive_egenandel
from finance.models import EgenandelCharge, Voucher
from finance.models.statement import Statement, StatementRun
from finance.queries.statement import shelf_of
from finance.tasks import issue_statements
from tests.make import municipalities, people, statements
from tests.make.statements import IN_2019


def pages_of(statement: Statement) -> list[str]:
    return [
        reverse("finance:statement_detail", args=[statement.pk]),
        reverse("finance:statement_download", args=[statement.pk]),
    ]


@pytest.mark.parametrize("role", sorted(MUNICIPALITY_ROLES))
def test_every_municipality_role_reads_and_downloads_its_own(client: Client, role: Role) -> None:
    year = statements.year_2018()
    statement = statements.issued(year)
    people.sign_in(client, municipalities.member(year.municipality, role))

    page, file = (client.get(url) for url in pages_of(statement))

    assert page.status_code == file.status_code == 200
    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.startswith(b"%PDF-1.7")
    assert statement.number in page.content.decode()
    assert "4\u00a0897,80\u00a0kr" in page.content.decode()
    assert statement.number in client.get(reverse("finance:statement_list")).content.decode()


def test_another_municipality_gets_the_same_answer_as_for_nothing_at_all(client: Client) -> None:
    statement = statements.issued(statements.year_2018())
    people.sign_in(client, municipalities.member(municipalities.municipality(), Role.FINANCE))

    for foreign, missing in zip(pages_of(statement), pages_of(Statement(pk=10**9)), strict=True):
        assert client.get(foreign).status_code == client.get(missing).status_code == 404
    assert statement.number not in client.get(reverse("finance:statement_list")).content.decode()


def test_the_list_shows_the_years_sums_and_what_has_changed_since(client: Client) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.administrator)
    address = reverse("finance:statement_list") + "?year=2018"
    with clock.at(IN_2019):
        before = client.get(address).content.decode()
        statements.issued(year)
        after = client.get(address).content.decode()
        _pay_the_egenandel(year)
        changed = client.get(address).content.decode()

    assert "Kvam" in before
    assert "4\u00a0897,80\u00a0kr" in before
    assert "KO-2018-1238-1" not in before
    assert "KO-2018-1238-1" in after
    assert "Endret siden utstedt" not in after
    assert "Endret siden utstedt" in changed


def _pay_the_egenandel(year: statements.Year) -> None:
    charge = EgenandelCharge.objects.get(municipality=year.municipality)
    with clock.at(IN_2019.replace(day=25)):
        receive_egenandel(charge, paid_on=IN_2019, reference="7", by=year.administrator)


def test_the_preview_says_that_it_is_preliminary_and_keeps_nothing(client: Client) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.leader)

    with clock.at(statements.IN_2018):
        answer = client.get(reverse("finance:statement_preview", args=[year.municipality.pk, 2018]))

    text = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert answer.status_code == 200
    assert "Førebels" in text
    assert not Document.objects.exists()


def test_issuing_asks_first_and_then_issues(client: Client) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.administrator)
    address = reverse("finance:statement_issue", args=[year.municipality.pk, 2018])

    with clock.at(IN_2019):
        assert client.get(address).status_code == 200
        assert not Statement.objects.exists()
        answer = client.post(address)

    assert answer.headers["Location"] == reverse("finance:statement_detail", args=[Statement.objects.get().pk])


def test_issuing_too_early_is_answered_with_the_reason(client: Client) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.administrator)

    with clock.at(statements.IN_2018):
        answer = client.post(reverse("finance:statement_issue", args=[year.municipality.pk, 2018]))

    assert answer.status_code == 409
    assert "2018 er ikke over" in answer.content.decode()


def test_all_are_issued_in_the_background_once_and_the_page_shows_how_far(client: Client) -> None:
    first = statements.year_2018("Ås", number="0001")
    statements.year_2018("Bø", number="0002")
    done = statements.issued(first)
    people.sign_in(client, first.leader)

    with clock.at(IN_2019):
        answer = client.post(reverse("finance:statement_issue_all", args=[2018]))
        run = StatementRun.objects.get()
        waiting = client.get(answer.headers["Location"]).content.decode()
        again = client.post(reverse("finance:statement_issue_all", args=[2018]))
        assert issue_statements.call(run.pk) == 2
        assert issue_statements.call(run.pk) == 0
        finished = client.get(answer.headers["Location"]).content.decode()

    assert again.headers["Location"] == answer.headers["Location"]
    assert "data-refresh" in waiting
    assert "data-refresh" not in finished
    assert {item.outcome for item in run.items.all()} == {"issued", "unchanged"}
    assert Statement.objects.count() == 2
    assert Statement.objects.filter(pk=done.pk).exists()


def test_a_run_whose_asker_has_left_issues_nothing_and_says_so() -> None:
    year = statements.year_2018()
    with clock.at(IN_2019):
        run = statements.start_run(year)
        year.leader.appointments.all().update(valid=DateRange(date(2016, 1, 1), date(2018, 12, 31)))
        issue_statements.call(run.pk)

    item = run.items.get()
    assert (item.outcome, item.statement) == ("refused", None)
    assert item.note


def test_a_successor_reads_what_its_predecessor_was_given(client: Client) -> None:
    year = statements.year_2018("Odda", number="1228")
    statement = statements.issued(year)
    successor = municipalities.municipality("Ullensvang")
    statements.succeeded(year.municipality, successor, on=IN_2019)
    people.sign_in(client, municipalities.member(successor, Role.READER))

    assert client.get(pages_of(statement)[0]).status_code == 200


def test_a_machine_without_pango_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.administrator)
    monkeypatch.setattr("alisvest.documents.pango.is_there", lambda: False)

    with clock.at(IN_2019):
        issue = client.post(reverse("finance:statement_issue", args=[year.municipality.pk, 2018]))
        preview = client.get(reverse("finance:statement_preview", args=[year.municipality.pk, 2018]))

    assert issue.status_code == preview.status_code == 409
    assert "Pango mangler" in issue.content.decode()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CANDIDATE, Role.STEERING, Role.RESEARCHER, Role.AUDITOR])
def test_others_are_turned_away_from_every_address(client: Client, role: Role) -> None:
    statement = statements.issued(statements.year_2018())
    people.sign_in(client, people.user(role))

    addresses = [*pages_of(statement), reverse("finance:statement_list")]
    assert [client.get(address).status_code for address in addresses] == [403] * 3


@pytest.mark.parametrize("name", ["statement_issue", "statement_preview"])
def test_a_municipality_neither_issues_nor_previews(client: Client, name: str) -> None:
    year = statements.year_2018()
    people.sign_in(client, year.finance)
    address = reverse(f"finance:{name}", args=[year.municipality.pk, 2018])

    assert client.get(address).status_code == client.post(address).status_code == 403
    assert not Statement.objects.exists()


@pytest.mark.parametrize("model", [Statement, Voucher])
def test_the_latest_year_comes_first(model: type[Statement] | type[Voucher]) -> None:
    """By the year's own number: following its row, the order of years would be taken from there and turned around."""
    assert f'"{model._meta.db_table}"."year_id" DESC' in str(
        model.objects.order_by(*(model._meta.ordering or ())).query
    )
    assert '"year_id" DESC' in str(shelf_of(people.project_leader()).query)
