"""Who may tell whether a promise is kept, and when."""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from municipalities.models import Delivery, PromiseCheck
from municipalities.workflow import AgreementStatus

TELLERS = frozenset({Role.CANDIDATE, Role.PROJECT_LEADER})


def refuse_tell(
    check: PromiseCheck, *, delivery: str | None = None, note: str = "", today: date, by: User
) -> Refusal | None:
    """No `delivery`: not asked yet. Not before the post has begun: nobody has seen it kept then."""
    if refusal := refuse_role(by, TELLERS):
        return refusal
    if check.delivery:
        return not_now(
            _("It was told on %(moment)s: %(delivery)s.")
            % {
                "moment": formats.moment(check.told_at) if check.told_at else "",
                "delivery": check.get_delivery_display(),
            }
        )
    if check.term.version.status != AgreementStatus.SIGNED:
        return not_now(_("The agreement does not stand any more. Tell it of the version that does."))
    if today < check.position.start:
        return not_now(_("The post begins on %(day)s.") % {"day": formats.day(check.position.start)})
    if delivery == Delivery.NOT_KEPT and not note.strip():
        return not_now(_("Say what is missing where a promise is not kept."), field="note")
    return None


def refuse_ask_again(check: PromiseCheck, *, due_on: date | None = None, today: date, by: User) -> Refusal | None:
    """The project leader moves the day of what waits, or asks anew about what was told."""
    if refusal := refuse_role(by, frozenset({Role.PROJECT_LEADER})):
        return refusal
    if check.term.version.status != AgreementStatus.SIGNED:
        return not_now(_("The agreement does not stand any more."))
    if due_on is not None and due_on < today:
        return not_now(_("Choose today or a later day."), field="due_on")
    return None
