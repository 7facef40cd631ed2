"""Signing an agreement: each party signs one text, and when the last has signed it stands."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.actions import archive
from alisvest.documents.rules import refuse_paper
from municipalities import letters
from municipalities.actions.agreement import locked_version
from municipalities.models import AgreementVersion, Delivery, Position, PromiseCheck, Signature, Term
from municipalities.queries import agreement as queries
from municipalities.queries import capacity_in, refuse_deciding
from municipalities.rules import agreement as rules
from municipalities.workflow import AGREEMENT_MOVES

KIND = "agreement"


@transaction.atomic
def sign_version(version: AgreementVersion, *, content_sha256: str, by: User) -> AgreementVersion:
    """Sign for the party that `by` acts for: the text with that hash and no other. Raises RefusedError.

    The last signature makes the PDF, archives it, lets the version stand and supersedes the one before it.
    """
    version = locked_version(version, by)
    paper = queries.paper_of(version)
    party = rules.party_of(paper.parties, by)
    require(
        rules.refuse_sign(
            version,
            party=party,
            signature=paper.signatures.get(party.pk) if party else None,
            content_sha256=paper.content_sha256,
            read_sha256=content_sha256,
            by=by,
        )
    )
    if by.role == Role.PROJECT_LEADER:
        require(refuse_deciding(by, version.agreement.application, clock.today()))
    Signature.objects.create(
        party_id=party.pk if party else 0,
        content_sha256=paper.content_sha256,
        signed_by=by,
        signed_at=clock.now(),
        name=by.name,
        capacity=_capacity(version, by),
    )
    record("municipalities.agreement_signed", version, by=by, changes={"sha256": paper.content_sha256})
    paper = queries.paper_of(version)
    if paper.signed_by_all:
        _let_stand(version, paper, by)
    return version


def _capacity(version: AgreementVersion, by: User) -> str:
    """Say in the agreement's language in which role somebody signs."""
    if by.role == Role.SIGNER and by.scope is not None:
        town = next(each.municipality for each in queries.parties_of(version) if each.answered_by == by.scope)
        return capacity_in(town, Role.SIGNER) if town else ""
    with translation.override(version.language):
        return str(by.role.label) if by.role else ""


def _let_stand(version: AgreementVersion, paper: queries.Paper, by: User) -> None:
    require(refuse_paper(possible=pango.is_there()))
    earlier = queries.stands(version.agreement)
    document = archive(
        letters.agreement_pdf(paper, draft=False),
        kind=KIND,
        shown_name=letters.agreement_file_name(version),
        media_type="application/pdf",
        by=by,
    )
    if earlier is not None:
        earlier = AgreementVersion.objects.select_for_update(of=("self",)).get(pk=earlier.pk)
        earlier.status, earlier.moved_at = AGREEMENT_MOVES["supersede"].target, clock.now()
        earlier.save(update_fields=["status", "moved_at"])
        record("municipalities.agreement_supersede", earlier, by=by, changes={"by": version.number})
    version.signed_at, version.content_sha256, version.document = clock.now(), paper.content_sha256, document
    version.status, version.moved_at, version.message = AGREEMENT_MOVES["sign"].target, clock.now(), ""
    version.save()
    record(
        "municipalities.agreement_sign",
        version,
        by=by,
        changes={"version": version.number, "effective_from": version.effective_from, "sha256": document.sha256},
    )
    _ask_for_promises(version, paper.terms)
    letters.tell_signed(version, paper.parties)


def _ask_for_promises(version: AgreementVersion, terms: Sequence[Term]) -> None:
    """Enter the days on which promises are asked for, for each post; what was told kept is not asked for anew."""
    posts = queries.posts_of(version.agreement)
    PromiseCheck.objects.bulk_create(
        PromiseCheck(term=term, position=post, due_on=_due(term.due_on, post))
        for term in terms
        if term.due_on is not None
        for post in posts
        if _is_about(term, post) and not _told_kept(term, post)
    )


def _due(due_on: date, post: Position) -> date:
    return max(due_on, post.start)


def _is_about(term: Term, post: Position) -> bool:
    """A term of one place is asked for in the post of that place; any other in every post."""
    return term.place_id is None or post.place_id is None or term.place_id == post.place_id


def _told_kept(term: Term, post: Position) -> bool:
    earlier = term.follows
    if earlier is None or earlier.agreed_text != term.agreed_text:
        return False
    return PromiseCheck.objects.filter(term=earlier, position=post, delivery=Delivery.KEPT).exists()
