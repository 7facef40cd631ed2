"""What an annual cost statement says, as plain values: made from the ledger, printed, shown, and kept as issued.

All amounts are whole øre.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from finance.models.voucher import voucher_sentence
from finance.rules.candidate_year import explain


@dataclass(frozen=True, slots=True)
class Receiver:
    """The municipality as it is called on the statement's date, or was on its own last day."""

    name: str
    title: str
    number: str
    organisation_number: str

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.title}"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Of one line or of many: what was asked of the programme, what Fond II covers beside it, what was approved."""

    asked: int = 0
    fond2: int = 0
    approved: int = 0

    @property
    def documented(self) -> int:
        """Return the whole cost."""
        return self.asked + self.fond2

    @property
    def declined(self) -> int:
        """Return what neither covers, above the cap or not eligible: the municipality's own part."""
        return self.asked - self.approved

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(self.asked + other.asked, self.fond2 + other.fond2, self.approved + other.approved)


def total(amounts: Iterable[Amounts]) -> Amounts:
    return sum(amounts, Amounts())


@dataclass(frozen=True, slots=True)
class Line:
    """One documented cost with the voucher that booked its refund."""

    voucher: str
    booked_on: date
    claim: str
    candidate: int
    receipt: str
    spent_on: date
    what: str
    category: str
    amounts: Amounts
    reason: str


@dataclass(frozen=True, slots=True)
class Prorated:
    """A yearly rate cut down to the months that count: `amount` = `rate` × `months` ÷ 12, halves of an øre up."""

    rate: int
    months: int
    amount: int
    started_on: date | None = None
    ended_on: date | None = None
    leave_months: int = 0

    @property
    def explanation(self) -> str:
        """Say in words why it is so many months, in the active language."""
        return explain(self.months, self.started_on, self.ended_on, self.leave_months)


@dataclass(frozen=True, slots=True)
class CandidateYear:
    """One doctor's year: the cap with what was used of it, and the egenandel.

    `booked` is what the ledger holds for this municipality; `used` counts other employers too.
    """

    key: int
    name: str
    hpr_number: str
    cap: Prorated
    booked: int
    used: int
    egenandel: Prorated | None

    @property
    def left(self) -> int:
        return self.cap.amount - self.used

    @property
    def used_elsewhere(self) -> int:
        return self.used - self.booked


@dataclass(frozen=True, slots=True)
class Posting:
    """What one voucher changed in what is owed: `refund` to the municipality, `egenandel` by it. Payments lower it."""

    voucher: str
    booked_on: date
    kind: str
    facts: Mapping[str, Any]
    refund: int
    egenandel: int

    @property
    def text(self) -> str:
        """The ledger's own sentence, in the active language."""
        return voucher_sentence(self.kind, self.facts)


@dataclass(frozen=True, slots=True)
class Sums:
    """The year in four amounts and what follows from them, each a sum over the ledger's entries and nothing else."""

    approved: int
    refund_owed: int
    charged: int
    egenandel_owed: int

    @property
    def paid(self) -> int:
        return self.approved - self.refund_owed

    @property
    def received(self) -> int:
        return self.charged - self.egenandel_owed

    @property
    def net(self) -> int:
        """Return the year's support: refunds less egenandel, whoever has paid what."""
        return self.approved - self.charged

    @property
    def balance(self) -> int:
        """Return what stands open: positive is owed to the municipality, negative by it."""
        return self.refund_owed - self.egenandel_owed


@dataclass(frozen=True, slots=True)
class DatedRate:
    """A rate that the statement used, with where it was decided."""

    amount: int
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a statement of a municipality's year says. Its number, date and issuer come when it is issued.

    `waiting` is asked in claims that are not decided yet, and in no other sum. `chain_head` is the closed year's hash.
    """

    year: int
    language: str
    receiver: Receiver
    settlement: str
    cap: DatedRate
    egenandel: DatedRate
    sums: Sums
    candidates: tuple[CandidateYear, ...]
    lines: tuple[Line, ...]
    postings: tuple[Posting, ...]
    waiting: int
    chain_head: str

    @property
    def documented(self) -> Amounts:
        return total(line.amounts for line in self.lines)

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.postings or any(one.egenandel for one in self.candidates))

    def lines_of(self, candidate: CandidateYear) -> list[Line]:
        return [line for line in self.lines if line.candidate == candidate.key]

    def by_category(self, candidate: CandidateYear) -> dict[str, Amounts]:
        """Return the candidate's amounts per category, in the order that the categories first occur."""
        sums: dict[str, Amounts] = {}
        for line in self.lines_of(candidate):
            sums[line.category] = sums.get(line.category, Amounts()) + line.amounts
        return sums


def kept(content: Content) -> dict[str, Any]:
    """Return the content as plain JSON values, for keeping beside the issued file."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(content), default=str))
    return plain


def restored(data: Mapping[str, Any]) -> Content:
    """Return the content that was kept."""
    return Content(
        **{
            **data,
            "receiver": Receiver(**data["receiver"]),
            "cap": _rate(data["cap"]),
            "egenandel": _rate(data["egenandel"]),
            "sums": Sums(**data["sums"]),
            "candidates": tuple(_candidate(one) for one in data["candidates"]),
            "lines": tuple(_line(line) for line in data["lines"]),
            "postings": tuple(Posting(**_dated(posting, "booked_on")) for posting in data["postings"]),
        }
    )


def _dated(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    dates = {name: date.fromisoformat(data[name]) if data[name] else None for name in names}
    return {**data, **dates}


def _rate(data: Mapping[str, Any]) -> DatedRate:
    return DatedRate(**_dated(data, "since"))


def _line(data: Mapping[str, Any]) -> Line:
    return Line(**{**_dated(data, "booked_on", "spent_on"), "amounts": Amounts(**data["amounts"])})


def _candidate(data: Mapping[str, Any]) -> CandidateYear:
    egenandel = data["egenandel"]
    return CandidateYear(
        **{**data, "cap": _prorated(data["cap"]), "egenandel": _prorated(egenandel) if egenandel else None}
    )


def _prorated(data: Mapping[str, Any]) -> Prorated:
    return Prorated(**_dated(data, "started_on", "ended_on"))
