"""Every page opens for whom it is meant, shows what they may see, and asks the database a fixed number of times."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from finance.actions.ledger import post_all
from finance.models import Account, Claim, EgenandelCharge, Grant, Voucher
from finance.workflow import ClaimStatus
from municipalities.models import Municipality
from tests.make import finance, municipalities, people

KR = finance.KR
S = ClaimStatus
STAFF = {Role.PROJECT_LEADER, Role.ADMINISTRATOR}
WRITERS = {Role.FINANCE, Role.WRITER, Role.SIGNER}
SENDERS = {Role.FINANCE, Role.SIGNER}

PAGES: dict[str, set[Role]] = {
    "overview": STAFF | MUNICIPALITY_ROLES | {Role.STEERING},
    "budget_detail": STAFF | {Role.STEERING},
    "voucher_list": STAFF | MUNICIPALITY_ROLES,
    "year_list": STAFF,
    "year_open": {Role.PROJECT_LEADER},
    "grant_record": {Role.PROJECT_LEADER},
    "claim_list": STAFF | MUNICIPALITY_ROLES,
    "claim_draft": WRITERS,
    "egenandel_list": STAFF | MUNICIPALITY_ROLES,
}


@pytest.fixture(autouse=True)
def _in_2018() -> object:
    with clock.at(finance.IN_2018):
        yield


def wearing(role: Role, scope: int) -> User:
    if role in MUNICIPALITY_ROLES:
        place = Municipality.objects.get(pk=scope)
        return municipalities.member(place, role)
    return people.user(role)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_opens_for_its_audience_alone(client: Client, page: str, role: Role) -> None:
    claim = finance.claim(S.PAID)
    person = wearing(role, claim.municipality_id)
    if role in {Role.SUPERVISOR, Role.CANDIDATE}:
        return  # their hats are other apps' rows; the access matrix has them
    people.sign_in(client, person)

    expected = 200 if role in PAGES[page] else 403
    assert client.get(reverse(f"finance:{page}")).status_code == expected


VERB_PAGES = {
    "claim_line_add": (S.DRAFT, WRITERS),
    "claim_send": (S.DRAFT, SENDERS),
    "claim_withdraw": (S.DRAFT, SENDERS),
    "claim_attest": (S.SENT, {Role.ADMINISTRATOR}),
    "claim_return": (S.SENT, STAFF),
    "claim_authorise": (S.ATTESTED, {Role.PROJECT_LEADER}),
    "claim_pay": (S.AUTHORISED, {Role.ADMINISTRATOR}),
    "claim_detail": (S.SENT, STAFF | MUNICIPALITY_ROLES),
}


@pytest.mark.parametrize("role", sorted(STAFF | MUNICIPALITY_ROLES | {Role.STEERING}))
@pytest.mark.parametrize("page", sorted(VERB_PAGES))
def test_a_verb_has_a_page_for_its_roles(client: Client, page: str, role: Role) -> None:
    status, roles = VERB_PAGES[page]
    claim = finance.claim(status)
    people.sign_in(client, wearing(role, claim.municipality_id))

    response = client.get(reverse(f"finance:{page}", args=[claim.pk]))
    assert response.status_code == (200 if role in roles else 403)


@pytest.mark.parametrize(
    "page", sorted(set(VERB_PAGES) - {"claim_attest", "claim_authorise", "claim_pay", "claim_return"})
)
def test_a_foreign_claim_is_as_absent_as_a_missing_one(client: Client, page: str) -> None:
    claim = finance.claim(S.DRAFT)
    people.sign_in(client, municipalities.member(municipalities.municipality(), Role.SIGNER))

    foreign = client.get(reverse(f"finance:{page}", args=[claim.pk]))
    missing = client.get(reverse(f"finance:{page}", args=[claim.pk + 999]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert len(foreign.content) == len(missing.content)


def test_staff_do_not_see_a_draft(client: Client) -> None:
    claim = finance.claim(S.DRAFT)
    people.sign_in(client, people.administrator())

    assert client.get(claim.get_absolute_url()).status_code == 404


def test_a_claim_is_written_sent_attested_authorised_and_paid_through_the_pages() -> None:
    finance.year()
    place = municipalities.municipality()
    doctor = finance.employed(place)
    member = people.sign_in(Client(), municipalities.member(place, Role.FINANCE))
    administrator = people.sign_in(Client(), people.administrator())
    leader = people.sign_in(Client(), people.project_leader())

    member.post(reverse("finance:claim_draft"), {"year": "2018"})
    claim = Claim.objects.get()
    add = reverse("finance:claim_line_add", args=[claim.pk])
    key = member.get(add).context["form"]["idempotency_key"].value()
    line = {
        "idempotency_key": key,
        "candidate": doctor.pk,
        "category": "travel",
        "spent_on": "2018-03-01",
        "what": "Train to the course",
        "receipt_reference": "17",
        "asked": "1 250,50",
        "fond2": "",
    }
    assert member.post(add, line).status_code == 302
    assert member.post(add, line).status_code == 302  # sent twice: one line
    assert [row.asked for row in claim.lines.all()] == [125_050]
    for client, verb, data in (
        (member, "send", {}),
        (
            administrator,
            "attest",
            {f"approved_{claim.lines.get().pk}": "1 000", f"reason_{claim.lines.get().pk}": "Bus"},
        ),
        (leader, "authorise", {}),
        (administrator, "pay", {"idempotency_key": KEY, "paid_on": "2018-06-15", "reference": "B7"}),
    ):
        url = reverse(f"finance:claim_{verb}", args=[claim.pk])
        assert client.get(url).status_code == 200
        response = client.post(url, data)
        assert response.status_code == 302, response.content.decode()
    claim.refresh_from_db()
    assert claim.status == S.PAID
    assert "1\u00a0000\u00a0kr" in member.get(claim.get_absolute_url()).content.decode()


@pytest.mark.parametrize("typed", ["1e5", "NaN", "12,345", "1_000", "-5", "٣", "0", "", "1 000 000 000 000 000"])
def test_an_amount_that_is_none_is_refused_at_its_field_with_what_was_typed(client: Client, typed: str) -> None:
    claim = finance.claim(S.DRAFT)
    people.sign_in(client, municipalities.member(claim.municipality, Role.WRITER))
    url = reverse("finance:claim_line_add", args=[claim.pk])
    data = {"candidate": claim.lines.get().candidate_id, "category": "travel", "spent_on": "2018-03-01", "what": "Bus"}

    response = client.post(url, data | {"receipt_reference": "1", "asked": typed, "idempotency_key": KEY})
    assert response.status_code == 422
    assert "asked" in response.context["form"].errors
    assert response.context["form"]["asked"].value() == typed
    assert claim.lines.count() == 1


KEY = "8f9fdbd0-0000-4000-8000-000000000001"


def test_a_line_can_be_changed_and_removed(client: Client) -> None:
    claim = finance.claim(S.DRAFT)
    row = claim.lines.get()
    people.sign_in(client, municipalities.member(claim.municipality, Role.WRITER))
    change = reverse("finance:claim_line_change", args=[claim.pk, row.pk])
    shown = client.get(change)
    assert shown.context["form"]["asked"].value() == "10\u00a0000"
    data = {"candidate": row.candidate_id, "category": "locum", "spent_on": "2018-03-01", "what": "Locum"}
    client.post(change, data | {"receipt_reference": "1", "asked": "7", "fond2": "3", "idempotency_key": KEY})
    row.refresh_from_db()
    assert (row.asked, row.fond2, row.what) == (700, 300, "Locum")

    remove = reverse("finance:claim_line_remove", args=[claim.pk, row.pk])
    assert client.get(remove).status_code == 200
    client.post(remove)
    assert not claim.lines.exists()


def test_the_attest_form_proposes_what_fits_and_says_why(client: Client) -> None:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    finance.claim(S.AUTHORISED, municipality=place, candidate=doctor, asked=138_400 * KR)
    claim = finance.claim(S.SENT, municipality=place, candidate=doctor, asked=70_000 * KR)
    people.sign_in(client, people.administrator())
    page = client.get(reverse("finance:claim_attest", args=[claim.pk]))

    form = page.context["form"]
    line = claim.lines.get()
    assert form[f"approved_{line.pk}"].value() == "61\u00a0600"
    assert form[f"reason_{line.pk}"].value()
    assert "138\u00a0400\u00a0kr" in page.content.decode()
    assert "61\u00a0600\u00a0kr" in page.content.decode()


def test_a_refused_authorisation_says_what_is_left(client: Client) -> None:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    finance.claim(S.AUTHORISED, municipality=place, candidate=doctor, asked=138_400 * KR)
    claim = finance.claim(S.ATTESTED, municipality=place, candidate=doctor, asked=70_000 * KR)
    people.sign_in(client, people.project_leader())
    url = reverse("finance:claim_authorise", args=[claim.pk])

    assert "61\u00a0600\u00a0kr" in client.get(url).content.decode()
    response = client.post(url)
    assert response.status_code == 409
    assert "61\u00a0600\u00a0kr" in response.content.decode()


def test_the_ledger_shows_an_account_with_its_running_balance(client: Client) -> None:
    finance.voucher(500_000 * KR)
    finance.voucher(1 * KR)
    people.sign_in(client, people.administrator())
    ledger = client.get(reverse("finance:voucher_list"), {"year": "2018"}).context["ledger"]

    assert [(row.amount, row.balance) for row in ledger.rows] == [
        (500_000 * KR, 500_000 * KR),
        (1 * KR, 500_001 * KR),
    ]


def test_the_second_page_of_the_ledger_carries_the_balance_on(client: Client) -> None:
    finance.year()
    post_all([finance.posting(1 * KR)] * 60, by=people.project_leader())
    people.sign_in(client, people.administrator())
    ledger = client.get(reverse("finance:voucher_list"), {"year": "2018", "page": "2"}).context["ledger"]

    assert (ledger.opening, ledger.rows[0].balance, len(ledger.rows)) == (50 * KR, 51 * KR, 10)


def test_the_next_year_opens_with_the_balance_of_the_bank_but_not_of_the_grant(client: Client) -> None:
    finance.voucher(7 * KR)
    finance.year(2019)
    people.sign_in(client, people.administrator())
    url = reverse("finance:voucher_list")
    accounts = {row.use: str(row.pk) for row in Account.objects.all()}

    opening = [
        client.get(url, {"year": "2019", "account": accounts[use]}).context["ledger"].opening
        for use in ("bank", "grant")
    ]
    assert opening == [7 * KR, 0]


def test_a_municipality_reads_its_own_vouchers_alone(client: Client) -> None:
    mine, other = finance.claim(S.PAID), finance.claim(S.PAID)
    people.sign_in(client, municipalities.member(mine.municipality, Role.READER))

    assert client.get(finance.authorised(mine).get_absolute_url()).status_code == 200
    assert client.get(finance.authorised(other).get_absolute_url()).status_code == 404
    page = client.get(reverse("finance:voucher_list")).content.decode()
    assert finance.authorised(mine).get_absolute_url() in page
    assert finance.authorised(other).get_absolute_url() not in page
    assert other.municipality.name not in client.get(reverse("finance:overview")).content.decode()


def test_an_auditor_reads_nothing_of_the_whole_ledger(client: Client) -> None:
    """An auditor is let into one municipality-year at a time; none is open here."""
    claim = finance.claim(S.PAID)
    people.sign_in(client, people.user(Role.AUDITOR))

    assert client.get(finance.authorised(claim).get_absolute_url()).status_code == 403
    assert client.get(reverse("finance:voucher_list")).status_code == 403


def test_a_voucher_is_reversed_from_its_page(client: Client) -> None:
    voucher = finance.authorised(finance.claim(S.AUTHORISED))
    people.sign_in(client, people.project_leader())
    url = reverse("finance:voucher_reverse", args=[voucher.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": ""}).status_code == 422
    response = client.post(url, {"reason": "Entered twice."}, follow=True)
    assert response.context["voucher"].reverses == voucher
    page = client.get(voucher.get_absolute_url()).content.decode()
    assert response.context["voucher"].get_absolute_url() in page
    assert "Entered twice." in page
    assert client.post(url, {"reason": "Again"}).status_code == 409


def test_the_egenandel_is_charged_and_its_payment_entered(client: Client) -> None:
    finance.year()
    place = municipalities.municipality()
    finance.employed(place, start=date(2018, 9, 1))
    people.sign_in(client, people.administrator())
    listed = client.get(reverse("finance:egenandel_list"), {"year": "2018"})
    assert [(row.municipality, row.candidates, row.amount) for row in listed.context["waiting"]] == [
        (place, 1, 1_666_667)
    ]

    client.post(reverse("finance:egenandel_charge", args=[2018, place.pk]))
    charge = EgenandelCharge.objects.get()
    page = client.get(charge.get_absolute_url())
    assert "4/12" in page.content.decode()
    receive = reverse("finance:egenandel_receive", args=[charge.pk])
    assert client.get(receive).status_code == 200
    client.post(receive, {"idempotency_key": KEY, "paid_on": "2018-06-15", "reference": "B8"})
    charge.refresh_from_db()
    assert charge.outstanding == 0


def test_a_grant_is_entered(client: Client) -> None:
    finance.year()
    people.sign_in(client, people.project_leader())
    data = {
        "idempotency_key": KEY,
        "year": "2018",
        "amount": "5 000 000",
        "received_on": "2018-06-01",
        "reference": "18/1",
    }
    for _twice in range(2):
        assert client.post(reverse("finance:grant_record"), data).status_code == 302

    assert Grant.objects.get().amount == 5_000_000 * KR
    figures = client.get(reverse("finance:overview"), {"year": "2018"}).context["tiles"]
    assert figures[0].value == "5\u00a0000\u00a0000\u00a0kr"


def test_years_are_opened_and_closed(client: Client) -> None:
    leader = people.project_leader()
    people.sign_in(client, leader)
    finance.chart()
    assert client.post(reverse("finance:year_open"), {"year": "2018"}).status_code == 302
    assert client.post(reverse("finance:year_open"), {"year": "2018"}).status_code == 409
    close = reverse("finance:year_close", args=[2018])
    assert client.get(close).context["refusal"] is not None
    assert client.post(close).status_code == 409
    with clock.at(date(2019, 2, 1)):
        people.sign_in(client, leader)
        assert client.get(close).context["refusal"] is None
        assert client.post(close).status_code == 302
        assert client.get(reverse("finance:year_list")).status_code == 200


def test_the_budget_is_worked_out_for_any_number_of_places(client: Client) -> None:
    finance.chart()
    people.sign_in(client, people.user(Role.STEERING))
    url = reverse("finance:budget_detail")

    lines = [fact.value for fact in client.get(url).context["lines"]]
    assert lines[-3:] == ["5\u00a0600\u00a0000\u00a0kr", "\u2212600\u00a0000\u00a0kr", "5\u00a0000\u00a0000\u00a0kr"]
    for places, refund in (("15", "170\u00a0000\u00a0kr"), ("16", "162\u00a0500\u00a0kr")):
        values = [fact.value for fact in client.get(url, {"places": places}).context["arithmetic"]]
        assert refund in values
    assert client.get(url, {"places": "many"}).status_code == 200


SIGNED_IN = 7  # session, person, hat, the trail's latest line, and the session's new expiry in its savepoint


def claims(number: int) -> None:
    for _each in range(number):
        finance.claim(S.PAID)


@pytest.mark.parametrize(
    ("page", "queries"), [("claim_list", 8), ("voucher_list", 8), ("overview", 13), ("egenandel_list", 8)]
)
def test_a_list_asks_as_often_for_three_rows_as_for_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, page: str, queries: int
) -> None:
    people.sign_in(client, people.administrator())
    counts: list[int] = []
    for _round in range(2):
        claims(1 if not counts else 2)
        client.get(reverse("dashboard:task_list"))  # the menu's count is kept until something changes
        with django_assert_max_num_queries(queries + SIGNED_IN) as asked:
            client.get(reverse(f"finance:{page}"), {"year": "2018"})
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert Voucher.objects.exists()
