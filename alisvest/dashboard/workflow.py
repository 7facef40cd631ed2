"""The kinds of task, as data: what can wait for somebody. Imports nothing of the app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskKind(models.TextChoices):
    """What waits. The word is how the project leader sees the kind in a list of kinds."""

    APPLICATION_START = "application.start", _("Application to begin")
    APPLICATION_FINISH = "application.finish", _("Application to finish and submit")
    APPLICATION_READ = "application.read", _("Applications to read and score")
    APPLICATION_ASSESS = "application.assess", _("Applications to assess")
    RESOLUTION_RECORD = "resolution.record", _("Resolution to record")
    APPROVAL_GIVE = "approval.give", _("Recommendation to approve")
    DECISION_ISSUE = "decision.issue", _("Decisions to write and release")
    ACCEPTANCE_ANSWER = "acceptance.answer", _("Offer of posts to answer")
    COMPLAINT_ANSWER = "complaint.answer", _("Complaint to answer")
    INFORMATION_ANSWER = "information.answer", _("Request for information to answer")
    INFORMATION_READ = "information.read", _("Answer about an application to read")
    INFORMATION_SETTLE = "information.settle", _("Request for information without an answer")
    AGREEMENT_DRAFT = "agreement.draft", _("Agreements to make")
    AGREEMENT_SEND = "agreement.send", _("Agreement to send")
    AGREEMENT_ANSWER = "agreement.answer", _("Agreement to answer")
    AGREEMENT_SETTLE = "agreement.settle", _("Answers to an agreement to look at")
    AGREEMENT_SIGN = "agreement.sign", _("Agreement to sign")
    PROMISE_TELL = "promise.tell", _("Promise to confirm")
    PROMISE_COLLECT = "promise.collect", _("Promises that are not confirmed")
    SUBSTITUTE_NAME = "substitute.name", _("Substitute to name")
    QUESTION_ANSWER = "question.answer", _("Question to answer")
    CLAIM_FINISH = "claim.finish", _("Claim to finish and send")
    CLAIM_MEND = "claim.mend", _("Returned claim to correct")
    CLAIM_ATTEST = "claim.attest", _("Claim to attest")
    CLAIM_AUTHORISE = "claim.authorise", _("Claim to authorise")
    CLAIM_PAY = "claim.pay", _("Claim to pay")
    EGENANDEL_CHARGE = "egenandel.charge", _("Egenandel to charge")
    EGENANDEL_PAY = "egenandel.pay", _("Egenandel to pay")
    EGENANDEL_COLLECT = "egenandel.collect", _("Overdue egenandel to follow up")
    MEETING_HOLD = "meeting.hold", _("Month without a meeting")
    MEETING_AGREE = "meeting.agree", _("Meeting to agree a date for")
    PLAN_FINISH = "plan.finish", _("Plan to finish")
    PLAN_AGREE = "plan.agree", _("Plan to agree")
    INSTITUTION_CONFIRM = "institution.confirm", _("Institution service to confirm")
    EXCHANGE_ANSWER = "exchange.answer", _("Exchange with a hospital to answer")
    STAY_RECORD = "stay.record", _("Whether a specialist stays")
    AMENDMENT_APPROVE = "amendment.approve", _("Amendment to decide")
    POST_FILL = "post.fill", _("Vacant post")
    MAIL_RELEASE = "mail.release", _("Mails to read and release")
    MAIL_SETTLE = "mail.settle", _("Mails that perhaps arrived")
    MAIL_MEND = "mail.mend", _("Mails that failed")
    MAIL_RETURNED = "mail.returned", _("Returned mails")
    PAPER_ADD = "paper.add", _("Missing papers")
    PAPER_REPORTED = "paper.reported", _("Reported files")
    PAPER_CONFIRM = "paper.confirm", _("Files to confirm")
    ACCESS_ENDS = "access.ends", _("Access that ends")


class Told(models.TextChoices):
    """Whom a step of the ladder reminds."""

    PERSON = "person", _("whoever should do it")
    MANAGER = "manager", _("the municipality's manager")
    LEADER = "leader", _("the project leader")


class Wording(models.TextChoices):
    """Which of the reminders' texts a step uses: the key of a template."""

    BEFORE = "dashboard.reminder_before", _("Before the date")
    DUE = "dashboard.reminder_due", _("On the date")
    AFTER = "dashboard.reminder_after", _("After the date")
    ESCALATION = "dashboard.reminder_escalation", _("To the next person")


OWN_DATE = frozenset(
    {
        TaskKind.APPLICATION_START,
        TaskKind.APPLICATION_FINISH,
        TaskKind.APPLICATION_READ,
        TaskKind.ACCEPTANCE_ANSWER,
        TaskKind.EGENANDEL_PAY,
        TaskKind.PROMISE_TELL,
        TaskKind.MEETING_HOLD,
        TaskKind.MEETING_AGREE,
        TaskKind.ACCESS_ENDS,
        TaskKind.INSTITUTION_CONFIRM,
        TaskKind.STAY_RECORD,
    }
)
"""Kinds whose date is given by the thing itself: a round's deadline, an invoice's day, a month's end."""

OF_MUNICIPALITIES = frozenset(
    {
        TaskKind.APPLICATION_START,
        TaskKind.APPLICATION_FINISH,
        TaskKind.ACCEPTANCE_ANSWER,
        TaskKind.CLAIM_FINISH,
        TaskKind.CLAIM_MEND,
        TaskKind.EGENANDEL_PAY,
        TaskKind.AGREEMENT_ANSWER,
        TaskKind.EXCHANGE_ANSWER,
        TaskKind.POST_FILL,
    }
)
"""Kinds that wait for a municipality: its manager is the next person."""

UNDATED = frozenset(
    {
        TaskKind.AGREEMENT_DRAFT,
        TaskKind.PROMISE_COLLECT,
        TaskKind.QUESTION_ANSWER,
        TaskKind.MAIL_RELEASE,
        TaskKind.MAIL_SETTLE,
        TaskKind.MAIL_MEND,
        TaskKind.MAIL_RETURNED,
        TaskKind.PAPER_ADD,
        TaskKind.PAPER_REPORTED,
        TaskKind.PAPER_CONFIRM,
    }
)
"""Kinds without a date: the list shows them, no ladder reminds of them."""


def wording_of(offset: int, to: Told) -> Wording:
    """Return the text that a step uses."""
    if to != Told.PERSON:
        return Wording.ESCALATION
    return Wording.BEFORE if offset < 0 else Wording.AFTER if offset else Wording.DUE


class Rhythm(models.TextChoices):
    """When reminders and notices come to a person."""

    AT_ONCE = "at_once", _("At once, each by itself")
    DAILY = "daily", _("Every morning, in one mail")
    MONDAYS = "mondays", _("On Monday mornings, in one mail")
