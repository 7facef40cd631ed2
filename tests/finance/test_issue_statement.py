import re
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.db import InternalError, connection, transaction
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pypdf import PdfReader

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents.models import Document
from alisvest.documents.responses import content_of as stored
from finance import actions
from finance.actions.statement import issue_statement
from finance.models import CapUse, Claim, EgenandelCharge, Entry, FinancialYear
from finance.models.statement import Statement, StatementStatus
from finance.pdf import nok
from finance.queries.statement import content_of, said_by
from finance.rules import statement as rules
from finance.workflow import AccountKind, AccountUse
from tests.make import finance, municipalities, people, statements
from tests.make.statements import IN_2019


def text_of(statement: Statement) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(stored(statement.document))).pages]


def in_ledger(statement: Statement, **of: object) -> int:
    entries = Entry.objects.filter(municipality=statement.municipality, grant_year=statement.year_id, **of)
    return entries.aggregate(total=Sum("amount"))["total"] or 0


def amounts(text: str) -> list[str]:
    return re.findall(r"−?\d[\d\u00a0 ]*,\d\d", text.replace("\u00a0", " "))


def test_the_sums_on_the_first_page_are_the_ledgers_to_the_ore() -> None:
    statement = statements.issued(statements.year_2018())

    approved = in_ledger(statement, account__kind=AccountKind.COST)
    charged = -in_ledger(statement, account__use=AccountUse.EGENANDEL)
    owed = -in_ledger(statement, account__use=AccountUse.REFUNDS_PAYABLE)
    unpaid = in_ledger(statement, account__use=AccountUse.EGENANDEL_RECEIVABLE)
    assert (approved, charged, owed, unpaid) == (4_897_80, 33_333_33, 0, 33_333_33)
    first = amounts(text_of(statement)[0])
    for amount in (approved, -approved, owed, charged, unpaid):
        assert nok(amount).replace("\u00a0", " ") in first


def test_the_lines_add_up_to_the_same_sums_and_name_their_vouchers() -> None:
    statement = statements.issued(statements.year_2018(lines=7))

    content = said_by(statement)
    assert sum(line.amounts.approved for line in content.lines) == in_ledger(statement, account__kind=AccountKind.COST)
    page = text_of(statement)[2]
    for line in content.lines:
        assert line.voucher in page
        assert line.receipt in page
        assert nok(line.amounts.approved).replace("\u00a0", " ") in amounts(page)
    assert "Flight <b>not</b> covered" in page.replace("\n", " ")


def test_the_cap_is_explained_with_its_months_and_what_is_left() -> None:
    year = statements.year_2018()
    statement = statements.issued(year)

    use = CapUse.objects.get(candidate=year.candidates[0])
    page = text_of(statement)[1].replace("\u00a0", " ")
    assert "8/12" in page
    assert nok(use.cap).replace("\u00a0", " ") == "133 333,33"
    for amount in (use.cap, use.used, use.cap - use.used):
        assert nok(amount).replace("\u00a0", " ") in page


@pytest.mark.parametrize(
    ("form", "language", "heading", "file_name"),
    [
        ("nynorsk", "nn", "Kostnadsoppgåve 2018", "Kostnadsoppgåve_2018_Kvam.pdf"),
        ("bokmal", "nb", "Kostnadsoppgave 2018", "Kostnadsoppgave_2018_Kvam.pdf"),
        ("neutral", "nb", "Kostnadsoppgave 2018", "Kostnadsoppgave_2018_Kvam.pdf"),
    ],
)
def test_it_is_written_in_the_municipalitys_form_whoever_issues_it(
    form: str, language: str, heading: str, file_name: str
) -> None:
    year = statements.year_2018(language_form=form)

    with translation.override("en"):
        statement = statements.issued(year)

    assert heading in text_of(statement)[0]
    assert statement.document.shown_name == file_name
    with pikepdf.open(BytesIO(stored(statement.document))) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert heading in str(pdf.docinfo.Title)
    assert not [
        word
        for word in ("Approved", "Voucher", "because", "Refund", "Course fee")
        if word in "".join(text_of(statement))
    ]


def test_it_has_four_pages_that_say_so_and_who_issued_it() -> None:
    statement = statements.issued(statements.year_2018())

    pages = text_of(statement)
    assert len(pages) == 4
    assert [f"{n} av 4" in page for n, page in enumerate(pages, 1)] == [True] * 4
    last = pages[3].replace("\n", "")
    assert statement.number in last
    assert statement.input_hash in last
    assert "Turid Haukås" in last


def test_forty_lines_and_long_names_with_quotes_fit() -> None:
    names = ('Øystein "Æ" Å\'Ørsta-Bjørnstjerne von Kårvåg-Sæterbakken den tredje', "Åshild Čeavži Ŋuorra")
    year = statements.year_2018(lines=40, names=names)

    statement = statements.issued(year)

    text = "".join(text_of(statement)).replace("\n", " ")
    assert all(name in text for name in names)
    assert text.count("F-10") == 40
    assert len(text_of(statement)) <= 7


def test_the_lines_are_enclosed_for_a_spreadsheet_and_never_as_formulas() -> None:
    year = statements.year_2018(names=("=HYPERLINK(1)",), language_form="bokmal")
    statement = statements.issued(year)

    with pikepdf.open(BytesIO(stored(statement.document))) as pdf:
        rows = pdf.attachments["ALIS-Vest_2018.csv"].get_file().read_bytes().decode("utf-8-sig").splitlines()
    assert len(rows) == 5
    assert rows[0].startswith("Bilag;")
    assert rows[1].split(";")[3] == "'=HYPERLINK(1)"
    assert rows[1].split(";")[8:11] == ["500,00", "1234,56", "1134,06"]


def test_an_unchanged_ledger_gives_the_earlier_statement_and_makes_nothing() -> None:
    year = statements.year_2018()
    first = statements.issued(year)
    before = (Document.objects.count(), Event.objects.count())

    assert statements.issued(year) == first
    assert (Document.objects.count(), Event.objects.count()) == before


def test_a_changed_ledger_gives_a_new_version_that_replaces_the_first() -> None:
    year = statements.year_2018()
    first = statements.issued(year)
    kept = stored(first.document)
    charge = first.municipality.pk
    with clock.at(IN_2019):
        actions.receive_egenandel(
            EgenandelCharge.objects.get(municipality=charge),
            paid_on=IN_2019,
            reference="99",
            by=year.administrator,
        )

    second = statements.issued(year)

    first.refresh_from_db()
    assert (first.number, second.number) == ("KO-2018-1238-1", "KO-2018-1238-2")
    assert (first.status, second.status) == (StatementStatus.SUPERSEDED, StatementStatus.ISSUED)
    assert second.supersedes == first
    page = text_of(second)[0].replace("\u00a0", " ").replace("\n", " ")
    assert f"{first.number}. Innbetalt: 0 kr → 33 333,33 kr." in page
    assert stored(first.document) == kept
    assert said_by(second).sums.egenandel_owed == 0


def test_a_closed_year_prints_the_head_of_its_chain() -> None:
    year = statements.year_2018()
    with clock.at(IN_2019):
        head = actions.close_year(2018, by=year.leader).chain_head

    assert head in "".join(text_of(statements.issued(year))).replace("\n", "")


def test_what_is_kept_says_the_same_as_what_was_read() -> None:
    year = statements.year_2018(names=("Én", "To"))
    statement = statements.issued(year)

    read = content_of(year.municipality, statement.year, on=IN_2019)
    assert said_by(statement) == read
    assert rules.fingerprint(read) == statement.input_hash


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROJECT_LEADER, Role.ADMINISTRATOR)])
def test_only_the_programmes_staff_issue(role: Role) -> None:
    year = statements.year_2018()

    with pytest.raises(RefusedError), clock.at(IN_2019):
        issue_statement(year.municipality, 2018, by=people.user(role, scope=year.municipality.pk))
    assert not Statement.objects.exists()


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2018, 6, 16)])
def test_a_year_that_is_not_over_is_refused(day: date) -> None:
    year = statements.year_2018()

    with pytest.raises(RefusedError), clock.at(day):
        issue_statement(year.municipality, 2018, by=year.leader)


def test_a_year_with_nothing_is_refused() -> None:
    finance.year(2018)
    empty = municipalities.municipality()

    with pytest.raises(RefusedError), clock.at(IN_2019):
        issue_statement(empty, 2018, by=people.project_leader())


def test_nothing_is_issued_when_lines_and_ledger_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    year = statements.year_2018()
    content = content_of(year.municipality, FinancialYear.objects.get(pk=2018), on=IN_2019)
    short = type(content)(**{name: getattr(content, name) for name in content.__slots__} | {"lines": content.lines[1:]})
    monkeypatch.setattr("finance.actions.statement.content_of", lambda *_args, **_kwargs: short)

    with pytest.raises(RefusedError) as refused, clock.at(IN_2019):
        issue_statement(year.municipality, 2018, by=year.leader)

    assert len(refused.value.refusal.details) == 2
    assert not Statement.objects.exists()
    assert rules.differences(content) == []


def test_a_reversed_refund_is_out_of_the_lines_and_in_the_vouchers() -> None:
    year = statements.year_2018()
    paid = Claim.objects.get(pk=year.claim.pk)
    assert paid.voucher
    assert paid.payment_voucher
    with clock.at(IN_2019):
        actions.reverse_voucher(paid.payment_voucher, reason="Paid to the wrong account", by=year.leader)
        actions.reverse_voucher(paid.voucher, reason="Wrong claim", by=year.leader)

    content = said_by(statements.issued(year))

    assert content.lines == ()
    assert content.sums.approved == content.sums.refund_owed == 0
    assert [posting.kind for posting in content.postings].count("reversal") == 2
    assert sum(posting.refund for posting in content.postings) == 0


def test_an_issued_statement_can_neither_be_changed_nor_deleted() -> None:
    statement = statements.issued(statements.year_2018())

    changes: tuple[dict[str, Any], ...] = ({"number": "KO-1"}, {"content": {}}, {"input_hash": "0" * 64})
    for change in changes:
        with pytest.raises(InternalError), transaction.atomic():
            Statement.objects.filter(pk=statement.pk).update(**change)


def test_the_number_of_queries_does_not_follow_the_lines() -> None:
    few, many = statements.year_2018("Ås", number="0001"), statements.year_2018("Bø", number="0002", lines=12)
    year = FinancialYear.objects.get(pk=2018)
    counts = []
    for made in (few, many):
        with CaptureQueriesContext(connection) as queries:
            content_of(made.municipality, year, on=IN_2019)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 18
