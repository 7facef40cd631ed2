"""What is kept about people in municipalities, rounds and applications."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, Words, sorted_as
from municipalities.privacy.answers import ANSWERS
from municipalities.privacy.decision import DECISIONS
from municipalities.privacy.position import POSITIONS

_USER = (Path(Who.USER, "user"),)
_SAVED = frozenset({"saved_by"})


def _section(words: Words, *, none: str = "", free_text: str = "", identity: str = "") -> Kept:
    """An answer of an application: facts of the municipality, with free text that may name somebody."""
    fields = sorted_as(
        none=f"version {none}",
        technical="saved_at",
        free_text=f"not_relevant {free_text}",
        identity=identity,
    )
    return Kept(words, fields, did=_SAVED)


REGISTER = {
    **ANSWERS,
    **DECISIONS,
    **POSITIONS,
    "municipalities.municipality": Kept(
        _("Municipalities"),
        sorted_as(none="name organisation_number leads_programme valid"),
    ),
    "municipalities.municipalityversion": Kept(
        _("Facts of municipalities"), sorted_as(none="number title county language_form population valid")
    ),
    "municipalities.municipalitycard": Kept(
        _("Municipalities’ cards"),
        sorted_as(none="postal_address postmottak invoice_reference hospital_area valid"),
    ),
    "municipalities.contact": Kept(
        _("Municipalities’ contacts"),
        sorted_as(identity="name", contact="email phone", employment="role valid"),
    ),
    "municipalities.succession": Kept(_("Successions"), sorted_as(none="outside_name on kind scope note")),
    "municipalities.successionevent": Kept(
        _("Events of the register"),
        sorted_as(none="kind on note source", free_text="reason", technical="entered_at"),
        did=frozenset({"entered_by"}),
    ),
    "municipalities.takenover": Kept(_("What was taken over from whom"), sorted_as(none="since steps")),
    "municipalities.membership": Kept(
        _("Municipalities’ people"), sorted_as(employment="role valid"), about=_USER, retention=Retention.PERSON
    ),
    "municipalities.round": Kept(
        _("Application rounds"),
        sorted_as(
            none="name year opens_on deadline_on deadline_time places_from places_to decision_kind case_number last_number "
            "status question_set disagreement_threshold",
            technical="called_at criteria_published_at",
        ),
    ),
    "municipalities.invitation": Kept(_("Invitations to a round"), sorted_as(none="mails", technical="sent_at")),
    "municipalities.invitationanswer": Kept(
        _("Answers to an invitation"),
        sorted_as(none="reason", free_text="reason_text", technical="opened_at declined_at reconsidered_at"),
        did=frozenset({"declined_by"}),
    ),
    "municipalities.invitee": Kept(_("Municipalities to be invited to a round")),
    "municipalities.dispensation": Kept(
        _("Dispensations for a late application"),
        sorted_as(none="until", free_text="reason", technical="at"),
        did=frozenset({"by"}),
    ),
    "municipalities.criterion": Kept(
        _("Criteria of a round"),
        sorted_as(none="order title_nb title_nn description_nb description_nn weight point revision"),
    ),
    "municipalities.anchor": Kept(_("Words of the scale"), sorted_as(none="value words_nb words_nn revision")),
    "municipalities.criterionchange": Kept(
        _("Changes of published criteria"),
        sorted_as(none="revision before", free_text="reason", technical="at"),
        did=frozenset({"by"}),
    ),
    "municipalities.flag": Kept(_("Flags of a round"), sorted_as(none="key title_nb title_nn")),
    "municipalities.phase": Kept(_("Phases of the review"), sorted_as(none="kind start end others")),
    "municipalities.informationmeeting": Kept(
        _("Information meetings"), sorted_as(none="starts_at ends_at place link", free_text="agenda")
    ),
    "municipalities.participant": Kept(
        _("Participants of information meetings"),
        sorted_as(identity="name", contact="email", none="attended", technical="entered_at"),
        did=frozenset({"entered_by"}),
    ),
    "municipalities.question": Kept(
        _("Questions about a round"),
        sorted_as(free_text="text public_text answer", technical="asked_at answered_at"),
        did=frozenset({"asked_by", "answered_by"}),
    ),
    "municipalities.questiondigest": Kept(
        _("Digests of questions and answers"), sorted_as(none="mails", technical="sent_at")
    ),
    "municipalities.application": Kept(
        _("Applications"),
        sorted_as(
            none="status places_wanted own_share reference content_sha256",
            technical="started_at submitted_at to_sign_at",
        ),
        did=frozenset({"started_by", "submitted_by", "to_sign_by"}),
    ),
    "municipalities.place": Kept(_("Places applied for"), sorted_as(none="rank name")),
    "municipalities.submission": Kept(
        _("Submissions"),
        sorted_as(none="version content_sha256 received_on", free_text="snapshot", technical="submitted_at"),
        did=frozenset({"submitted_by"}),
    ),
    "municipalities.withdrawal": Kept(
        _("Withdrawals of applications"),
        sorted_as(free_text="reason", technical="withdrawn_at"),
        did=frozenset({"withdrawn_by"}),
    ),
    "municipalities.paperentry": Kept(
        _("Applications that came on paper"),
        sorted_as(none="received_on", free_text="source", technical="entered_at"),
        did=frozenset({"entered_by"}),
    ),
    "municipalities.sectionassignment": Kept(
        _("Points of an application given to a colleague"),
        sorted_as(none="key", technical="assigned_at"),
        about=_USER,
        did=frozenset({"assigned_by"}),
    ),
    "municipalities.sectioncomment": Kept(
        _("Comments on points of an application"),
        sorted_as(none="key", free_text="text answer", technical="written_at answered_at"),
        did=frozenset({"written_by", "answered_by"}),
    ),
    "municipalities.applicationpartner": Kept(_("Partners in an application"), sorted_as(none="share")),
    "municipalities.partneranswer": Kept(
        _("Partners’ own answers"), sorted_as(none="key version", free_text="text", technical="saved_at"), did=_SAVED
    ),
    "municipalities.partnersignature": Kept(
        _("Partners’ signatures"),
        sorted_as(
            none="content_sha256 received_on",
            identity="name",
            employment="capacity",
            free_text="source",
            technical="signed_at",
        ),
        about=(Path(Who.USER, "signed_by"),),
    ),
    "municipalities.partnerdecline": Kept(
        _("Partners that do not take part"),
        sorted_as(free_text="reason", technical="declined_at taken_back_at"),
        did=frozenset({"declined_by", "taken_back_by"}),
    ),
    "municipalities.decision": Kept(
        _("Decisions"),
        sorted_as(none="outcome places kind", free_text="reasons", technical="issued_at"),
        did=frozenset({"issued_by"}),
    ),
    "municipalities.agreement": Kept(_("Agreements"), sorted_as(technical="drafted_at"), did=frozenset({"drafted_by"})),
    "municipalities.agreementversion": Kept(
        _("Versions of agreements"),
        sorted_as(
            none="number status language effective_from revision content_sha256",
            free_text="change_reason message",
            technical="drafted_at sent_at moved_at signed_at",
        ),
        did=frozenset({"drafted_by"}),
    ),
    "municipalities.term": Kept(
        _("Terms of agreements"),
        sorted_as(
            none="number kind point promise title response due_on",
            free_text="text said amended amended_because answer",
        ),
    ),
    "municipalities.agreementparty": Kept(_("Parties of agreements"), sorted_as(none="order role share")),
    "municipalities.signature": Kept(
        _("Signatures of agreements"),
        sorted_as(none="content_sha256", identity="name", employment="capacity", technical="signed_at"),
        about=(Path(Who.USER, "signed_by"),),
    ),
    "municipalities.promisecheck": Kept(
        _("Confirmations of promises"),
        sorted_as(none="due_on delivery told_as", free_text="note", technical="told_at"),
        did=frozenset({"told_by"}),
    ),
    "municipalities.trainingenterprise": Kept(
        _("Training enterprises"),
        sorted_as(
            none="valid registration registration_on registration_link plan plan_on plan_link",
            free_text="note",
            technical="recorded_at",
        ),
        did=frozenset({"recorded_by"}),
    ),
    "municipalities.uncoveredgoal": Kept(
        _("Learning goals a municipality cannot cover"), sorted_as(none="order goal met_at")
    ),
    "municipalities.position": Kept(_("Posts"), sorted_as(none="number main_position start percentage valid status")),
    "municipalities.substitute": Kept(
        _("Substitutes for who decides"),
        sorted_as(free_text="reason", employment="valid"),
        about=_USER,
    ),
    "municipalities.recommendation": Kept(
        _("Recommendations"),
        sorted_as(none="outcome places version", free_text="reasons", technical="recommended_at"),
        did=frozenset({"recommended_by"}),
    ),
    "municipalities.resolution": Kept(
        _("Resolutions"),
        sorted_as(
            none="meeting_on minutes_reference case_number votes_for votes_against snapshot_sha256",
            free_text="text",
            technical="recorded_at",
        ),
        did=frozenset({"recorded_by"}),
    ),
    "municipalities.resolvedoutcome": Kept(_("Resolved outcomes"), sorted_as(none="places")),
    "municipalities.conflictdeclaration": Kept(
        _("Declarations of conflict of interest"),
        sorted_as(assessment="fit", free_text="reason", technical="declared_at"),
        about=_USER,
    ),
    "municipalities.screeningline": Kept(
        _("Screening of applications"),
        sorted_as(none="point state", free_text="note", technical="screened_at"),
        did=frozenset({"screened_by"}),
    ),
    "municipalities.assignment": Kept(
        _("Who reads which application"), sorted_as(technical="assigned_at"), did=frozenset({"reviewer", "assigned_by"})
    ),
    "municipalities.assessment": Kept(
        _("Assessments of applications"),
        sorted_as(none="status version", free_text="note", technical="saved_at done_at"),
        did=frozenset({"reviewer"}),
    ),
    "municipalities.score": Kept(_("Scores of applications"), sorted_as(none="value", free_text="note")),
    "municipalities.applicationflag": Kept(
        _("Flags of applications"), sorted_as(none="reason", technical="set_at"), did=frozenset({"set_by"})
    ),
    "municipalities.mix": Kept(
        _("Named mixes of municipalities"),
        sorted_as(none="name", free_text="note", technical="saved_at"),
        did=frozenset({"saved_by"}),
    ),
    "municipalities.mixmember": Kept(_("Municipalities of a named mix")),
    "municipalities.internalnote": Kept(
        _("Internal notes on applications"),
        sorted_as(free_text="text", technical="written_at"),
        did=frozenset({"written_by"}),
    ),
    "municipalities.municipalitymessage": Kept(
        _("Messages to municipalities about applications"),
        sorted_as(free_text="text", technical="sent_at"),
        did=frozenset({"sent_by"}),
    ),
    "municipalities.organisationsection": _section(
        _("Answers: organisation"),
        none="responsible position_percentage earliest_start",
        free_text="organisation",
    ),
    "municipalities.recruitmentsection": _section(
        _("Answers: recruitment"),
        none="gp_posts vacant_gp_posts applicants_last_time doctors_left",
        free_text="recruitment",
    ),
    "municipalities.patientlistsection": _section(
        _("Answers: listed patients"), none="list_model list_length", free_text="patient_list"
    ),
    "municipalities.dailysupervisionsection": _section(
        _("Answers: daily supervision"),
        none="provided_by doctors_sharing every_day",
        free_text="daily_supervision",
    ),
    "municipalities.supervisorsection": _section(
        _("Answers: supervisor"),
        none="is_specialist same_office hours_per_month",
        identity="supervisor_name",
        free_text="supervisor",
    ),
    "municipalities.backupsection": _section(
        _("Answers: back-up"), none="arrangement response_minutes", free_text="backup"
    ),
    "municipalities.officesection": _section(
        _("Answers: office"), none="own_office equipment", free_text="room equipment_other"
    ),
    "municipalities.officedoctor": Kept(
        _("Answers: doctors of the office"), sorted_as(none="order", employment="age specialty is_intern")
    ),
    "municipalities.officestaff": Kept(
        _("Answers: staff of the office"), sorted_as(none="order number", employment="role", free_text="competence")
    ),
    "municipalities.taskssection": _section(
        _("Answers: tasks"), none="tasks_offered hours_possible hours_wanted", free_text="breadth"
    ),
    "municipalities.absencesection": _section(
        _("Answers: absence"), none="locum doctors_covering", free_text="vulnerability"
    ),
    "municipalities.candidatesection": _section(
        _("Answers: candidate"), none="candidate_kind months_completed", free_text="candidate"
    ),
}
