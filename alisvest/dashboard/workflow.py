"""The kinds of task, as data: what can wait for somebody. Imports nothing of the app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskKind(models.TextChoices):
    """What waits. The word is how the project leader sees the kind in a list of kinds."""

    APPLICATION_START = "application.start", _("Application to begin")
    APPLICATION_FINISH = "application.finish", _("Application to finish and submit")
    APPLICATION_ASSESS = "application.assess", _("Applications to assess")
    RESOLUTION_RECORD = "resolution.record", _("Resolution to record")
    DECISION_ISSUE = "decision.issue", _("Decisions to issue")
    SUBSTITUTE_NAME = "substitute.name", _("Substitute to name")
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
    POST_FILL = "post.fill", _("Vacant post")
