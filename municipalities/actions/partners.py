"""Who shares the posts of an application and in which parts; and what a change of its text does to signatures."""

from collections.abc import Sequence

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import require
from municipalities import letters
from municipalities.models import Application, ApplicationPartner, Municipality, PartnerSignature
from municipalities.queries import content_sha256
from municipalities.queries.joint import partner_lines, signed_before
from municipalities.rules import joint as rules
from municipalities.rules.joint import PartnerState


def share_out(
    application: Application, partners: Sequence[Municipality], shares: Sequence[int | None] | None, *, by: User
) -> None:
    """Let these be the partners of a locked application, with the applicant's share first among `shares`.

    Without shares those that stand are kept as long as the partners are the same, else all are as equal as can be.
    """
    there = {row.municipality_id: row for row in application.partner_rows.all()}
    key = _key(application, partners, shares, there)
    require(rules.refuse_shares(key, municipalities=len(partners) + 1))
    wanted = {each.pk for each in partners}
    out = [row for pk, row in there.items() if pk not in wanted]
    for row in out:
        row.answers.all().delete()
        row.delete()
    new = [each for each in partners if each.pk not in there]
    for each, share in zip(partners, key[1:], strict=True):
        ApplicationPartner.objects.update_or_create(
            application=application, municipality=each, defaults={"share": share}
        )
    application.own_share = key[0]
    application.save(update_fields=["own_share"])
    for each in new:
        letters.tell_named(application, each, by=by)
    for row in out:
        letters.tell_taken_out(application, row.municipality, by=by)


def _key(
    application: Application,
    partners: Sequence[Municipality],
    shares: Sequence[int | None] | None,
    there: dict[int, ApplicationPartner],
) -> list[int]:
    if partners and shares is not None and any(shares):
        return [share or 0 for share in shares]
    if shares is None and {each.pk for each in partners} == there.keys():
        return [application.own_share, *(there[each.pk].share for each in partners)]
    return rules.equal_shares(len(partners) + 1)


def signed_text(application: Application) -> str:
    """Return the hash of the application's text while partners' signatures stand on it, else nothing.

    Asked before a change, for `tell_if_void` after it.
    """
    if not PartnerSignature.objects.filter(application=application).exists():
        return ""
    content = content_sha256(application)
    return content if signed_before(application, content) else ""


def tell_if_void(application: Application, before: str, *, by: User) -> None:
    """Tell those who signed the text that it is another one now: what they signed no longer counts for it."""
    if not before or content_sha256(Application.objects.get(pk=application.pk)) == before:
        return
    void = signed_before(application, before)
    record(
        "municipalities.partner_signatures_void",
        application,
        by=by,
        changes={"partners": [each.municipality.name for each in void], "sha256": before},
    )
    for signature in void:
        letters.tell_void(application, signature, by=by)


def ask_partners(application: Application) -> None:
    """Ask by mail every partner that has neither signed the text that counts nor said no."""
    for line in partner_lines(application):
        if line.state == PartnerState.MISSING:
            letters.ask_partner_to_sign(application, line.partner.municipality)
