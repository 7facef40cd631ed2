"""The trail in words: what a verb, a field and a fact of it are called. Each app registers those of its own verbs.

A verb that the code records and that has no words fails tests/audit/test_words.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import last_day
from alisvest.core.money import format_kroner
from alisvest.core.roles import Role
from alisvest.ui import formats

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Said:
    """A verb in words; `readers` narrows who may read of it at all."""

    words: Words
    readers: frozenset[Role] | None = None


_verbs: dict[str, Said] = {}


def register(verbs: Mapping[str, Words], *, readers: frozenset[Role] | None = None) -> None:
    """Give verbs their words ("finance.claim_sent": "The claim was sent"), or URL names theirs, for attempts."""
    _verbs.update({verb: Said(words, readers) for verb, words in verbs.items()})


def known() -> Mapping[str, Said]:
    return _verbs


def words_of(verb: str) -> str:
    """Say a verb; one that nobody has words for (any more) is shown as it stands."""
    said = _verbs.get(verb)
    return str(said.words) if said else verb


def may_read(verb: str, role: Role | None) -> bool:
    """Whether that role may read of the verb. What nobody has narrowed, everyone may who sees the row."""
    said = _verbs.get(verb)
    return said is None or said.readers is None or role in said.readers


def register_fact(name: str, label: Words, write: Callable[[Any], str]) -> None:
    """Give words to a fact that verbs write down and that is no field. Called once, at start."""
    FACTS[name] = (label, write)


def _plain(value: Any) -> str:
    return str(value)


def _day(value: Any) -> str:
    return formats.day(date.fromisoformat(str(value)[:10])) if value else formats.NOTHING


def _last(value: Any) -> str:
    return formats.day(last_day(date.fromisoformat(str(value)[:10]))) if value else formats.NOTHING


def _kroner(value: Any) -> str:
    return format_kroner(int(value))


FACTS: dict[str, tuple[Words, Callable[[Any], str]]] = {
    "from": (_("First day"), _day),
    "start": (_("First day"), _day),
    "until": (_("Last day"), _last),
    "last_day": (_("Last day"), _day),
    "amount": (_("Amount"), _kroner),
    "paid": (_("Paid"), _kroner),
    "netted": (_("Netted"), _kroner),
    "voucher": (_("Voucher"), _plain),
    "reversal": (_("Reversed by"), _plain),
    "invited": (_("Invited"), _plain),
    "minutes": (_("Minutes"), _plain),
}
"""Facts of a verb that are no field of its row: their words and how they are written."""

FIELDS: dict[str, Words] = {
    "valid": _("Dates"),
    "user": _("Person"),
    "is_active": _("May sign in"),
    "role": _("Role"),
    "municipality": _("Municipality"),
    "candidate": _("Candidate"),
    "supervisor": _("Supervisor"),
    "position": _("Post"),
    "status": _("Status"),
    "kind": _("Kind"),
    "amount": _("Amount"),
    "value": _("Value"),
    "source": _("Source"),
    "mode": _("Settlement"),
    "on": _("Date"),
    "scope": _("Scope"),
    "note": _("Note"),
    "year": _("Year"),
    "number": _("Number"),
    "voucher": _("Voucher"),
    "payment_voucher": _("Payment’s voucher"),
    "settled": _("Settled"),
    "credited": _("Credited"),
    "return_comment": _("Why it was returned"),
    "rule_set": _("Rules"),
    "decision": _("Decision"),
    "round": _("Round"),
    "document": _("File"),
    "to": _("To"),
    "receiver": _("Receiver"),
    "subject": _("Subject"),
    "language": _("Language"),
    "leads_programme": _("Leads the programme"),
    "predecessor": _("Earlier municipality"),
    "successor": _("Later municipality"),
    "outside_name": _("Municipality outside the programme"),
    "supersedes": _("Replaces"),
    "usable_until": _("Usable until"),
    "capacity": _("Role"),
    "groups": _("Groups"),
    "subject_nb": _("Subject in bokmål"),
    "subject_nn": _("Subject in nynorsk"),
    "body_nb": _("Text in bokmål"),
    "body_nn": _("Text in nynorsk"),
    "place": _("Place applied for"),
    "agreement": _("Agreement"),
    "advertisement": _("Advertisement"),
    "message": _("Message"),
    "invitation": _("Invitation"),
    "acceptance": _("Offer"),
    "criterion": _("Criterion"),
    "assessment": _("Assessment"),
    "meeting": _("Information meeting"),
    "promise": _("Promise"),
    "response": _("Answer"),
    "approver": _("Who is to approve"),
    "ended_because": _("Why"),
    "workplaces": _("Workplaces"),
    "employment": _("Employment"),
    "until": _("Until"),
    "told": _("Who is told"),
    "flag": _("Flag"),
    "key": _("Short name"),
    "reviewer": _("Reviewer"),
    "mix": _("Mix"),
    "side": _("Who seeks"),
    "taken": _("Whether it was accepted"),
    "instead_of": _("Passed on from"),
    "copied_from": _("Copied from"),
    "candidate_wish": _("The candidate’s wish"),
    "trainee_wish": _("The hospital doctor’s wish"),
    "hospital_valid": _("Dates at the hospital"),
    "post_valid": _("Dates in the post"),
    "earlier_service": _("Earlier service"),
    "brought_over": _("Brought over from"),
    "event": _("Event"),
}
"""Words for fields whose model gives none."""

SILENT = frozenset(
    {
        "version",
        "content",
        "content_sha256",
        "input_hash",
        "chain_head",
        "last_number",
        "order",
        "slot",
        "section",
        "attempts",
        "once",
        "template",
        "about_type",
        "about_id",
        "last_error",
        "fingerprint",
        "claim_type",
        "claim_id",
        "message_id",
        "waiting_since",
        "lease_until",
        "digest",
        "body",
        "revision",
        "follows",
        "snapshot",
        "answers",
        "partner",
        "request",
    }
)
"""Fields that are bookkeeping: the history leaves them out. So are all *_by and *_at: the entry itself says who and when."""


def is_silent(field: str) -> bool:
    return field in SILENT or field.endswith(("_by", "_at"))
