"""Claims as pages show them, and what waits for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from candidates.models import Candidate
from finance.models import ChargeMode, Claim, ClaimLine, EgenandelCharge
from finance.queries.caps import Cap, caps_of, employed_in
from finance.rules import claim as rules
from finance.workflow import CLAIM_MOVES, CLAIM_WRITERS, EDITABLE, ClaimStatus
from municipalities.queries import conflict_of_interest

IN_HAND = (ClaimStatus.SENT, ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED, ClaimStatus.PAID)


def claims_for(user: User) -> QuerySet[Claim]:
    """Return the claims the reader may see, each with its sums (øre)."""
    return (
        Claim.objects.visible_to(user)
        .select_related("municipality")
        .annotate(
            asked=Sum("lines__asked", default=0), approved=Sum("lines__approved", default=0), line_count=Count("lines")
        )
        .order_by("-year", "-pk")
    )


def claim_with_people(user: User) -> QuerySet[Claim]:
    """Return the claims with everybody who acted on them and their vouchers."""
    return claims_for(user).select_related(
        "drafted_by", "sent_by", "returned_by", "attested_by", "authorised_by", "paid_by", "voucher", "payment_voucher"
    )


def claim_counts(user: User, claims: "QuerySet[Claim] | None" = None) -> Mapping[str, int]:
    """Count the reader's claims by status; "" is all of them."""
    visible = Claim.objects.visible_to(user) if claims is None else claims
    rows = visible.order_by().values_list("status").annotate(count=Count("pk", distinct=True))
    counts: dict[str, int] = dict(rows)
    return counts | {"": sum(counts.values())}


def claims_to_attest(user: User) -> QuerySet[Claim]:
    """Return what waits for an administrator, oldest first."""
    return claims_for(user).filter(status=ClaimStatus.SENT).order_by("sent_at")


def claims_to_authorise(user: User) -> QuerySet[Claim]:
    """Return what waits for the project leader, oldest first; not what this person attested."""
    return claims_for(user).filter(status=ClaimStatus.ATTESTED).exclude(attested_by=user).order_by("attested_at")


def claims_to_pay(user: User) -> QuerySet[Claim]:
    """Return what is authorised and waits to be paid, oldest first."""
    return claims_for(user).filter(status=ClaimStatus.AUTHORISED).order_by("authorised_at")


def claims_with_municipality(user: User) -> QuerySet[Claim]:
    """Return what waits for the municipality itself: drafts and returned claims."""
    return claims_for(user).filter(status__in=EDITABLE).order_by("-returned_at", "pk")


@dataclass(frozen=True, slots=True)
class LineWithCap:
    """A claim's line beside its candidate-year's cap; `before` is what is left of it when the line's turn comes (øre)."""

    line: ClaimLine
    cap: Cap
    before: int

    @property
    def counted(self) -> int:
        """What the line takes: what is approved, or asked while nothing is decided."""
        return self.line.asked if self.line.approved is None else self.line.approved

    @property
    def after(self) -> int:
        """What is left when the line is taken; below zero where it does not fit."""
        return self.before - self.counted

    @property
    def suggested(self) -> int:
        """What fits under the cap after the lines before this one."""
        return min(self.line.asked, self.before)


def lines_with_caps(claim: Claim) -> list[LineWithCap]:
    """Return the claim's lines in order. What is authorised is in the cap's use already and is not counted twice."""
    lines = list(claim.lines.select_related("candidate"))
    caps = caps_of(claim.year, {line.candidate_id for line in lines})
    left = {key: cap.left for key, cap in caps.items()}
    if claim.status in (ClaimStatus.AUTHORISED, ClaimStatus.PAID):
        for line in lines:
            left[line.candidate_id] += line.approved or 0
    shown = []
    for line in lines:
        shown.append(LineWithCap(line, caps[line.candidate_id], left[line.candidate_id]))
        left[line.candidate_id] = max(0, shown[-1].after)
    return shown


def candidates_of_claim(claim: Claim) -> list[Candidate]:
    """Return whom a line may be about."""
    return employed_in(claim.year, claim.municipality_id, day=clock.today())


def waiting_counts(user: User) -> dict[str, int]:
    """Count what waits for whom, in one query: for start pages and the menu."""
    return Claim.objects.visible_to(user).aggregate(
        attest=Count("pk", filter=Q(status=ClaimStatus.SENT)),
        authorise=Count("pk", filter=Q(status=ClaimStatus.ATTESTED) & ~Q(attested_by=user)),
        pay=Count("pk", filter=Q(status=ClaimStatus.AUTHORISED)),
        municipality=Count("pk", filter=Q(status__in=EDITABLE)),
    )


def rooms_of(claim: Claim) -> list[tuple[Candidate, Cap]]:
    """Return each of the municipality's candidates with the cap of the claim's year."""
    candidates = candidates_of_claim(claim)
    caps = caps_of(claim.year, [candidate.pk for candidate in candidates])
    return [(candidate, caps[candidate.pk]) for candidate in candidates]


def refusal_to_authorise(claim: Claim, user: User) -> Refusal | None:
    """Say beforehand why the reader could not authorise the claim; the action asks again under its locks."""
    lines = lines_with_caps(claim)
    approved = sum(shown.line.approved or 0 for shown in lines)
    conflict = conflict_of_interest(user, claim.municipality, clock.today())
    if refusal := rules.refuse_authorise(claim, approved=approved, by=user, conflict=conflict):
        return refusal
    wanted: dict[int, list[Any]] = {}
    for shown in lines:
        row = wanted.setdefault(shown.line.candidate_id, [shown.line.candidate.name, 0, shown.cap.left])
        row[1] += shown.line.approved or 0
    return rules.refuse_above_cap([(who, total, left) for who, total, left in wanted.values()], claim.year)


def verbs_of(claim: Claim, user: User) -> list[tuple[str, Refusal | None]]:
    """Return the verbs that the reader's role has on the claim, each with what stands in its way now."""
    refusals: dict[str, Callable[[], Refusal | None]] = {
        "send": lambda: rules.refuse_send(claim, lines=claim.lines.count(), by=user),
        "attest": lambda: rules.refuse_attest(claim, by=user),
        "authorise": lambda: refusal_to_authorise(claim, user),
        "pay": lambda: rules.refuse_move_of("pay", claim, user),
        "return": lambda: rules.refuse_move_of("return", claim, user),
        "withdraw": lambda: rules.refuse_withdraw(claim, by=user),
    }
    mine = [
        verb for verb in refusals if user.role in CLAIM_MOVES[verb].roles and claim.status in CLAIM_MOVES[verb].sources
    ]
    return [(verb, refusals[verb]()) for verb in mine]


def to_be_netted(claim: Claim) -> int:
    """Return how much outstanding egenandel of netting years a payment would settle (øre)."""
    owed = sum(line.approved or 0 for line in claim.lines.all())
    charges = EgenandelCharge.objects.standing().filter(municipality=claim.municipality_id, mode=ChargeMode.NETTING)
    outstanding = charges.aggregate(total=Sum(F("amount") - F("settled"), default=0))["total"]
    return min(owed, int(outstanding))


def waiting_for(user: User) -> int:
    """Count the claims that wait for the reader's role: the number beside the menu."""
    verb = {Role.ADMINISTRATOR: ("attest", "pay"), Role.PROJECT_LEADER: ("authorise",)}.get(
        user.role or Role.READER, ()
    )
    if user.role in CLAIM_WRITERS:
        return Claim.objects.visible_to(user).filter(status=ClaimStatus.RETURNED).count()
    counts = waiting_counts(user) if verb else {}
    return sum(counts[name] for name in verb)
