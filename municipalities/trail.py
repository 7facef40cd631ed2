"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.subjects import Part, Subject
from alisvest.ui import formats
from municipalities.models import SECTIONS, DecisionOutcome, EventKind, Outcome
from municipalities.queries import (
    open_applications,
    open_assessments,
    open_decisions,
    open_of_agreement,
    open_of_decision,
)
from municipalities.queries.conflict import open_requests, open_services

OUTCOMES: dict[str, Promise] = {each.value: each.label for each in (*Outcome, *DecisionOutcome)}
"""Of a recommendation and of a decision, in words."""

VERBS: dict[str, str | Promise] = {
    "municipalities.municipality_entered": _("The municipality was entered in the register"),
    "municipalities.succession_recorded": _("What happened to the municipality was recorded"),
    "municipalities.succession_taken_back": _("What was recorded to have happened was taken back"),
    "municipalities.organisation_number_recorded": _("The organisation number was recorded"),
    "municipalities.card_recorded": _("The card was recorded"),
    "municipalities.card_corrected": _("The card was corrected"),
    "municipalities.contact_entered": _("A contact was entered"),
    "municipalities.contact_changed": _("A contact was changed"),
    "municipalities.contact_ended": _("A contact was ended"),
    "municipalities.case_number_recorded": _("The case number was recorded"),
    "municipalities.member_added": _("A person was added"),
    "municipalities.membership_ended": _("A membership was ended"),
    "municipalities.invitation_withdrawn": _("A member’s invitation was withdrawn"),
    "municipalities.member_role_changed": _("The role of a member was changed"),
    "municipalities.substitute_named": _("A substitute was named"),
    "municipalities.round_opened": _("The round was opened"),
    "municipalities.round_prepared": _("The round was prepared"),
    "municipalities.round_changed": _("The round in preparation was changed"),
    "municipalities.round_called": _("The round was called"),
    "municipalities.criterion_saved": _("A criterion was written"),
    "municipalities.criterion_removed": _("A criterion was taken away"),
    "municipalities.criterion_changed": _("A published criterion was changed"),
    "municipalities.criteria_published": _("The criteria were published"),
    "municipalities.flag_added": _("A flag was named"),
    "municipalities.flag_removed": _("A flag was taken away"),
    "municipalities.phases_saved": _("The phases of the review were set"),
    "municipalities.invitees_chosen": _("The invitation list was set"),
    "municipalities.invited_also": _("One more municipality was invited"),
    "municipalities.invitation_declined": _("The municipality said that it does not apply"),
    "municipalities.invitation_reconsidered": _("The municipality took back that it does not apply"),
    "municipalities.round_reminded": _("Invited municipalities were reminded"),
    "municipalities.dispensation_granted": _("A municipality may hand in late"),
    "municipalities.meeting_saved": _("An information meeting was set"),
    "municipalities.meeting_removed": _("An information meeting was taken away"),
    "municipalities.participant_entered": _("Somebody was signed up for an information meeting"),
    "municipalities.participant_removed": _("Somebody was struck off an information meeting"),
    "municipalities.attendance_taken": _("Attendance at an information meeting was noted"),
    "municipalities.question_asked": _("A question was asked"),
    "municipalities.question_answered": _("A question was answered"),
    "municipalities.digest_sent": _("Answers were mailed to everybody invited"),
    "municipalities.application_started": _("The application was started"),
    "municipalities.place_added": _("A place was added"),
    "municipalities.place_named": _("A place was named"),
    "municipalities.place_moved": _("The places were ranked anew"),
    "municipalities.place_copied": _("Answers of one place were brought to another"),
    "municipalities.place_removed": _("A place was taken out"),
    "municipalities.section_saved": _("Answers were saved"),
    "municipalities.information_asked": _("More information was asked for"),
    "municipalities.requested_point_saved": _("An answer to a request was saved"),
    "municipalities.information_answered": _("The request for information was answered"),
    "municipalities.information_read": _("The answer was read"),
    "municipalities.information_extended": _("The deadline of the request was moved"),
    "municipalities.information_lapsed": _("Nobody answered the request in time"),
    "municipalities.information_withdraw": _("The request for information was withdrawn"),
    "municipalities.information_close": _("The request was closed without an answer"),
    "municipalities.section_brought_over": _("Answers were brought over from an earlier round"),
    "municipalities.section_confirmed": _("Answers brought over were confirmed as still true"),
    "municipalities.service_added": _("A row of earlier service was added"),
    "municipalities.service_changed": _("A row of earlier service was changed"),
    "municipalities.service_removed": _("A row of earlier service was taken out"),
    "municipalities.section_assigned": _("A point was given to a colleague"),
    "municipalities.assignment_ended": _("A point was taken back from a colleague"),
    "municipalities.application_sent_to_sign": _("The application was sent to the signer"),
    "municipalities.application_taken_back": _("The application was taken back from the signer"),
    "municipalities.application_returned": _("The signer sent the application back with comments"),
    "municipalities.comment_answered": _("A comment was answered"),
    "municipalities.application_reopened": _("The application was opened again to be amended"),
    "municipalities.application_withdrawn": _("The application was withdrawn"),
    "municipalities.application_stands": _("The deadline passed: the last submission counts"),
    "municipalities.paper_entered": _("An application on paper is being entered"),
    "municipalities.application_submitted": _("The application was submitted"),
    "municipalities.partner_answer_saved": _("A partner saved its own words"),
    "municipalities.partner_signatures_void": _("The text was changed: partners’ signatures no longer count"),
    "municipalities.partner_signed": _("A partner signed"),
    "municipalities.partner_signature_recorded": _("A partner’s signature on paper was recorded"),
    "municipalities.partner_declined": _("A partner said that it does not take part"),
    "municipalities.partner_reconsidered": _("A partner takes part after all"),
    "municipalities.position_shared": _("The post is shared as the application says"),
    "municipalities.position_shares_changed": _("The shares of the post were changed"),
    "municipalities.message_sent": _("A message was sent to the municipality"),
    "municipalities.position_described": _("What the post is was written down"),
    "municipalities.position_tasks_changed": _("Main and side positions were changed"),
    "municipalities.position_ended": _("The post was ended"),
    "municipalities.advertisement_written": _("An advertisement was written"),
    "municipalities.advertisement_changed": _("The advertisement was worded anew"),
    "municipalities.advertisement_published": _("The advertisement was published"),
    "municipalities.applicants_counted": _("The applicants were counted"),
    "municipalities.doctor_hired": _("A doctor was hired"),
    "municipalities.hired_doctor_lost": _("The hired doctor does not come"),
    "municipalities.advertisement_closed": _("The advertisement was closed"),
    "municipalities.resolution_recorded": _("The steering group’s resolution was recorded"),
    "municipalities.agreement_drafted": _("The agreement was made from the application"),
    "municipalities.version_drafted": _("The next version of the agreement was made"),
    "municipalities.version_saved": _("When the agreement takes effect was changed"),
    "municipalities.term_added": _("A term was added"),
    "municipalities.term_saved": _("A term was worded"),
    "municipalities.term_dropped": _("A term was dropped"),
    "municipalities.term_confirmed": _("The municipality confirmed terms"),
    "municipalities.term_amended": _("The municipality proposed another wording"),
    "municipalities.term_settled": _("The municipality’s wording was accepted"),
    "municipalities.agreement_send": _("The agreement was sent to the municipality"),
    "municipalities.agreement_confirm": _("All terms were confirmed"),
    "municipalities.agreement_amend": _("The agreement was answered with amendments"),
    "municipalities.agreement_accept": _("The agreement was sent to be signed"),
    "municipalities.agreement_return": _("The agreement was sent back instead of signed"),
    "municipalities.agreement_take_back": _("The agreement was taken back"),
    "municipalities.agreement_discard": _("The version was given up"),
    "municipalities.agreement_signed": _("A party signed the agreement"),
    "municipalities.agreement_sign": _("The agreement was signed by all"),
    "municipalities.agreement_supersede": _("A later version took the agreement’s place"),
    "municipalities.promise_told": _("It was told whether a promise is kept"),
    "municipalities.promise_asked": _("A promise is asked about"),
    "municipalities.enterprise_recorded": _("The training enterprise’s status was recorded"),
    "municipalities.decision_issued": _("The decision was issued"),
    "municipalities.decision_accepted": _("The posts were accepted"),
    "municipalities.decision_declined": _("The posts were declined"),
    "municipalities.acceptance_extended": _("The deadline to answer was moved"),
    "municipalities.acceptance_lapsed": _("The offer lapsed"),
    "municipalities.place_offered": _("A post was offered from the waiting list"),
    "municipalities.offer_given_up": _("What was offered was not taken up"),
    "municipalities.waiting_list_ended": _("The waiting list ended"),
    "municipalities.letter_arrived": _("The letter’s arrival was recorded"),
    "municipalities.complaint_registered": _("A complaint was registered"),
    "municipalities.complaint_answered": _("The complaint was answered"),
}
OF_STAFF: dict[str, str | Promise] = {
    "municipalities.application_recommended": _("The recommendation was recorded"),
    "municipalities.approval_asked": _("Approval of the recommendation was asked for"),
    "municipalities.approval_voided": _("An approval became void"),
    "municipalities.approval_withdrawn": _("An approval is no longer waited for"),
    "municipalities.approver_nudged": _("Somebody was reminded to approve"),
    "municipalities.recommendation_approved": _("The recommendation was approved"),
    "municipalities.decision_prepared": _("The decision was written"),
    "municipalities.release_scheduled": _("The release of the decisions was set"),
    "municipalities.release_taken_back": _("The release of the decisions was taken back"),
    "municipalities.decisions_released": _("The decisions were released"),
    "municipalities.waiting_list_empty": _("A post became free and nobody is left on the waiting list"),
    "municipalities.conflicts_declared": _("Conflicts of interest were declared"),
    "municipalities.point_screened": _("A point was screened"),
    "municipalities.note_written": _("An internal note was written"),
    "municipalities.reviewers_assigned": _("Reviewers were asked to read"),
    "municipalities.assessment_saved": _("Scores were saved"),
    "municipalities.mix_saved": _("A mix was saved"),
    "municipalities.mix_removed": _("A mix was taken away"),
    "municipalities.flag_set": _("A flag was set"),
    "municipalities.flag_taken_away": _("A flag was taken away"),
    "municipalities.conflict_changed": _("A declaration of conflict of interest was changed"),
}


def _shares(key: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {formats.percent(share)}" for name, share in key.items())


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    words.register_fact("section", _("Point"), lambda key: str(SECTIONS[key].title) if key in SECTIONS else str(key))
    words.register_fact("place_rank", _("Place applied for"), str)
    words.register_fact("from_place", _("From place"), str)
    words.register_fact("unfit", _("Conflict of interest"), ", ".join)
    words.register_fact("declared", _("Municipalities declared"), str)
    words.register_fact("outcome", _("Outcome"), lambda key: str(OUTCOMES.get(str(key), key)))
    words.register_fact("in_conflict", _("Conflict of interest"), ", ".join)
    words.register_fact("declared_about", _("Municipalities declared"), str)
    words.register_fact("partners", _("Partner municipalities"), ", ".join)
    words.register_fact("shares", _("Share key"), _shares)
    words.register_fact("event", _("Event"), lambda kind: str(EventKind(kind).label))  # not the key of its row
    words.register(OF_STAFF, readers=STAFF_ROLES)
    readers = STAFF_ROLES | MUNICIPALITY_ROLES
    subjects.register(
        Subject("municipalities.municipality", history=STAFF_ROLES),
        Subject("municipalities.round", history=STAFF_ROLES),
        Subject("municipalities.application", history=readers, staff_only=frozenset({"status"})),
        Subject("municipalities.decision", history=STAFF_ROLES),
        Subject("municipalities.agreement", history=readers),
        Subject("municipalities.agreementversion", history=readers),
        Subject("municipalities.trainingenterprise", history=readers),
        Subject("municipalities.acceptance"),
        Subject("municipalities.complaint"),
        Subject("municipalities.position", history=readers | {Role.STEERING}),
        Subject("municipalities.advertisement", history=readers | {Role.STEERING}),
    )
    for name in ("positionfacts", "workplace", "sideposition", "positionshare"):
        subjects.attach("municipalities.position", Part(f"municipalities.{name}", "position"))
    subjects.attach("municipalities.advertisement", Part("municipalities.advertisedposition", "advertisement"))
    for name in ("position_describe", "position_tasks", "advertisement_write"):
        subjects.name_urls("municipalities.position", f"municipalities:{name}")
    for name in ("change", "publish", "count", "close"):
        subjects.name_urls("municipalities.advertisement", f"municipalities:advertisement_{name}")
    for name in ("municipalityversion", "municipalitycard", "contact", "membership", "substitute"):
        subjects.attach("municipalities.municipality", Part(f"municipalities.{name}", "municipality"))
    subjects.attach("municipalities.municipality", Part("municipalities.succession", "predecessor"))
    subjects.attach("municipalities.round", Part("municipalities.resolution", "round"))
    for name in ("criterion", "flag", "phase", "invitee", "informationmeeting", "question"):
        subjects.attach("municipalities.round", Part(f"municipalities.{name}", "round"))
    subjects.attach("municipalities.round", Part("municipalities.anchor", "criterion__round"))
    subjects.attach("municipalities.round", Part("municipalities.participant", "meeting__round"))
    subjects.attach("municipalities.round", Part("municipalities.invitationanswer", "invitation__round"))
    parts = [
        Part(section._meta.label_lower, "place__application" if section.of_place else "application")
        for section in SECTIONS.values()
    ]
    parts += [
        Part(f"municipalities.{name}", "application") for name in ("place", "sectionassignment", "sectioncomment")
    ]
    rows = [Part(f"municipalities.{name}", "section__place__application") for name in ("officedoctor", "officestaff")]
    subjects.attach("municipalities.application", *parts, *rows)
    for name in ("applicationpartner", "partnersignature", "partnerdecline"):
        subjects.attach("municipalities.application", Part(f"municipalities.{name}", "application"))
    subjects.attach("municipalities.application", Part("municipalities.partneranswer", "partner__application"))
    subjects.attach("municipalities.application", Part("municipalities.recommendation", "application"))
    subjects.attach("municipalities.decision", Part("municipalities.application", "decision"))
    for name in ("acceptance", "complaint"):
        subjects.attach("municipalities.decision", Part(f"municipalities.{name}", "decision"))
    subjects.name_urls("municipalities.application", "municipalities:section_save", "municipalities:decision_prepare")
    subjects.name_urls("municipalities.application", "municipalities:section_assign", "municipalities:place_add")
    subjects.name_urls("municipalities.round", "municipalities:paper_enter")
    subjects.name_urls("municipalities.application", "municipalities:section_save", "municipalities:decision_issue")
    subjects.name_urls("municipalities.round", "municipalities:application_start", "municipalities:resolution_record")
    of_round = (
        "criterion_list criterion_add criteria_publish flag_list phase_save invitee_choose invitation_list "
        "invitation_send invitation_remind invitation_decline invitation_reconsider dispensation_grant "
        "meeting_list meeting_add question_list question_ask"
    )
    subjects.name_urls("municipalities.round", *(f"municipalities:{name}" for name in of_round.split()))
    of_meeting = "meeting_detail meeting_change meeting_remove attendance_take"
    subjects.name_urls("municipalities.informationmeeting", *(f"municipalities:{name}" for name in of_meeting.split()))
    subjects.name_urls("municipalities.round", "municipalities:conflict_declare", "municipalities:conflict_change")
    subjects.register(Subject("municipalities.informationrequest", history=readers))
    subjects.attach("municipalities.informationrequest", Part("municipalities.requestedpoint", "request"))
    subjects.attach("municipalities.application", Part("municipalities.informationrequest", "application"))
    subjects.attach("municipalities.application", Part("municipalities.earlierservice", "place__application"))
    subjects.narrow("municipalities.informationrequest", open_requests)
    subjects.narrow("municipalities.earlierservice", open_services)
    subjects.name_urls(
        "municipalities.informationrequest",
        *(f"municipalities:information_{name}" for name in ("send", "read", "extend", "withdraw", "close")),
    )
    subjects.name_urls("municipalities.application", "municipalities:information_ask")
    subjects.name_urls(
        "municipalities.earlierservice", "municipalities:service_change", "municipalities:service_remove"
    )
    subjects.narrow("municipalities.application", open_applications)
    subjects.narrow("municipalities.decision", open_decisions)
    for name in ("acceptance", "complaint"):
        subjects.narrow(f"municipalities.{name}", open_of_decision)
    subjects.narrow("municipalities.agreement", open_decisions)
    subjects.narrow("municipalities.agreementversion", open_of_agreement)
    subjects.register(Subject("municipalities.assessment", history=STAFF_ROLES))
    subjects.register(Subject("municipalities.mix", history=STAFF_ROLES))
    subjects.attach("municipalities.mix", Part("municipalities.mixmember", "mix"))
    subjects.name_urls(
        "municipalities.round", "municipalities:grid_detail", "municipalities:grid_export", "municipalities:mix_detail"
    )
    subjects.narrow("municipalities.assessment", open_assessments)
    subjects.attach("municipalities.assessment", Part("municipalities.score", "assessment"))
    for name in ("screeningline", "applicationflag", "internalnote", "municipalitymessage"):
        subjects.attach("municipalities.application", Part(f"municipalities.{name}", "application"))
    words.register_fact("readers_asked", _("Asked to read"), str)
    words.register_fact("readers_taken", _("Taken off the list"), str)
    subjects.name_urls(
        "municipalities.municipality",
        "municipalities:membership_invite",
        "municipalities:substitute_name",
        "municipalities:organisation_number_record",
        "municipalities:card_record",
        "municipalities:contact_enter",
    )
    subjects.name_urls(
        "municipalities.membership",
        "municipalities:membership_end",
        "municipalities:membership_change",
        "municipalities:invitation_resend",
        "municipalities:invitation_withdraw",
    )
    subjects.attach("municipalities.agreement", Part("municipalities.agreementversion", "agreement"))
    subjects.attach("municipalities.agreementversion", Part("municipalities.term", "version"))
    of_version = [
        *("version_save", "version_send", "version_confirm", "version_answer", "version_return", "term_add"),
        *("version_detail", "version_take_back", "version_discard", "version_sign", "version_download"),
    ]
    subjects.name_urls("municipalities.agreementversion", *(f"municipalities:{name}" for name in of_version))
    subjects.name_urls("municipalities.agreement", "municipalities:version_draft")
    subjects.name_urls("municipalities.application", "municipalities:agreement_draft")
    subjects.name_urls(
        "municipalities.municipality", "municipalities:enterprise_detail", "municipalities:enterprise_record"
    )
    _attach_decisions()


def _attach_decisions() -> None:
    """Say to whose story the rows from the recommendation to the complaint belong."""
    municipal = "municipalities.application"
    subjects.attach(municipal, Part("municipalities.acceptance", "decision__application"))
    subjects.attach(municipal, Part("municipalities.offeredplace", "acceptance__decision__application"))
    subjects.attach(municipal, Part("municipalities.complaint", "decision__application"))
    subjects.attach(municipal, Part("municipalities.letterarrival", "decision__application"))
    subjects.attach("municipalities.round", Part("municipalities.approval", "round"))
    subjects.attach("municipalities.round", Part("municipalities.release", "round"))
    subjects.name_urls(
        municipal,
        "municipalities:decision_prepare",
        "municipalities:recommendation_save",
        "municipalities:snapshot_detail",
    )
    subjects.name_urls(
        "municipalities.round",
        "municipalities:decision_release",
        "municipalities:recommendation_list",
        "municipalities:release_preview",
        "municipalities:release_take_back",
        "municipalities:waiting_list",
        "municipalities:approval_ask",
    )
    subjects.name_urls("municipalities.decision", "municipalities:arrival_record", "municipalities:complaint_register")
