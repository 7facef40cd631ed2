"""Joint applications: who takes part with which share, who has signed the text that counts, and in whose words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import (
    Application,
    ApplicationPartner,
    PartnerAnswer,
    PartnerDecline,
    PartnerSignature,
    Place,
    Round,
    reached,
    taken_over_by,
)
from municipalities.models.application import ApplicationQuerySet
from municipalities.queries.application import partners_by_share, with_answers
from municipalities.queries.content import content_sha256
from municipalities.rules.joint import PartnerState
from municipalities.workflow import WRITTEN, ApplicationStatus

S = ApplicationStatus

LOOKS = {
    PartnerState.MISSING: ("warning", "halfclock"),
    PartnerState.SIGNED: ("success", "check-circle"),
    PartnerState.DECLINED: ("danger", "octagon"),
}


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One partner: its share, and where it stands to the text that counts."""

    partner: ApplicationPartner
    state: PartnerState
    signature: PartnerSignature | None
    decline: PartnerDecline | None

    @property
    def badge(self) -> Badge:
        return badge_for(self.state, LOOKS)

    @property
    def words(self) -> str:
        """Say who signed or declined, and when; how it came, for a signature on paper."""
        if self.decline is not None:
            return _("%(name)s, %(moment)s. Reason: %(reason)s") % {
                "name": self.decline.declined_by.name,
                "moment": formats.moment(self.decline.declined_at),
                "reason": self.decline.reason,
            }
        if self.signature is None:
            return ""
        if self.signature.received_on:
            return _("%(name)s, on paper received %(day)s: %(source)s") % {
                "name": self.signature.name,
                "day": formats.day(self.signature.received_on),
                "source": self.signature.source,
            }
        values = {"name": self.signature.name, "moment": formats.moment(self.signature.signed_at)}
        return _("%(name)s, %(moment)s") % values


def joint_applications_for(user: User) -> ApplicationQuerySet:
    """Return the applications in which the reader's municipality takes part."""
    return Application.objects.shared_with(user).select_related("round", "municipality")


def joint_applications_with_answers(user: User) -> ApplicationQuerySet:
    return with_answers(Application.objects.shared_with(user))


def own_part(application: Application, user: User) -> ApplicationPartner | None:
    """Return the row of the reader's municipality among the partners, else of one that it has taken over.

    No query of its own while the municipality itself is a partner.
    """
    rows = partners_by_share(application)
    own = next((row for row in rows if row.municipality_id == user.scope), None)
    if own is not None:
        return own
    taken_over = set(taken_over_by(user.scope, clock.today()))
    return next((row for row in rows if row.municipality_id in taken_over), None)


def partner_of(application: Application, pk: int) -> ApplicationPartner | None:
    return application.partner_rows.select_related("municipality").filter(municipality=pk).first()


def counting_sha256(application: Application) -> str:
    """Return the hash of the text that counts: while it is written the text as it is, then what was handed in."""
    if application.status in WRITTEN or application.content_sha256 is None:
        return content_sha256(application)
    return application.content_sha256


def standing_decline(application: Application, municipality: int | None) -> PartnerDecline | None:
    rows = PartnerDecline.objects.filter(application=application, municipality=municipality, taken_back_at=None)
    return rows.select_related("declined_by").first()


def signature_on(application: Application, municipality: int | None, content: str) -> PartnerSignature | None:
    rows = PartnerSignature.objects.filter(application=application, municipality=municipality, content_sha256=content)
    return rows.first()


def partner_lines(application: Application, content: str | None = None) -> list[PartnerLine]:
    """Return where each partner stands to the text with that hash (None: the one that counts). Two queries."""
    partners = partners_by_share(application)
    if not partners:
        return []
    content = counting_sha256(application) if content is None else content
    declines = PartnerDecline.objects.filter(application=application, taken_back_at=None).select_related("declined_by")
    no = {each.municipality_id: each for each in declines}
    signatures = PartnerSignature.objects.filter(application=application, content_sha256=content)
    yes = {each.municipality_id: each for each in signatures}
    return [_line(row, yes.get(row.municipality_id), no.get(row.municipality_id)) for row in partners]


def _line(partner: ApplicationPartner, yes: PartnerSignature | None, no: PartnerDecline | None) -> PartnerLine:
    state = PartnerState.DECLINED if no else PartnerState.SIGNED if yes else PartnerState.MISSING
    return PartnerLine(partner, state, yes, no)


def unsigned(lines: Iterable[PartnerLine]) -> list[str]:
    """Name the partners that have not signed, or that have said no."""
    return [each.partner.municipality.name for each in lines if each.state != PartnerState.SIGNED]


def unsigned_in(applications: Iterable[Application]) -> dict[int, list[str]]:
    """Name the partners without a signature on what was handed in, for many applications in one query."""
    signed = PartnerSignature.objects.filter(
        application=OuterRef("application"),
        municipality=OuterRef("municipality"),
        content_sha256=OuterRef("application__content_sha256"),
    )
    declined = PartnerDecline.objects.filter(
        application=OuterRef("application"), municipality=OuterRef("municipality"), taken_back_at=None
    )
    rows = ApplicationPartner.objects.filter(application__in=list(applications))
    found: dict[int, list[str]] = {}
    for row in rows.exclude(Exists(signed) & ~Exists(declined)).select_related("municipality"):
        found.setdefault(row.application_id, []).append(row.municipality.name)
    return found


def signed_before(application: Application, content: str) -> list[PartnerSignature]:
    """Return the signatures of today's partners on the text with that hash."""
    partners = application.partner_rows.values("municipality")
    rows = PartnerSignature.objects.filter(application=application, content_sha256=content, municipality__in=partners)
    return list(rows.select_related("signed_by", "municipality"))


def partner_answer(partner: ApplicationPartner, key: str, place: Place | None) -> PartnerAnswer | None:
    return PartnerAnswer.objects.filter(partner=partner, key=key, place=place).select_related("saved_by").first()


def joint_lines(user: User) -> QuerySet[Any]:
    """Return the applications that the reader's municipality takes part in, with `declined` and `signed`: one query.

    `signed` is exact for what is handed in; for what waits for the signer it tells of signatures since it was sent.
    """
    own = reached(user)
    declines = PartnerDecline.objects.filter(own, application=OuterRef("pk"), taken_back_at=None)
    of_text = Q(content_sha256=OuterRef("content_sha256")) | Q(signed_at__gte=OuterRef("to_sign_at"))
    signatures = PartnerSignature.objects.filter(own, of_text, application=OuterRef("pk"))
    return joint_applications_for(user).annotate(declined=Exists(declines), signed=Exists(signatures))


def signature_badge(row: Any) -> Badge:
    """Say how the reader's signature stands. `row`: one of `joint_lines`."""
    if row.declined:
        return badge_for(PartnerState.DECLINED, LOOKS)
    if row.status == ApplicationStatus.DRAFT:
        return Badge(_("Not ready to be signed"), "neutral", "pencil")
    return badge_for(PartnerState.SIGNED if row.signed else PartnerState.MISSING, LOOKS)


def written_with_us(user: User, round_: Iterable[Round]) -> list[Application]:
    """Return the drafts of others in which the reader's own municipality takes part and has not said no. One query."""
    own = ApplicationPartner.objects.filter(application=OuterRef("pk"), municipality=user.scope)
    rows = joint_lines(user).filter(Exists(own), round__in=list(round_), status=S.DRAFT, declined=False)
    return list(rows.order_by("municipality__name_sort", "pk"))


def waiting_for_signature(user: User, round_: Iterable[Round]) -> list[Application]:
    """Return the joint applications of these rounds whose text waits for the reader's signature."""
    rows = joint_lines(user).filter(round__in=list(round_), status__in=(S.TO_SIGN, S.SUBMITTED), declined=False)
    found = []
    for row in rows:
        content = counting_sha256(row) if row.status == S.TO_SIGN else row.content_sha256
        part = own_part(row, user)
        if part and part.municipality_id == user.scope and signature_on(row, user.scope, content or "") is None:
            found.append(row)
    return found
