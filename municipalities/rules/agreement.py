"""May this be done to this version of an agreement now? Which text is it that is signed? What did a version change?"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from alisvest.ui import formats
from municipalities.models import Agreement, AgreementParty, AgreementVersion, Application, Signature, Term
from municipalities.models.agreement import PartyRole
from municipalities.workflow import AGREEMENT_MOVES, AgreementStatus, ApplicationStatus, Response
from municipalities.workflow.agreement import EDITABLE, LEADER


def content_of(
    version: AgreementVersion, parties: Iterable[AgreementParty], terms: Iterable[Term]
) -> dict[str, object]:
    """Return what the parties put their names to, ready to be hashed: text, parties, effective date and revision."""
    return {
        "agreement": version.agreement_id,
        "version": version.number,
        "revision": version.revision,
        "language": version.language,
        "effective_from": version.effective_from.isoformat(),
        "parties": [
            [each.order, each.role, each.municipality_id, str(each.share) if each.share is not None else None]
            for each in parties
        ],
        "terms": [
            [
                each.number,
                each.point,
                each.title,
                each.agreed_text,
                each.due_on.isoformat() if each.due_on else None,
            ]
            for each in terms
        ],
    }


def fingerprint(content: dict[str, object]) -> str:
    """Return the SHA-256 of a content, as 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Change(NamedTuple):
    """What one term became: `before` is None for one that was added, `now` for one that was dropped."""

    before: Term | None
    now: Term | None

    @property
    def kind(self) -> str:
        return "added" if self.before is None else "dropped" if self.now is None else "changed"


def changes(before: Sequence[Term], now: Sequence[Term]) -> list[Change]:
    """Return what a version changed of the one before it: changed and added in its own order, then what it dropped."""
    earlier = {term.pk: term for term in before}
    found = []
    for term in now:
        old = earlier.pop(term.follows_id, None) if term.follows_id else None
        if old is None:
            found.append(Change(None, term))
        elif (old.title, old.agreed_text, old.due_on) != (term.title, term.agreed_text, term.due_on):
            found.append(Change(old, term))
    return [*found, *(Change(old, None) for old in earlier.values())]


def _refuse(version: AgreementVersion, verb: str, by: User) -> Refusal | None:
    return refuse_move(
        AGREEMENT_MOVES, verb, status=version.status, status_label=str(version.get_status_display()), by=by
    )


def refuse_draft_agreement(application: Application, *, accepted: bool, existing: bool, by: User) -> Refusal | None:
    """An agreement is made once, from an application that was granted and whose grant the municipality has accepted."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if application.status != ApplicationStatus.GRANTED:
        return not_now(_("An agreement is made from an application that is granted."))
    if not accepted:
        return not_now(_("The municipality has not accepted the grant yet."))
    if existing:
        return not_now(_("The application has its agreement already."))
    return None


def refuse_draft_version(
    agreement: Agreement, *, stands: AgreementVersion | None, under_way: bool, effective_from: date, by: User
) -> Refusal | None:
    if refusal := refuse_role(by, LEADER):
        return refusal
    if under_way:
        return not_now(_("Another version of the agreement is under way."))
    return refuse_effective(stands, effective_from)


def refuse_effective(stands: AgreementVersion | None, effective_from: date) -> Refusal | None:
    """A next version takes effect after the one that stands."""
    if stands is not None and effective_from <= stands.effective_from:
        return not_now(
            _("The version that stands is in effect from %(day)s. The next one takes effect after that.")
            % {"day": formats.day(stands.effective_from)},
            field="effective_from",
        )
    return None


def refuse_write(version: AgreementVersion, *, by: User) -> Refusal | None:
    """The project leader words terms while the version is before them."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if version.status in EDITABLE:
        return None
    if version.status in {AgreementStatus.WITH_MUNICIPALITY, AgreementStatus.TO_SIGN}:
        return not_now(_("The municipality has the agreement before it. Take it back to change its terms."))
    return not_now(_("This version is closed. Make a new version to change its terms."))


def refuse_drop(term: Term, *, terms: int, by: User) -> Refusal | None:
    if refusal := refuse_write(term.version, by=by):
        return refusal
    return not_now(_("An agreement has at least one term.")) if terms < 2 else None


def refuse_send(
    version: AgreementVersion, *, stands: AgreementVersion | None, amended: int, by: User
) -> Refusal | None:
    """Every amendment is accepted or answered before the version goes back."""
    if refusal := _refuse(version, "send", by):
        return refusal
    if amended:
        return not_now(_("Accept or answer every amendment first."))
    if version.number > 1 and not version.change_reason:
        return not_now(_("Say why the agreement is changed first."))
    return refuse_effective(stands, version.effective_from)


def refuse_answer(version: AgreementVersion, parties: Iterable[AgreementParty], *, by: User) -> Refusal | None:
    """The terms are answered by writers and signers of the municipality itself; its partners read and sign."""
    if refusal := _refuse(version, "confirm", by):
        return refusal
    party = party_of(parties, by)
    if party is None or party.role != PartyRole.LEAD:
        return not_yours(
            _("The terms are answered by %(name)s. You read them, and sign.")
            % {"name": version.agreement.municipality.name}
        )
    return None


def refuse_pass_on_answers(
    version: AgreementVersion, parties: Iterable[AgreementParty], *, open_terms: Sequence[int], by: User
) -> Refusal | None:
    if refusal := refuse_answer(version, parties, by=by):
        return refusal
    if open_terms:
        numbers = ", ".join(str(number) for number in open_terms)
        return not_now(_("Answer every term first. Not answered: %(numbers)s.") % {"numbers": numbers})
    return None


def refuse_settle(term: Term, *, by: User) -> Refusal | None:
    if refusal := refuse_write(term.version, by=by):
        return refusal
    if term.response != Response.AMENDED:
        return not_now(_("The municipality has proposed no other wording of this term."))
    return None


def refuse_take_back(version: AgreementVersion, *, by: User) -> Refusal | None:
    return _refuse(version, "take_back", by)


def refuse_return(version: AgreementVersion, *, party: bool, by: User) -> Refusal | None:
    if refusal := _refuse(version, "return", by):
        return refusal
    return None if party else not_yours(_("Your municipality is no party to this agreement."))


def refuse_discard(version: AgreementVersion, *, by: User) -> Refusal | None:
    return _refuse(version, "discard", by)


def party_of(parties: Iterable[AgreementParty], by: User) -> AgreementParty | None:
    """Return the party that the person signs for: the own municipality's, or the project's."""
    if by.role == Role.PROJECT_LEADER:
        return next((each for each in parties if each.role == PartyRole.PROJECT), None)
    if by.role in MUNICIPALITY_ROLES:
        return next((each for each in parties if each.answered_by and each.answered_by == by.scope), None)
    return None


def refuse_sign(
    version: AgreementVersion,
    *,
    party: AgreementParty | None,
    signature: Signature | None,
    content_sha256: str,
    read_sha256: str | None,
    by: User,
) -> Refusal | None:
    """`read_sha256` is the hash of what the signer had before them (None: not asked yet), `content_sha256` of what is."""
    if refusal := _refuse(version, "sign", by):
        return refusal
    if party is None:
        return not_yours(_("Your municipality is no party to this agreement."))
    if signature is not None:
        return not_now(
            _("%(name)s signed on %(moment)s.")
            % {"name": signature.name, "moment": formats.moment(signature.signed_at)}
        )
    if read_sha256 is not None and read_sha256 != content_sha256:
        return not_now(_("The agreement was worded anew while you were reading. Read it again before you sign."))
    return None
