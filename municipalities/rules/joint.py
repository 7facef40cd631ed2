"""How a joint application is shared, who of its partners writes, signs or says no, and what still lacks a signature."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.money import split
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from alisvest.ui import formats
from municipalities.models import (
    Application,
    ApplicationPartner,
    PartnerAnswer,
    PartnerDecline,
    PartnerSignature,
    PlaceOutcome,
)
from municipalities.rules.application import WRITERS
from municipalities.rules.round import refuse_outside_dates
from municipalities.workflow import REVIEWABLE, WRITTEN, ApplicationStatus

SIGNER = frozenset({Role.SIGNER})
WHOLE = 100
GRANTING = frozenset({PlaceOutcome.GRANTED, PlaceOutcome.WAITING})
"""What a place that its partners have not signed for may not become: granted now, or from the waiting list."""


class PartnerState(models.TextChoices):
    """Where a partner stands to the text that counts."""

    MISSING = "missing", gettext_lazy("Signature missing")
    SIGNED = "signed", gettext_lazy("Signed")
    DECLINED = "declined", gettext_lazy("Does not take part")


def equal_shares(municipalities: int) -> list[int]:
    """Return whole per cent for each, as equal as can be and 100 in sum; what is left over goes to the first."""
    return split(WHOLE, [1] * municipalities)


def refuse_shares(shares: Sequence[int], *, municipalities: int) -> Refusal | None:
    """`shares`: the applicant's first, then those of the partners. Each at least 1, 100 in sum."""
    if len(shares) != municipalities or any(share < 1 for share in shares):
        return not_now(
            _("Give each municipality its share, or leave all shares empty: then they are equal."), field="own_share"
        )
    if sum(shares) != WHOLE:
        return not_now(
            _("The shares come to %(sum)s in sum. They must come to 100 %%.") % {"sum": formats.percent(sum(shares))},
            field="own_share",
        )
    return None


def refuse_inherited_part(part: ApplicationPartner | None, *, by: User) -> Refusal | None:
    """The part of a municipality stays its own: whoever took it over reads it, and neither writes nor signs for it."""
    if part is None or part.municipality_id == by.scope:
        return None
    return not_yours(
        _(
            "%(name)s takes part in this application. It is read by the municipality that took it over, and stays as it is."
        )
        % {"name": part.municipality.name}
    )


def refuse_others_enclosure(application: Application, *, by: User) -> Refusal | None:
    """Enclosures are the applicant's: its partners, and whoever took it over, read them and neither add nor withdraw."""
    if by.role not in MUNICIPALITY_ROLES or by.scope == application.municipality_id:
        return None
    return not_yours(
        _("%(name)s keeps the enclosures of its application. Your municipality reads them.")
        % {"name": application.municipality.name}
    )


def refuse_partner_write(
    application: Application, *, now: datetime, by: User, dispensed_until: datetime | None = None
) -> Refusal | None:
    """A partner writes its own words while the applicant writes: in a draft, until the round closes."""
    if refusal := refuse_role(by, WRITERS):
        return refusal
    if application.status == ApplicationStatus.TO_SIGN:
        return not_now(
            _("The application is with the signer of %(name)s. Nothing can be changed while it is.")
            % {"name": application.municipality.name}
        )
    if application.status != ApplicationStatus.DRAFT:
        return not_now(_("The application is no longer written. What stands in it stands as it was sent."))
    return refuse_outside_dates(application.round, now=now, dispensed_until=dispensed_until)


def refuse_partner_conflict(answer: PartnerAnswer | None, *, version: int | None) -> Refusal | None:
    """`version` is what the writer had before them, 0 for nothing; None asks for no comparison."""
    if version is None or version == (answer.version if answer else 0):
        return None
    return not_now(
        _("%(name)s saved this point while you were writing. Compare the two answers and save again.")
        % {"name": answer.saved_by.name if answer else "–"}
    )


def _refuse_deadline(application: Application, *, now: datetime, dispensed_until: datetime | None) -> Refusal | None:
    if application.status == ApplicationStatus.WITHDRAWN:
        return not_now(_("The application is withdrawn."))
    if application.status not in WRITTEN | REVIEWABLE:
        return not_now(_("The application is decided."))
    return refuse_outside_dates(application.round, now=now, dispensed_until=dispensed_until)


def refuse_partner_sign(
    application: Application,
    *,
    signature: PartnerSignature | None,
    decline: PartnerDecline | None,
    content_sha256: str,
    read_sha256: str | None,
    now: datetime,
    by: User,
    dispensed_until: datetime | None = None,
) -> Refusal | None:
    """From when the text waits for the applicant's signer until the round closes, and then what was handed in.

    `read_sha256` is the hash of what the signer had before them (None: not asked yet), `content_sha256` of what is.
    """
    if refusal := refuse_role(by, SIGNER):
        return refusal
    if application.status == ApplicationStatus.DRAFT:
        return not_now(
            _("%(name)s is writing the application. You sign when it is ready: you get a mail then.")
            % {"name": application.municipality.name}
        )
    if refusal := _refuse_deadline(application, now=now, dispensed_until=dispensed_until):
        return refusal
    if decline is not None:
        return not_now(_("Your municipality has said that it does not take part. Take that back before you sign."))
    if signature is not None:
        return not_now(
            _("%(name)s signed on %(moment)s.")
            % {"name": signature.name, "moment": formats.moment(signature.signed_at)}
        )
    if read_sha256 is not None and read_sha256 != content_sha256:
        return not_now(_("The application was changed while you were reading. Read it again before you sign."))
    return None


def refuse_partner_decline(
    application: Application,
    *,
    decline: PartnerDecline | None,
    reason: str,
    now: datetime,
    by: User,
    dispensed_until: datetime | None = None,
) -> Refusal | None:
    """Until the round closes, signed or not: after that the key and the text stand."""
    if refusal := refuse_role(by, SIGNER):
        return refusal
    if refusal := _refuse_deadline(application, now=now, dispensed_until=dispensed_until):
        return refusal
    if decline is not None:
        return not_now(_("The municipality has already said that it does not take part."))
    return None if reason.strip() else not_now(_("Say why the municipality does not take part."), field="reason")


def refuse_partner_reconsider(
    application: Application,
    *,
    decline: PartnerDecline | None,
    now: datetime,
    by: User,
    dispensed_until: datetime | None = None,
) -> Refusal | None:
    if refusal := refuse_role(by, SIGNER):
        return refusal
    if decline is None:
        return not_now(_("The municipality has not said that it does not take part."))
    return _refuse_deadline(application, now=now, dispensed_until=dispensed_until)


def refuse_record_signature(
    application: Application,
    *,
    partner: bool,
    signature: PartnerSignature | None,
    decline: PartnerDecline | None,
    name: str,
    source: str,
    received_on: date,
    now: datetime,
    by: User,
) -> Refusal | None:
    """A signature on paper is recorded by the project, on what was handed in; also late, as long as the case lives.

    `partner`: the municipality is a partner of the application.
    """
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not partner:
        return not_yours(_("The municipality takes no part in this application."))
    if application.status in WRITTEN | {ApplicationStatus.WITHDRAWN}:
        return not_now(_("A signature is recorded on an application that is handed in."))
    if decline is not None:
        return not_now(_("The municipality has said that it does not take part."))
    if signature is not None:
        return not_now(_("The municipality has signed what was handed in."))
    if not name.strip():
        return not_now(_("Say who signed."), field="name")
    if not source.strip():
        return not_now(_("Say how the signature came, and from whom."), field="source")
    if received_on > now.astimezone(clock.OSLO).date():
        return not_now(_("The day is in the future."), field="received_on")
    return None


def refuse_unsigned(unsigned: Sequence[str], *, granting: bool) -> Refusal | None:
    """A joint place is granted, now or from the waiting list, only when every partner signed what was handed in.

    `unsigned`: the names of the partners that have not; `granting`: a place is to be granted or to wait.
    """
    if not granting or not unsigned:
        return None
    return not_now(
        _("A shared post cannot be granted before every partner has signed. Signatures are missing from:"),
        details=list(unsigned),
    )
