"""A claim from draft to payment: who may, when, within which room, and what is entered."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alisvest.audit.models import Event
from alisvest.audit.queries import history_of
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from finance import actions
from finance.models import CapUse, Claim, ClaimLine, Entry
from finance.queries.pages import claim_feed
from finance.queries.verification import faults
from finance.workflow import CLAIM_MOVES, AccountUse, Category, ClaimStatus
from tests.finance.test_post import see_deferred
from tests.make import finance, municipalities, people

KR = finance.KR
S = ClaimStatus


def balance(use: AccountUse) -> int:
    return sum(Entry.objects.filter(account__use=use).values_list("amount", flat=True))


def test_a_claim_goes_from_draft_to_payment_and_the_ledger_follows() -> None:
    claim = finance.claim(S.PAID, asked=30_000 * KR)
    see_deferred()

    assert claim.status == S.PAID
    assert balance(AccountUse.COURSE_FEE) == 30_000 * KR
    assert balance(AccountUse.REFUNDS_PAYABLE) == 0
    assert balance(AccountUse.BANK) == -30_000 * KR
    assert list(faults()) == []
    verbs = list(Event.objects.filter(subject_type="finance.claim").order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        "finance.claim_drafted",
        "finance.claim_line_added",
        "finance.claim_sent",
        "finance.claim_attested",
        "finance.claim_authorised",
        "finance.claim_paid",
    ]


def test_the_cost_carries_every_dimension() -> None:
    claim = finance.claim(S.AUTHORISED)
    line = claim.lines.get()

    cost = Entry.objects.get(account__use=AccountUse.COURSE_FEE)
    assert (cost.municipality, cost.candidate, cost.candidate_year, cost.grant_year, cost.category) == (
        claim.municipality,
        line.candidate,
        2018,
        2018,
        Category.COURSE_FEE,
    )


VERBS = {
    "send": lambda claim, by: actions.send_claim(claim, by=by),
    "withdraw": lambda claim, by: actions.withdraw_claim(claim, by=by),
    "attest": lambda claim, by: actions.attest_claim(claim, by=by),
    "return": lambda claim, by: actions.return_claim(claim, comment="Receipt?", by=by),
    "authorise": lambda claim, by: actions.authorise_claim(claim, by=by),
    "pay": lambda claim, by: actions.pay_claim(claim, paid_on=finance.IN_2018, reference="P", by=by),
}


@pytest.mark.parametrize(
    ("verb", "status"),
    [(verb, status) for verb in VERBS for status in S if status not in CLAIM_MOVES[verb].sources],
)
def test_a_verb_out_of_turn_is_refused(verb: str, status: ClaimStatus) -> None:
    claim = finance.claim(status)
    role = min(CLAIM_MOVES[verb].roles)
    by = people.user(role, claim.municipality_id) if role in finance.MUNICIPAL else people.user(role)
    if role not in finance.MUNICIPAL and claim.sent_at is None:
        with pytest.raises(Claim.DoesNotExist):  # staff do not see what a municipality has not sent
            VERBS[verb](claim, by)
        return

    with pytest.raises(RefusedError, match=r"status|Status") as refused:
        VERBS[verb](claim, by)
    assert refused.value.refusal.kind.value == 409


@pytest.mark.parametrize("verb", ["attest", "authorise", "pay"])
def test_another_roles_verb_is_forbidden(verb: str) -> None:
    claim = finance.claim(min(CLAIM_MOVES[verb].sources))
    other = people.project_leader() if verb != "authorise" else people.administrator()

    with pytest.raises(RefusedError) as refused:
        VERBS[verb](claim, other)
    assert refused.value.refusal.kind.value == 403


def test_whoever_attested_cannot_authorise() -> None:
    claim = finance.claim(S.SENT)
    both = people.administrator()
    actions.attest_claim(claim, by=both)
    both.wear(people.project_leader().hat)

    with pytest.raises(RefusedError) as refused:
        actions.authorise_claim(claim, by=both)
    assert refused.value.refusal.kind.value == 403


def test_the_database_too_wants_two_persons() -> None:
    claim = finance.claim(S.AUTHORISED)

    with pytest.raises(IntegrityError, match="finance_claim_two_persons"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(authorised_by=claim.attested_by)


def test_the_claimant_neither_attests_nor_authorises() -> None:
    claim = finance.claim(S.SENT)
    sender = claim.sent_by
    assert sender is not None
    sender.wear(people.administrator().hat)

    with pytest.raises(RefusedError) as refused:
        actions.attest_claim(claim, by=sender)
    assert refused.value.refusal.kind.value == 403


def test_less_is_approved_only_with_a_reason() -> None:
    claim = finance.claim(S.SENT)
    line = claim.lines.get()

    with pytest.raises(RefusedError):
        actions.attest_claim(claim, approvals={line.pk: (5_000 * KR, " ")}, by=people.administrator())
    actions.attest_claim(claim, approvals={line.pk: (5_000 * KR, "Above the cap")}, by=people.administrator())

    line.refresh_from_db()
    assert (line.approved, line.reason) == (5_000 * KR, "Above the cap")


@pytest.mark.parametrize("approved", [-1, 10_000 * KR + 1])
def test_an_approval_lies_between_nought_and_what_is_asked(approved: int) -> None:
    claim = finance.claim(S.SENT)

    with pytest.raises(RefusedError):
        actions.attest_claim(claim, approvals={claim.lines.get().pk: (approved, "why")}, by=people.administrator())


@pytest.mark.parametrize("status", [S.ATTESTED, S.AUTHORISED, S.PAID, S.WITHDRAWN])
@pytest.mark.parametrize("change", [{"approved": 1, "reason": "x"}, {"asked": 1, "approved": None}, {"what": "y"}])
def test_the_database_freezes_the_lines_after_attestation(status: ClaimStatus, change: dict[str, object]) -> None:
    claim = finance.claim(status)

    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        claim.lines.update(**change)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        ClaimLine.objects.filter(claim=claim).delete()


def test_while_sent_only_the_decision_may_change() -> None:
    claim = finance.claim(S.SENT)

    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        claim.lines.update(asked=1)
    claim.lines.update(approved=1, reason="Only one krone")


def test_the_database_knows_no_other_way_than_the_table_of_moves() -> None:
    claim = finance.claim(S.DRAFT)

    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(status=S.WITHDRAWN)
        Claim.objects.filter(pk=claim.pk).update(status=S.DRAFT)


def test_a_returned_claim_is_the_municipalitys_again() -> None:
    claim = finance.claim(S.ATTESTED)
    actions.return_claim(claim, comment="The receipt is missing.", by=people.project_leader())
    claim.refresh_from_db()

    assert (claim.status, claim.attested_by, claim.return_comment) == (S.RETURNED, None, "The receipt is missing.")
    assert claim.lines.get().approved is None
    member = municipalities.member(claim.municipality, Role.SIGNER)
    actions.send_claim(claim, by=member)


def test_what_is_above_the_cap_is_refused_and_says_what_is_left() -> None:
    place = municipalities.municipality()
    candidate = finance.employed(place)
    finance.claim(S.AUTHORISED, municipality=place, candidate=candidate, asked=138_400 * KR)
    second = finance.claim(S.ATTESTED, municipality=place, candidate=candidate, asked=70_000 * KR)

    with pytest.raises(RefusedError) as refused:
        actions.authorise_claim(second, by=people.project_leader())
    assert "61\u00a0600\u00a0kr" in str(refused.value.refusal.reason)
    second.refresh_from_db()
    assert (second.status, CapUse.objects.get().used) == (S.ATTESTED, 138_400 * KR)


def test_exactly_what_is_left_fits() -> None:
    place = municipalities.municipality()
    candidate = finance.employed(place)
    finance.claim(S.AUTHORISED, municipality=place, candidate=candidate, asked=138_400 * KR)
    finance.claim(S.AUTHORISED, municipality=place, candidate=candidate, asked=61_600 * KR)

    use = CapUse.objects.get()
    assert (use.cap, use.used) == (200_000 * KR, 200_000 * KR)


def test_a_part_year_has_a_part_cap() -> None:
    place = municipalities.municipality()
    candidate = finance.employed(place, start=date(2018, 9, 1))
    claim = finance.claim(S.ATTESTED, municipality=place, candidate=candidate, asked=6_666_668, on=date(2018, 12, 1))

    with pytest.raises(RefusedError) as refused:
        actions.authorise_claim(claim, by=people.project_leader())
    assert "66\u00a0666,67\u00a0kr" in str(refused.value.refusal.reason)


def test_the_database_itself_holds_the_cap() -> None:
    finance.claim(S.AUTHORISED)

    with pytest.raises(IntegrityError, match="finance_capuse_within_cap"), transaction.atomic():
        CapUse.objects.update(used=200_001 * KR)


def test_nothing_approved_is_not_authorised() -> None:
    claim = finance.claim(S.SENT)
    actions.attest_claim(claim, approvals={claim.lines.get().pk: (0, "Covered by Fond II")}, by=people.administrator())

    with pytest.raises(RefusedError):
        actions.authorise_claim(claim, by=people.project_leader())


def test_a_year_still_open_takes_its_own_claims_on_its_last_day() -> None:
    finance.year(2019)
    claim = finance.claim(S.ATTESTED)
    with clock.at(date(2019, 1, 15)):
        actions.authorise_claim(claim, by=people.project_leader())
    claim.refresh_from_db()

    assert claim.voucher is not None
    assert claim.voucher.booked_on == date(2018, 12, 31)


def test_the_same_payment_form_twice_is_one_entry() -> None:
    claim = finance.claim(S.AUTHORISED)
    payer, key = people.administrator(), uuid4()
    with clock.at(finance.IN_2018):
        for _again in range(2):
            paid = actions.pay_claim(claim, paid_on=finance.IN_2018, reference="P1", idempotency_key=key, by=payer)
        with pytest.raises(RefusedError):  # the same key, other content
            actions.pay_claim(claim, paid_on=finance.IN_2018, reference="P2", idempotency_key=key, by=payer)

    assert paid.status == S.PAID
    assert balance(AccountUse.BANK) == -10_000 * KR


def test_a_payment_lies_not_ahead() -> None:
    claim = finance.claim(S.AUTHORISED)
    with clock.at(finance.IN_2018), pytest.raises(RefusedError):
        actions.pay_claim(claim, paid_on=date(2018, 6, 16), reference="P1", by=people.administrator())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"spent_on": date(2017, 12, 31)}, "spent_on"),
        ({"spent_on": date(2018, 6, 16)}, "spent_on"),
        ({"candidate": None}, "candidate"),
    ],
)
def test_a_line_belongs_to_the_year_and_to_an_own_candidate(change: dict[str, Any], field: str) -> None:
    claim = finance.claim(S.DRAFT)
    member = municipalities.member(claim.municipality, Role.WRITER)
    stranger = finance.employed()
    fields: dict[str, Any] = {
        "candidate": claim.lines.get().candidate,
        "category": Category.TRAVEL,
        "spent_on": date(2018, 6, 15),
        "what": "Bus",
        "receipt_reference": "7",
        "asked": 100,
    } | ({"candidate": stranger} if "candidate" in change else change)

    with clock.at(finance.IN_2018), pytest.raises(RefusedError) as refused:
        actions.add_claim_line(claim, **fields, by=member)
    assert refused.value.refusal.field == field


def test_a_writer_drafts_but_does_not_send() -> None:
    claim = finance.claim(S.DRAFT)
    writer = municipalities.member(claim.municipality, Role.WRITER)
    line = claim.lines.get()

    actions.change_claim_line(
        line,
        candidate=line.candidate,
        category=Category.TRAVEL,
        spent_on=line.spent_on,
        what="Bus",
        receipt_reference="7",
        asked=5,
        by=writer,
    )
    with pytest.raises(RefusedError) as refused:
        actions.send_claim(claim, by=writer)
    assert refused.value.refusal.kind.value == 403
    actions.remove_claim_line(line, by=writer)
    assert not claim.lines.exists()


def test_the_history_says_which_line_it_is_about() -> None:
    claim = finance.claim(S.DRAFT)
    writer = municipalities.member(claim.municipality, Role.WRITER)
    line = claim.lines.get()
    fields: dict[str, Any] = {
        "candidate": line.candidate,
        "category": Category.TRAVEL,
        "spent_on": line.spent_on,
        "what": "Bus",
        "receipt_reference": "7",
        "asked": 5,
    }
    actions.change_claim_line(line, **fields, by=writer)
    train = actions.add_claim_line(claim, **fields | {"what": "Train"}, by=writer)
    actions.remove_claim_line(train, by=writer)
    actions.change_claim_line(line, **fields | {"asked": 6}, by=writer)

    feed = claim_feed(list(history_of(claim)), {line.pk: "Bus"})

    assert [item.text for item in feed][:4] == [
        "A line was changed: Bus",
        "A line was removed: Train",
        "A line was added: Train",
        "A line was changed: Bus",
    ]


def test_a_claim_without_lines_is_not_sent() -> None:
    claim = finance.claim(S.DRAFT)
    claim.lines.all().delete()

    with pytest.raises(RefusedError):
        actions.send_claim(claim, by=municipalities.member(claim.municipality, Role.FINANCE))


def test_another_municipality_cannot_reach_the_claim() -> None:
    claim = finance.claim(S.DRAFT)
    stranger = municipalities.member(municipalities.municipality(), Role.SIGNER)

    with pytest.raises(Claim.DoesNotExist):
        actions.send_claim(claim, by=stranger)
    with pytest.raises(RefusedError):
        actions.draft_claim(claim.municipality, 2018, by=stranger)
