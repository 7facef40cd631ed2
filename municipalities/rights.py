"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "municipalities:municipality_list": _("See the register of municipalities"),
    "municipalities:municipality_detail": _("See a municipality’s facts and history"),
    "municipalities:organisation_number_record": _("Record an organisation number"),
    "municipalities:address_record": _("Record a municipality’s address for letters"),
    "municipalities:membership_mine": _("Go to the own municipality’s people"),
    "municipalities:membership_list": _("See who acts for a municipality"),
    "municipalities:membership_invite": _("Invite a person to a municipality"),
    "municipalities:membership_change": _("Change a person’s role in a municipality"),
    "municipalities:invitation_resend": _("Send a person’s invitation again"),
    "municipalities:invitation_withdraw": _("Withdraw a person’s invitation"),
    "municipalities:membership_end": _("End a person’s membership"),
    "municipalities:substitute_name": _("Name who decides in the leader’s place"),
    "municipalities:round_list": _("See the application rounds"),
    "municipalities:round_detail": _("See a round"),
    "municipalities:round_open": _("Open an application round"),
    "municipalities:case_number_record": _("Record a round’s case number"),
    "municipalities:application_start": _("Start an application"),
    "municipalities:application_list": _("See applications"),
    "municipalities:application_detail": _("Read an application"),
    "municipalities:section_save": _("Answer the points of an application"),
    "municipalities:application_check": _("See what an application still lacks"),
    "municipalities:application_submit": _("Submit an application"),
    "municipalities:application_receipt": _("See the receipt of an application"),
    "municipalities:review_list": _("See the applications under review"),
    "municipalities:application_review": _("Review an application"),
    "municipalities:application_compare": _("Compare applications side by side"),
    "municipalities:resolution_record": _("Record the steering group’s resolution"),
    "municipalities:decision_issue": _("Issue a decision"),
    "municipalities:decision_letter_send": _("Make the letter of a decision that has none"),
    "municipalities:decision_detail": _("Read a decision"),
    "municipalities:position_list": _("See the posts"),
    "municipalities:position_detail": _("See a post"),
}
