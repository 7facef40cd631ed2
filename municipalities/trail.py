"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.subjects import Part, Subject
from municipalities.models import SECTIONS, DecisionOutcome, Outcome

OUTCOMES: dict[str, Promise] = {each.value: each.label for each in (*Outcome, *DecisionOutcome)}
"""Of a recommendation and of a decision, in words."""

VERBS: dict[str, str | Promise] = {
    "municipalities.municipality_entered": _("The municipality was entered in the register"),
    "municipalities.version_entered": _("New facts of the municipality were entered"),
    "municipalities.succession_entered": _("Who became whom was entered"),
    "municipalities.organisation_number_recorded": _("The organisation number was recorded"),
    "municipalities.address_recorded": _("The postal address was recorded"),
    "municipalities.case_number_recorded": _("The case number was recorded"),
    "municipalities.member_added": _("A person was added"),
    "municipalities.membership_ended": _("A membership was ended"),
    "municipalities.invitation_withdrawn": _("A member’s invitation was withdrawn"),
    "municipalities.member_role_changed": _("The role of a member was changed"),
    "municipalities.substitute_named": _("A substitute was named"),
    "municipalities.round_opened": _("The round was opened"),
    "municipalities.application_started": _("The application was started"),
    "municipalities.section_saved": _("Answers were saved"),
    "municipalities.application_submitted": _("The application was submitted"),
    "municipalities.resolution_recorded": _("The steering group’s resolution was recorded"),
    "municipalities.decision_issued": _("The decision was issued"),
}
OF_STAFF: dict[str, str | Promise] = {
    "municipalities.application_recommended": _("The recommendation was recorded"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    words.register_fact("section", _("Point"), lambda key: str(SECTIONS[key].title) if key in SECTIONS else str(key))
    words.register_fact("outcome", _("Outcome"), lambda key: str(OUTCOMES.get(str(key), key)))
    words.register(OF_STAFF, readers=STAFF_ROLES)
    readers = STAFF_ROLES | MUNICIPALITY_ROLES
    subjects.register(
        Subject("municipalities.municipality", history=STAFF_ROLES),
        Subject("municipalities.round", history=STAFF_ROLES),
        Subject("municipalities.application", history=readers, staff_only=frozenset({"status"})),
        Subject("municipalities.decision", history=STAFF_ROLES),
        Subject("municipalities.position", history=readers | {Role.STEERING}),
    )
    for name in ("municipalityversion", "membership", "substitute"):
        subjects.attach("municipalities.municipality", Part(f"municipalities.{name}", "municipality"))
    subjects.attach("municipalities.municipality", Part("municipalities.succession", "predecessor"))
    subjects.attach("municipalities.round", Part("municipalities.resolution", "round"))
    parts = [Part(section._meta.label_lower, "application") for section in SECTIONS.values()]
    rows = [Part(f"municipalities.{name}", "section__application") for name in ("officedoctor", "officestaff")]
    subjects.attach("municipalities.application", *parts, *rows)
    subjects.attach("municipalities.application", Part("municipalities.applicationpartner", "application"))
    subjects.attach("municipalities.application", Part("municipalities.recommendation", "application"))
    subjects.attach("municipalities.decision", Part("municipalities.application", "decision"))
    subjects.name_urls("municipalities.application", "municipalities:section_save", "municipalities:decision_issue")
    subjects.name_urls("municipalities.round", "municipalities:application_start", "municipalities:resolution_record")
    subjects.name_urls(
        "municipalities.municipality",
        "municipalities:membership_invite",
        "municipalities:substitute_name",
        "municipalities:organisation_number_record",
    )
    subjects.name_urls(
        "municipalities.membership",
        "municipalities:membership_end",
        "municipalities:membership_change",
        "municipalities:invitation_resend",
        "municipalities:invitation_withdraw",
    )
