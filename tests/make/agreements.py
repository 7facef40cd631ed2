"""Agreements, by the verbs: drafted, sent, answered, signed."""

from datetime import date

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.documents.actions import archive
from alisvest.programme.actions import load_founding_values
from municipalities import actions
from municipalities.models import Agreement, AgreementParty, AgreementVersion, Application, Municipality, Term
from municipalities.models.agreement import PartyRole, TermKind
from municipalities.queries.agreement import paper_of
from municipalities.workflow import AgreementStatus, Response
from tests.make import municipalities as make
from tests.make import people, review

START = date(2017, 9, 1)
DAY = date(2017, 6, 1)


def drafted(place: Municipality | None = None, *, leader: User | None = None) -> AgreementVersion:
    """Make the first version of the agreement of a granted, accepted application with one post."""
    load_founding_values(by=None)
    place = place or make.municipality()
    post = review.position(place, start=START)
    application = Application.objects.get(pk=post.decision.application_id)
    with clock.at(DAY):
        return actions.draft_agreement(application, effective_from=START, by=leader or people.project_leader())


def sent(place: Municipality | None = None) -> AgreementVersion:
    leader = people.project_leader()
    with clock.at(DAY):
        return actions.send_version(drafted(place, leader=leader), by=leader)


def to_sign(place: Municipality | None = None) -> AgreementVersion:
    """Make a version of which all terms are confirmed."""
    version = sent(place)
    writer = make.member(version.agreement.municipality, Role.WRITER)
    with clock.at(DAY):
        actions.confirm_rest(version, by=writer)
        return actions.answer_version(version, by=writer)


def sign(version: AgreementVersion, by: User) -> AgreementVersion:
    with clock.at(DAY):
        return actions.sign_version(version, content_sha256=paper_of(version).content_sha256, by=by)


def signed(place: Municipality | None = None) -> AgreementVersion:
    """Make a version that both have signed."""
    version = to_sign(place)
    version = sign(version, make.member(version.agreement.municipality, Role.SIGNER))
    return sign(version, people.project_leader())


# Rows as the verbs would leave them, without asking the rules or making a PDF: for the tests' world.


def bare_version(agreement: Agreement, number: int, *, reason: str = "") -> AgreementVersion:
    """Make a draft with its two parties."""
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        language="nn",
        effective_from=date(2017 + number, 1, 1),
        change_reason=reason,
        drafted_by=agreement.drafted_by,
        drafted_at=agreement.drafted_at,
        moved_at=agreement.drafted_at,
    )
    AgreementParty.objects.create(version=version, order=1, role=PartyRole.LEAD, municipality=agreement.municipality)
    AgreementParty.objects.create(version=version, order=2, role=PartyRole.PROJECT)
    return version


def bare_term(version: AgreementVersion, *, text: str, said: str = "", **amendment: str) -> Term:
    amended = amendment.get("amended", "")
    return Term.objects.create(
        version=version,
        number=1,
        kind=TermKind.PROMISE,
        point="6b",
        promise="own_office",
        title="Own office",
        text=text,
        said=said,
        response=Response.AMENDED if amended else Response.OPEN,
        amended=amended,
        amended_because=amendment.get("because", ""),
        answer=amendment.get("answer", ""),
    )


def bare_signed(version: AgreementVersion) -> AgreementVersion:
    """Let the version stand, with a file that is no real PDF."""
    document = archive(
        b"%PDF-1.7 an agreement", kind="agreement", shown_name="avtale.pdf", media_type="application/pdf", by=None
    )
    for status in (AgreementStatus.WITH_MUNICIPALITY, AgreementStatus.TO_SIGN):
        version.status = status
        version.save(update_fields=["status"])
    version.status, version.signed_at = AgreementStatus.SIGNED, clock.now()
    version.content_sha256, version.document = "0" * 64, document
    version.save()
    return version


def bare_passed_on(version: AgreementVersion, message: str) -> AgreementVersion:
    """Let the version lie with the project leader, answered by the municipality."""
    for status in (AgreementStatus.WITH_MUNICIPALITY, AgreementStatus.WITH_PROJECT):
        version.status, version.message = status, message
        version.save(update_fields=["status", "message"])
    return version


def bare_under_way(status: AgreementStatus) -> Term:
    """Make an agreement of its own with one term, with the municipality or to be signed."""
    application = review.position().decision.application
    agreement = Agreement.objects.create(
        municipality=application.municipality,
        application=application,
        drafted_by=people.project_leader(),
        drafted_at=clock.now(),
    )
    version = bare_version(agreement, 1)
    term = bare_term(version, text="An office of one's own.")
    for step in (AgreementStatus.WITH_MUNICIPALITY, AgreementStatus.TO_SIGN):
        version.status = step
        version.save(update_fields=["status"])
        if step == status:
            break
    return term
