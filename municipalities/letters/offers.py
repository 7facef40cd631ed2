"""What follows the decision: offers, answers, approvals and complaints. All of it the application writes alone."""

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.outbox import templates
from alisvest.outbox.actions import send_formal_letter, send_letter
from alisvest.outbox.models import FormalLetter, MailKind
from alisvest.outbox.templates import Template
from alisvest.ui import formats
from municipalities.letters.decision import particulars, receivers
from municipalities.letters.decision_texts import (
    ACCEPTED,
    APPROVAL,
    CHANGED,
    COMPLAINT_ANSWERED,
    COMPLAINT_RECEIVED,
    DISMISSED,
    EXTENDED,
    LAPSED,
    LIST_ENDED,
    OFFER,
    OFFER_CHANGED,
    SENT_ON,
    UPHELD,
)
from municipalities.models import Acceptance, Approval, Complaint, DecidedPlace, Decision, Release
from municipalities.queries import full_name_on, language_on
from municipalities.workflow import ComplaintStatus

ANSWERS = {
    ComplaintStatus.DISMISSED: DISMISSED,
    ComplaintStatus.SENT_ON: SENT_ON,
    ComplaintStatus.UPHELD: UPHELD,
    ComplaintStatus.CHANGED: CHANGED,
}


def last_day_of(deadline_at: datetime) -> date:
    """Return the last day on which an answer is in time; the deadline is the first moment that is too late."""
    return (deadline_at - timedelta(seconds=1)).astimezone(clock.OSLO).date()


def _common(decision: Decision, day: date) -> dict[str, object]:
    return {
        "reference": decision.application.reference,
        "municipality": full_name_on(decision.application.municipality, day),
        "round": decision.application.round.name,
    }


def _posts(number: int) -> str:
    return ngettext("%(number)d post", "%(number)d posts", number) % {"number": number}


def _formal(text: Template, decision: Decision, more: dict[str, object], *, by: User) -> FormalLetter | None:
    day = clock.today()
    return send_formal_letter(
        text.key,
        people=receivers(decision.application.municipality, day),
        values=_common(decision, day) | more,
        about=decision,
        hold=False,
        **particulars(decision, day, by=by),
    )


def _mail(text: Template, decision: Decision, more: dict[str, object], *, kind: MailKind) -> None:
    day = clock.today()
    municipality = decision.application.municipality
    for person in receivers(municipality, day):
        send_letter(
            text.key,
            to=person.email,
            language=language_on(municipality, day),
            values=_common(decision, day) | more,
            kind=kind,
            receiver=person,
            about=decision,
            hold=False,
        )


def _in_words(acceptance: Acceptance) -> dict[str, object]:
    """Return deadline, number of posts and address, in the municipality's language."""
    language = language_on(acceptance.decision.application.municipality, clock.today())
    with translation.override(language):
        return {
            "deadline": formats.day(last_day_of(acceptance.deadline_at)),
            "places": _posts(acceptance.offered.exclude(taken=False).count()),
            "link": absolute(acceptance.get_absolute_url()),
        }


def offer_place(acceptance: Acceptance, place: DecidedPlace, *, by: User) -> FormalLetter | None:
    """Offer a post that became free to whoever stands next on the waiting list."""
    return _formal(OFFER, acceptance.decision, _in_words(acceptance) | {"number": place.waiting_rank}, by=by)


def offer_changed(acceptance: Acceptance, *, by: User) -> FormalLetter | None:
    """Offer what a complaint has brought."""
    return _formal(OFFER_CHANGED, acceptance.decision, _in_words(acceptance), by=by)


def tell_of_lapse(acceptance: Acceptance, *, by: User) -> FormalLetter | None:
    return _formal(LAPSED, acceptance.decision, _in_words(acceptance), by=by)


def tell_of_lists_end(decision: Decision, release: Release, *, by: User) -> FormalLetter | None:
    with translation.override(language_on(decision.application.municipality, clock.today())):
        until = formats.day(release.waiting_until)
    return _formal(LIST_ENDED, decision, {"until": until}, by=by)


def tell_of_extension(acceptance: Acceptance) -> None:
    _mail(EXTENDED, acceptance.decision, _in_words(acceptance), kind=MailKind.NOTICE)


def thank_for_acceptance(acceptance: Acceptance, *, by: User) -> None:
    """Send the receipt of what was signed to the municipality's signers and managers."""
    language = language_on(acceptance.decision.application.municipality, clock.today())
    with translation.override(language):
        when = formats.moment(acceptance.ended_at or clock.now())
    more = {"signer": by.name, "when": when, "fingerprint": acceptance.content_sha256}
    _mail(ACCEPTED, acceptance.decision, _in_words(acceptance) | more, kind=MailKind.RECEIPT)


def ask_to_approve(approval: Approval) -> None:
    """Ask somebody to approve a round's recommendation: first, again after a change, and as a reminder."""
    send_letter(
        APPROVAL.key,
        to=approval.approver.email,
        language=approval.approver.language,
        values={
            "round": approval.round.name,
            "asked_by": approval.asked_by.name,
            "link": absolute(reverse("municipalities:recommendation_list", args=[approval.round_id])),
        },
        kind=MailKind.NOTICE,
        receiver=approval.approver,
        about=approval.round,
        hold=False,
    )


def confirm_complaint(complaint: Complaint) -> None:
    language = language_on(complaint.decision.application.municipality, clock.today())
    with translation.override(language):
        arrived = formats.day(complaint.arrived_on)
    _mail(COMPLAINT_RECEIVED, complaint.decision, {"arrived": arrived}, kind=MailKind.RECEIPT)


def answer_complaint(complaint: Complaint, *, reasons: str, by: User) -> FormalLetter | None:
    """Tell the municipality what became of its complaint, and why."""
    day, municipality = clock.today(), complaint.decision.application.municipality
    language = language_on(municipality, day)
    with translation.override(language):
        deadline = formats.day(complaint.deadline_on) if complaint.deadline_on else "–"
    values = {"municipality": full_name_on(municipality, day), "deadline": deadline, "body": complaint.body_name}
    words = templates.part(ANSWERS[ComplaintStatus(complaint.status)].key, language, values)
    return _formal(COMPLAINT_ANSWERED, complaint.decision, {"outcome": words, "reasons": reasons}, by=by)
