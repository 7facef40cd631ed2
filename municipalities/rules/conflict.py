"""Is this person fit to look into this municipality's case? Source: domain rules on conflict of interest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from municipalities.models import Municipality, Round


def handled_by(names: Sequence[str]) -> str:
    """Say who handles a case instead; the first of `names` is the substitute where one is named."""
    if not names:
        return _("Nobody else can handle the case yet: the project leader names a substitute.")
    return _("The case is handled by: %(names)s.") % {"names": ", ".join(names)}


def refuse_unfit(name: str, *, member: bool, unfit: bool) -> Refusal | None:
    """Refuse whoever belongs or belonged to the municipality, and whoever declared that they cannot judge it."""
    if member:
        return not_yours(
            _("You have, or have had, a role in %(municipality)s, and cannot look into its case.")
            % {"municipality": name}
        )
    if unfit:
        return not_yours(
            _("You have declared a conflict of interest with %(municipality)s, and cannot look into its case.")
            % {"municipality": name}
        )
    return None


def refuse_undeclared(round_: Round, name: str) -> Refusal:
    """Nobody reads an application under review before they have declared."""
    refusal = not_now(
        _("Before you read an application of %(round)s, declare whether you have a conflict of interest: %(name)s.")
        % {"round": round_.name, "name": name}
    )
    return replace(
        refusal, href=reverse("municipalities:conflict_declare", args=[round_.pk]), link=_("Declare for the round")
    )


def refuse_declare(
    unfit: Mapping[int, str],
    *,
    asked: Collection[int],
    possible: Collection[int],
    declared: Mapping[int, bool],
    by: User,
) -> Refusal | None:
    """`unfit`: reasons by municipality; `asked`: those the page listed; `declared`: what stands already, fit or not."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not set(asked) <= set(possible) or not set(unfit) <= set(asked):
        return not_now(_("The list of municipalities has changed. Open the page again."))
    if any(key in declared and declared[key] == (key in unfit) for key in asked):
        return not_now(_("You have declared otherwise meanwhile. Change it on the list, with a reason."))
    for key, reason in unfit.items():
        if refusal := refuse_reason(reason, field=f"reason_{key}"):
            return refusal
    return None


def refuse_change_declaration(
    municipality: Municipality, *, fit: bool, reason: str, before: bool | None, member: bool, by: User
) -> Refusal | None:
    """What was declared is changed by a new declaration, always with a reason. `before`: fit or not; None: nothing yet."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if member:
        return refuse_unfit(municipality.name, member=True, unfit=False)
    if before is None:
        return not_now(_("You have not declared anything for this municipality yet."))
    if before == fit:
        return not_now(_("This is what you have declared already."), field="fit")
    return refuse_reason(reason, field="reason")


def refuse_reason(reason: str, *, field: str) -> Refusal | None:
    """A reason is a sentence without anybody's identity number."""
    if not reason.strip():
        return not_now(_("Give the reason in a sentence."), field=field)
    if holds_national_identity_number(reason):
        return not_now(_("Take the national identity number out of the reason."), field=field)
    return None
