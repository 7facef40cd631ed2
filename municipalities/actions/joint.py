"""What a partner does with a joint application: write its own words, sign, say no, and take that back."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from municipalities import letters
from municipalities.actions.application import locked
from municipalities.actions.partners import signed_text, tell_if_void
from municipalities.models import (
    SECTIONS,
    Application,
    Municipality,
    PartnerAnswer,
    PartnerDecline,
    PartnerSignature,
    Place,
)
from municipalities.queries import capacity_in, dispensed_until, refuse_opening
from municipalities.queries import joint as queries
from municipalities.rules import joint as rules


def locked_joint(application: Application, by: User) -> tuple[Application, Municipality]:
    """Lock an application that `by`'s municipality takes part in; return it with that municipality.

    The same row that the applicant's verbs lock. Raises DoesNotExist when `by` may not see it, RefusedError where it is
    a municipality that `by`'s has taken over that takes part.
    """
    found = (
        Application.objects.shared_with(by)
        .select_related("round", "municipality")
        .select_for_update(of=("self",))
        .get(pk=application.pk)
    )
    part = queries.own_part(found, by)
    require(rules.refuse_inherited_part(part, by=by))
    return found, Municipality.objects.reached_by(by).get(pk=by.scope or 0)


@transaction.atomic
def save_partner_answer(
    application: Application, key: str, *, text: str, by: User, place: Place | None = None, version: int | None = None
) -> PartnerAnswer:
    """Save the partner's own words at a point; empty words say that nothing differs. Raises RefusedError.

    `version` is the one the writer had before them, 0 for none; None compares nothing. Raises DoesNotExist for a place
    of another application, KeyError for a point that does not exist.
    """
    application, municipality = locked_joint(application, by)
    until = dispensed_until(application.round, application.municipality_id)
    require(rules.refuse_partner_write(application, now=clock.now(), by=by, dispensed_until=until))
    where = application.places.get(pk=place.pk) if place and SECTIONS[key].of_place else None
    partner = application.partner_rows.get(municipality=municipality)
    answer = queries.partner_answer(partner, key, where)
    require(rules.refuse_partner_conflict(answer, version=version))
    if answer is None:
        answer = PartnerAnswer(partner=partner, key=key, place=where, version=0)
    before = signed_text(application)
    answer.text, answer.version = text.strip(), answer.version + 1
    answer.saved_by, answer.saved_at = by, clock.now()
    answer.save()
    record(
        "municipalities.partner_answer_saved",
        application,
        by=by,
        changes={
            "municipality": municipality.pk,
            "section": key,
            "place_rank": where.rank if where else None,
            "version": answer.version,
        },
    )
    tell_if_void(application, before, by=by)
    return answer


@transaction.atomic
def sign_jointly(application: Application, *, content_sha256: str, by: User) -> PartnerSignature:
    """Sign for the partner municipality: the text with that hash and no other. Raises RefusedError."""
    application, municipality = locked_joint(application, by)
    content = queries.counting_sha256(application)
    require(
        rules.refuse_partner_sign(
            application,
            signature=queries.signature_on(application, municipality.pk, content),
            decline=queries.standing_decline(application, municipality.pk),
            content_sha256=content,
            read_sha256=content_sha256,
            now=clock.now(),
            by=by,
            dispensed_until=dispensed_until(application.round, application.municipality_id),
        )
    )
    signature = PartnerSignature.objects.create(
        application=application,
        municipality=municipality,
        content_sha256=content,
        signed_by=by,
        signed_at=clock.now(),
        name=by.name,
        capacity=capacity_in(municipality, Role.SIGNER),
    )
    record(
        "municipalities.partner_signed",
        application,
        by=by,
        changes={"municipality": municipality.pk, "sha256": content},
    )
    letters.tell_partner_signed(application, signature)
    return signature


@transaction.atomic
def record_partner_signature(
    application: Application,
    municipality: Municipality,
    *,
    name: str,
    source: str,
    received_on: date,
    by: User,
) -> PartnerSignature:
    """Record a partner's signature that came on paper, on what was handed in. Raises RefusedError.

    `name`: who signed; `source`: how it came, and from whom; both municipalities are told.
    """
    application = locked(application, by)
    require(refuse_opening(by, application))
    content = queries.counting_sha256(application)
    require(
        rules.refuse_record_signature(
            application,
            partner=queries.partner_of(application, municipality.pk) is not None,
            signature=queries.signature_on(application, municipality.pk, content),
            decline=queries.standing_decline(application, municipality.pk),
            name=name,
            source=source,
            received_on=received_on,
            now=clock.now(),
            by=by,
        )
    )
    signature = PartnerSignature.objects.create(
        application=application,
        municipality=municipality,
        content_sha256=content,
        signed_by=by,
        signed_at=clock.now(),
        name=name.strip(),
        source=source.strip(),
        received_on=received_on,
    )
    record(
        "municipalities.partner_signature_recorded",
        application,
        by=by,
        changes={"municipality": municipality.pk, "received_on": received_on, "sha256": content},
        reason=signature.source,
    )
    letters.tell_partner_signed(application, signature)
    return signature


@transaction.atomic
def decline_part(application: Application, *, reason: str, by: User) -> PartnerDecline:
    """Say that the municipality does not take part after all, and why; the applicant is told. Raises RefusedError."""
    application, municipality = locked_joint(application, by)
    require(
        rules.refuse_partner_decline(
            application,
            decline=queries.standing_decline(application, municipality.pk),
            reason=reason,
            now=clock.now(),
            by=by,
            dispensed_until=dispensed_until(application.round, application.municipality_id),
        )
    )
    decline = PartnerDecline.objects.create(
        application=application,
        municipality=municipality,
        reason=reason.strip(),
        declined_by=by,
        declined_at=clock.now(),
    )
    record(
        "municipalities.partner_declined",
        application,
        by=by,
        changes={"municipality": municipality.pk},
        reason=decline.reason,
    )
    letters.tell_partner_declined(application, decline)
    return decline


@transaction.atomic
def reconsider_part(application: Application, *, by: User) -> PartnerDecline:
    """Take back that the municipality does not take part; the applicant is told. Raises RefusedError."""
    application, municipality = locked_joint(application, by)
    decline = queries.standing_decline(application, municipality.pk)
    until = dispensed_until(application.round, application.municipality_id)
    require(
        rules.refuse_partner_reconsider(application, decline=decline, now=clock.now(), by=by, dispensed_until=until)
    )
    taken = PartnerDecline.objects.select_for_update(of=("self",)).get(pk=decline.pk if decline else 0)
    taken.taken_back_by, taken.taken_back_at = by, clock.now()
    taken.save(update_fields=["taken_back_by", "taken_back_at"])
    record("municipalities.partner_reconsidered", application, by=by, changes={"municipality": municipality.pk})
    letters.tell_partner_reconsidered(application, municipality, by=by)
    return taken
