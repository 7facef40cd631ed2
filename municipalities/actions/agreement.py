"""The agreement is made, worded and passed between the parties. Signing is in signing.py."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.programme.models import NormKind
from alisvest.programme.queries import norm_on
from municipalities import letters
from municipalities.actions.application import locked
from municipalities.letters import wording
from municipalities.letters.wording import Draft
from municipalities.models import Agreement, AgreementParty, AgreementVersion, Application, Term
from municipalities.models.agreement import PartyRole, TermKind
from municipalities.queries import agreement as queries
from municipalities.queries import conflict_of_interest, full_name_on, language_on
from municipalities.rules import agreement as rules
from municipalities.rules.promises import PROGRAMME, SHARE
from municipalities.workflow import AGREEMENT_MOVES, AgreementStatus, Response


@transaction.atomic
def draft_agreement(application: Application, *, effective_from: date, by: User) -> AgreementVersion:
    """Make the agreement of an accepted application, with its first version as a draft. Raises RefusedError.

    The promises become numbered terms in the municipality's form of Norwegian, the programme's own follow them, with the
    rates of the day it takes effect.
    """
    application = locked(application, by)
    require(
        rules.refuse_draft_agreement(
            application,
            accepted=queries.accepted(application),
            existing=Agreement.objects.filter(application=application).exists(),
            by=by,
        )
    )
    require(conflict_of_interest(by, application.municipality, clock.today()))
    agreement = Agreement.objects.create(
        municipality=application.municipality, application=application, drafted_by=by, drafted_at=clock.now()
    )
    version = _new_version(agreement, 1, effective_from, "", by)
    _write_terms(version, _from_application(version))
    record("municipalities.agreement_drafted", agreement, by=by, changes={"reference": application.reference})
    return version


@transaction.atomic
def draft_version(agreement: Agreement, *, effective_from: date, reason: str, by: User) -> AgreementVersion:
    """Begin the next version, with the terms of the one that stands as they were agreed. Raises RefusedError."""
    agreement = Agreement.objects.visible_to(by).select_related("municipality", "application").get(pk=agreement.pk)
    locked(agreement.application, by)
    stands = queries.stands(agreement)
    require(
        rules.refuse_draft_version(
            agreement, stands=stands, under_way=queries.under_way(agreement), effective_from=effective_from, by=by
        )
    )
    require(conflict_of_interest(by, agreement.municipality, clock.today()))
    latest = agreement.versions.aggregate(latest=Max("number"))["latest"] or 0
    version = _new_version(agreement, latest + 1, effective_from, reason, by)
    if stands is not None:
        _copy_terms(stands, version)
    else:
        _write_terms(version, _from_application(version))
    record("municipalities.version_drafted", version, by=by, changes={"version": version.number}, reason=reason)
    return version


def _new_version(agreement: Agreement, number: int, effective_from: date, reason: str, by: User) -> AgreementVersion:
    now = clock.now()
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        language=language_on(agreement.municipality, effective_from),
        effective_from=effective_from,
        change_reason=reason.strip(),
        drafted_by=by,
        drafted_at=now,
        moved_at=now,
    )
    shares = queries.shares_of(agreement.application)
    partners = queries.partners_of(agreement.application)
    rows = [AgreementParty(role=PartyRole.LEAD, municipality=agreement.municipality)]
    rows += [AgreementParty(role=PartyRole.PARTNER, municipality=each) for each in partners]
    rows.append(AgreementParty(role=PartyRole.PROJECT))
    for order, row in enumerate(rows, start=1):
        row.version, row.order = version, order
        row.share = shares.get(row.municipality_id or 0) if partners else None
    AgreementParty.objects.bulk_create(rows)
    return version


def _from_application(version: AgreementVersion) -> list[Draft]:
    application = queries.with_places(version.agreement.application)
    granted = queries.granted_places(application)
    return wording.drafted_terms(application, granted, version.language, version.effective_from)


def _write_terms(version: AgreementVersion, drafts: Sequence[Draft]) -> None:
    due_on = _due_on(version)
    drafts = [*drafts]
    if shared := _shared(version):
        drafts.insert(0, shared)
    Term.objects.bulk_create(
        Term(
            version=version,
            number=number,
            kind=TermKind.PROGRAMME if each.promise.key in PROGRAMME else TermKind.PROMISE,
            point=each.promise.point,
            place=each.place,
            promise=each.promise.key,
            title=each.title,
            text=each.text,
            said=each.said,
            due_on=due_on if each.promise.checked else None,
        )
        for number, each in enumerate(drafts, start=1)
    )


def _due_on(version: AgreementVersion) -> date:
    """Return the day on which promises are asked for: so many days after the posts may be filled."""
    starts = [post.start for post in queries.posts_of(version.agreement)]
    start = max([version.effective_from, *starts])
    return start + timedelta(days=norm_on(NormKind.PROMISE_CHECK_DAYS, start))


def _shared(version: AgreementVersion) -> Draft | None:
    towns = [each for each in queries.parties_of(version) if each.municipality is not None]
    if len(towns) == 1:
        return None
    with translation.override(version.language):
        parties = ", ".join(
            wording.party_words(each.municipality.name, each.share) for each in towns if each.municipality
        )
        employer = full_name_on(version.agreement.municipality, version.effective_from)
        return Draft(SHARE, str(SHARE.title), wording.shared_term(parties, employer, version.language))


def _copy_terms(stands: AgreementVersion, version: AgreementVersion) -> None:
    Term.objects.bulk_create(
        Term(
            version=version,
            number=each.number,
            kind=each.kind,
            point=each.point,
            place=each.place,
            promise=each.promise,
            title=each.title,
            text=each.agreed_text,
            said=each.said,
            due_on=each.due_on,
            response=Response.CONFIRMED,  # agreed as it stands; worded anew it is asked about again
            follows=each,
        )
        for each in queries.terms_of(stands)
    )


def locked_version(version: AgreementVersion, by: User) -> AgreementVersion:
    """Lock the version for the rest of the transaction. Raises DoesNotExist when `by` may not see it."""
    return (
        AgreementVersion.objects.visible_to(by)
        .select_related("agreement__municipality", "agreement__application__round")
        .select_for_update(of=("self",))
        .get(pk=version.pk)
    )


def _term_in(term: Term, by: User) -> Term:
    """Lock the term's version, then read the term again."""
    version = locked_version(term.version, by)
    found = Term.objects.visible_to(by).select_for_update(of=("self",)).get(pk=term.pk)
    found.version = version
    return found


def move(version: AgreementVersion, verb: str, *, message: str = "", by: User) -> None:
    """Change the status by a verb of the table, and leave its line on the trail."""
    before = version.status
    version.status = AGREEMENT_MOVES[verb].target
    version.moved_at, version.message = clock.now(), message.strip()
    fields = ["status", "moved_at", "message"]
    if verb == "send":
        version.sent_at = version.moved_at
        fields.append("sent_at")
    if before == AgreementStatus.TO_SIGN:
        version.revision += 1  # another text to sign, whatever its words: earlier signatures do not count for it
        fields.append("revision")
    version.save(update_fields=fields)
    record(
        f"municipalities.agreement_{verb}",
        version,
        by=by,
        changes={"status": [before, version.status], "version": version.number},
        reason=message.strip(),
    )


@transaction.atomic
def save_version(version: AgreementVersion, *, effective_from: date, change_reason: str, by: User) -> AgreementVersion:
    """Change when the version takes effect and why it is made. Raises RefusedError."""
    version = locked_version(version, by)
    require(rules.refuse_write(version, by=by))
    require(rules.refuse_effective(queries.stands(version.agreement), effective_from))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    before = version.effective_from
    version.effective_from, version.change_reason = effective_from, change_reason.strip()
    version.save(update_fields=["effective_from", "change_reason"])
    record(
        "municipalities.version_saved",
        version,
        by=by,
        changes={"effective_from": [before, effective_from]},
        reason=version.change_reason,
    )
    return version


@transaction.atomic
def add_term(version: AgreementVersion, *, title: str, text: str, due_on: date | None = None, by: User) -> Term:
    """Add a term of the parties' own at the end. Raises RefusedError."""
    version = locked_version(version, by)
    require(rules.refuse_write(version, by=by))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    last = version.terms.aggregate(last=Max("number"))["last"] or 0
    term = Term.objects.create(
        version=version, number=last + 1, kind=TermKind.OWN, title=title.strip(), text=text.strip(), due_on=due_on
    )
    record("municipalities.term_added", version, by=by, changes={"term": term.number, "title": term.title})
    return term


@transaction.atomic
def save_term(term: Term, *, title: str, text: str, due_on: date | None, answer: str = "", by: User) -> Term:
    """Word a term anew; the municipality answers it again where its words were changed. Raises RefusedError."""
    term = _term_in(term, by)
    require(rules.refuse_write(term.version, by=by))
    require(conflict_of_interest(by, term.version.agreement.municipality, clock.today()))
    if (title.strip(), text.strip(), due_on) != (term.title, term.text, term.due_on) or term.response in {
        Response.AMENDED,
        Response.SETTLED,
    }:
        term.response = Response.OPEN
    before = term.text
    term.title, term.text, term.due_on, term.answer = title.strip(), text.strip(), due_on, answer.strip()
    term.save(update_fields=["title", "text", "due_on", "answer", "response"])
    record(
        "municipalities.term_saved",
        term.version,
        by=by,
        changes={"term": term.number, "text": [before, term.text]},
        reason=term.answer,
    )
    return term


@transaction.atomic
def drop_term(term: Term, *, by: User) -> AgreementVersion:
    """Take a term out; those below it move up. Raises RefusedError."""
    term = _term_in(term, by)
    version = term.version
    require(rules.refuse_drop(term, terms=version.terms.count(), by=by))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    record("municipalities.term_dropped", version, by=by, changes={"term": term.number, "title": term.title})
    number = term.number
    term.delete()
    for later in Term.objects.filter(version=version, number__gt=number).order_by("number"):
        later.number -= 1
        later.save(update_fields=["number"])
    return version


@transaction.atomic
def send_version(version: AgreementVersion, *, message: str = "", by: User) -> AgreementVersion:
    """Pass the version to the municipality; where all its terms are agreed already, to be signed. Raises RefusedError."""
    version = locked_version(version, by)
    terms = queries.terms_of(version)
    amended = sum(term.response == Response.AMENDED for term in terms)
    require(rules.refuse_send(version, stands=queries.stands(version.agreement), amended=amended, by=by))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    agreed = {Response.CONFIRMED, Response.SETTLED}
    if version.status == AgreementStatus.WITH_PROJECT and all(term.response in agreed for term in terms):
        move(version, "accept", message=message, by=by)
        letters.tell_to_sign(version, queries.parties_of(version))
    else:
        move(version, "send", message=message, by=by)
        letters.tell_sent(version)
    return version


@transaction.atomic
def confirm_term(term: Term, *, by: User) -> Term:
    """The municipality agrees to a term as it is worded. Raises RefusedError."""
    term = _term_in(term, by)
    require(rules.refuse_answer(term.version, by=by))
    term.response, term.amended, term.amended_because = Response.CONFIRMED, "", ""
    term.save(update_fields=["response", "amended", "amended_because"])
    record("municipalities.term_confirmed", term.version, by=by, changes={"term": term.number})
    return term


@transaction.atomic
def amend_term(term: Term, *, amended: str, because: str, by: User) -> Term:
    """The municipality proposes another wording; both stand beside each other. Raises RefusedError."""
    term = _term_in(term, by)
    require(rules.refuse_answer(term.version, by=by))
    term.response, term.amended, term.amended_because = Response.AMENDED, amended.strip(), because.strip()
    term.answer = ""
    term.save(update_fields=["response", "amended", "amended_because", "answer"])
    record(
        "municipalities.term_amended",
        term.version,
        by=by,
        changes={"term": term.number, "amended": term.amended},
        reason=term.amended_because,
    )
    return term


@transaction.atomic
def confirm_rest(version: AgreementVersion, *, by: User) -> int:
    """The municipality agrees to every term that it has not answered; return how many. Raises RefusedError."""
    version = locked_version(version, by)
    require(rules.refuse_answer(version, by=by))
    left = list(Term.objects.filter(version=version, response=Response.OPEN).order_by("number"))
    for term in left:
        term.response, term.amended, term.amended_because = Response.CONFIRMED, "", ""
    Term.objects.bulk_update(left, ["response", "amended", "amended_because"])
    record("municipalities.term_confirmed", version, by=by, changes={"terms": [term.number for term in left]})
    return len(left)


@transaction.atomic
def answer_version(version: AgreementVersion, *, message: str = "", by: User) -> AgreementVersion:
    """Hand the answers over: to be signed where all is confirmed, else to the project leader. Raises RefusedError."""
    version = locked_version(version, by)
    terms = queries.terms_of(version)
    open_terms = [term.number for term in terms if term.response == Response.OPEN]
    require(rules.refuse_pass_on_answers(version, open_terms=open_terms, by=by))
    if any(term.response == Response.AMENDED for term in terms):
        move(version, "amend", message=message, by=by)
    else:
        move(version, "confirm", message=message, by=by)
        letters.tell_to_sign(version, queries.parties_of(version))
    return version


@transaction.atomic
def accept_amendment(term: Term, *, answer: str = "", by: User) -> Term:
    """The municipality's wording is what holds. Raises RefusedError."""
    term = _term_in(term, by)
    require(rules.refuse_settle(term, by=by))
    require(conflict_of_interest(by, term.version.agreement.municipality, clock.today()))
    term.response, term.answer = Response.SETTLED, answer.strip()
    term.save(update_fields=["response", "answer"])
    record(
        "municipalities.term_settled",
        term.version,
        by=by,
        changes={"term": term.number, "text": [term.text, term.amended]},
        reason=term.answer,
    )
    return term


@transaction.atomic
def take_back(version: AgreementVersion, *, message: str, by: User) -> AgreementVersion:
    """Take the version back to word it anew; what was signed of it does not count any more. Raises RefusedError."""
    version = locked_version(version, by)
    require(rules.refuse_take_back(version, by=by))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    move(version, "take_back", message=message, by=by)
    return version


@transaction.atomic
def return_version(version: AgreementVersion, *, message: str, by: User) -> AgreementVersion:
    """A party's signer sends it back with a reason instead of signing. Raises RefusedError."""
    version = locked_version(version, by)
    party = rules.party_of(queries.parties_of(version), by)
    require(rules.refuse_return(version, party=party is not None, by=by))
    move(version, "return", message=message, by=by)
    return version


@transaction.atomic
def discard_version(version: AgreementVersion, *, message: str, by: User) -> AgreementVersion:
    """Give up a version that is not signed; what stands, stands. Raises RefusedError."""
    version = locked_version(version, by)
    require(rules.refuse_discard(version, by=by))
    require(conflict_of_interest(by, version.agreement.municipality, clock.today()))
    move(version, "discard", message=message, by=by)
    return version
