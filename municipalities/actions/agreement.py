"""The agreement is worded and passed between the parties. Making it is in drafting.py, signing it in signing.py."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters
from municipalities.models import AgreementVersion, Term
from municipalities.models.agreement import TermKind
from municipalities.queries import agreement as queries
from municipalities.queries import refuse_deciding
from municipalities.rules import agreement as rules
from municipalities.workflow import AGREEMENT_MOVES, AgreementStatus, Response


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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, term.version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
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
    require(rules.refuse_answer(term.version, queries.parties_of(term.version), by=by))
    term.response, term.amended, term.amended_because = Response.CONFIRMED, "", ""
    term.save(update_fields=["response", "amended", "amended_because"])
    record("municipalities.term_confirmed", term.version, by=by, changes={"term": term.number})
    return term


@transaction.atomic
def amend_term(term: Term, *, amended: str, because: str, by: User) -> Term:
    """The municipality proposes another wording; both stand beside each other. Raises RefusedError."""
    term = _term_in(term, by)
    require(rules.refuse_answer(term.version, queries.parties_of(term.version), by=by))
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
    require(rules.refuse_answer(version, queries.parties_of(version), by=by))
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
    require(rules.refuse_pass_on_answers(version, queries.parties_of(version), open_terms=open_terms, by=by))
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
    require(refuse_deciding(by, term.version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
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
    require(refuse_deciding(by, version.agreement.application, clock.today()))
    move(version, "discard", message=message, by=by)
    return version
