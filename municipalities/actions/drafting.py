"""The agreement is made from the accepted application, and its next version from the one that stands."""

from collections import Counter
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
from municipalities.actions.application import locked
from municipalities.letters import wording
from municipalities.letters.wording import Draft
from municipalities.models import Agreement, AgreementParty, AgreementVersion, Application, Term
from municipalities.models.agreement import PartyRole, TermKind
from municipalities.queries import agreement as queries
from municipalities.queries import answers_for, full_name_on, language_on, refuse_deciding
from municipalities.rules import agreement as rules
from municipalities.rules.promises import PROGRAMME, SHARE
from municipalities.workflow import Response


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
    require(refuse_deciding(by, application, clock.today()))
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
    require(refuse_deciding(by, agreement.application, clock.today()))
    latest = agreement.versions.aggregate(latest=Max("number"))["latest"] or 0
    version = _new_version(agreement, latest + 1, effective_from, reason, by)
    if stands is not None:
        _copy_terms(stands, version)
        _add_places(stands, version)
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
    granted = queries.shares_of(agreement.application, effective_from)
    partners = queries.partners_of(agreement.application, granted)
    lead = answers_for(agreement.municipality, effective_from)
    others = dict.fromkeys(answers_for(each, effective_from) for each in partners)
    shares: Counter[int] = Counter()
    for each in (agreement.municipality, *partners):  # two that became one have the sum of their shares
        shares[answers_for(each, effective_from).pk] += granted.get(each.pk, 0)
    rows = [AgreementParty(role=PartyRole.LEAD, municipality=lead)]
    rows += [AgreementParty(role=PartyRole.PARTNER, municipality=each) for each in others if each != lead]
    rows.append(AgreementParty(role=PartyRole.PROJECT))
    for order, row in enumerate(rows, start=1):
        row.version, row.order = version, order
        row.share = shares[row.municipality_id] if partners and row.municipality_id else None
    AgreementParty.objects.bulk_create(rows)
    return version


def _from_application(version: AgreementVersion) -> list[Draft]:
    application = queries.with_places(version.agreement.application)
    granted = queries.granted_places(application)
    return wording.drafted_terms(application, granted, version.language, version.effective_from)


def _write_terms(version: AgreementVersion, drafts: Sequence[Draft], *, after: int = 0) -> None:
    """Number the drafts from the one `after` on; a new agreement begins with how its posts are shared."""
    due_on = _due_on(version)
    drafts = [*drafts]
    if not after and (shared := _shared(version)):
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
        for number, each in enumerate(drafts, start=after + 1)
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
    """Take over what is agreed; how the posts are shared is worded anew where the shares are others by then."""
    shared = _shared(version)
    Term.objects.bulk_create(
        Term(
            version=version,
            number=each.number,
            kind=each.kind,
            point=each.point,
            place=each.place,
            promise=each.promise,
            title=each.title,
            text=_text_now(each, shared),
            said=each.said,
            due_on=each.due_on,
            # agreed as it stands; worded anew it is asked about again
            response=Response.CONFIRMED if _text_now(each, shared) == each.agreed_text else Response.OPEN,
            follows=each,
        )
        for each in queries.terms_of(stands)
    )


def _text_now(term: Term, shared: Draft | None) -> str:
    return shared.text if shared and term.promise == SHARE.key else term.agreed_text


def _add_places(stands: AgreementVersion, version: AgreementVersion) -> None:
    """A post that came after the version that stands brings the promises of its place along."""
    places = queries.places_since(version.agreement, stands.drafted_at)
    if not places:
        return
    application = queries.with_places(version.agreement.application)
    drafts = wording.terms_of_places(application, places, version.language)
    _write_terms(version, drafts, after=version.terms.count())
