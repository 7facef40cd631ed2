"""Two municipalities with everything in them: the reader's own, and a foreign one that they must not learn about.

Every free text holds a marker of its own, so that a page that says too much can be caught saying it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.actions import send_claim
from alisvest.accounts.models import Appointment, Invitation, User
from alisvest.changes.models import Amendment
from alisvest.changes.workflow import AmendmentKind
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Hat, Role
from alisvest.dashboard.models import Pause
from alisvest.documents.actions import report_attachment, withdraw_attachment
from alisvest.documents.models import Attachment
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.actions.circular import draft_circular
from alisvest.outbox.models import Circular, FormalLetter, Mail, MailKind
from alisvest.programme.service import ServiceKind
from candidates.models import (
    Candidate,
    EducationPlan,
    Employment,
    Exchange,
    ExchangeWish,
    InstitutionAgreement,
    RegularPostOffer,
    ServicePeriod,
)
from finance import actions as money
from finance.actions.statement import issue_statement
from finance.actions.statement_run import start_statement_run
from finance.models import Claim, ClaimLine, EgenandelCharge, FinancialYear, Voucher
from finance.models.statement import Statement, StatementRun
from finance.workflow import Category
from municipalities import actions as rounds
from municipalities.actions.succession import record_succession
from municipalities.models import (
    Acceptance,
    AdvertisedPosition,
    Advertisement,
    Agreement,
    AgreementVersion,
    Application,
    ApplicationFlag,
    Approval,
    Complaint,
    Contact,
    Criterion,
    Decision,
    EarlierService,
    EventKind,
    Flag,
    InformationMeeting,
    InformationRequest,
    InternalNote,
    InvitationAnswer,
    Membership,
    Mix,
    Municipality,
    MunicipalityCard,
    MunicipalityMessage,
    OfficeStaff,
    Participant,
    PartnerAnswer,
    PartnerDecline,
    PartnerSignature,
    Place,
    Position,
    PositionShare,
    PromiseCheck,
    Question,
    Recommendation,
    RequestedPoint,
    Round,
    ScreeningLine,
    SectionAssignment,
    SectionComment,
    Submission,
    SuccessionEvent,
    Term,
)
from municipalities.models import Invitation as Asked
from municipalities.models.sections import SECTIONS
from municipalities.queries.joint import counting_sha256
from municipalities.rules.succession import Came, Facts, Plan
from municipalities.workflow import ApplicationStatus, RoundStatus, ScreeningState
from supervision.models import Assignment, Meeting, Supervisor
from tests.make import (
    agreements,
    assessment,
    candidates,
    documents,
    finance,
    municipalities,
    outbox,
    people,
    review,
    supervision,
)

TODAY = date(2019, 1, 15)
KR = 100


def mark(side: str, what: str) -> str:
    """Return a marker that no page prints by chance."""
    return f"[[{side}.{what}]]"


@dataclass
class Side:
    """One municipality and what belongs to it."""

    name: str
    municipality: Municipality
    card: MunicipalityCard
    contact: Contact
    draft: Application
    joint: Application
    application: Application
    reviewed: Application
    decision: Decision
    agreement: Agreement
    version: AgreementVersion
    term: Term
    check: PromiseCheck
    acceptance: Acceptance
    complaint: Complaint
    approval: Approval
    letter: FormalLetter
    position: Position
    vacant: Position
    advertisement: Advertisement
    advertised: AdvertisedPosition
    amendment: Amendment
    employment: Employment
    candidate: Candidate
    plan: EducationPlan
    draft_plan: EducationPlan
    period: ServicePeriod
    institution: InstitutionAgreement
    agreed_institution: InstitutionAgreement
    offer: RegularPostOffer
    taken_offer: RegularPostOffer
    seeker: ExchangeWish
    trainee: ExchangeWish
    exchange: Exchange
    supervisor: Supervisor
    assignment: Assignment
    meeting: Meeting
    claim: Claim
    line: ClaimLine
    draft_claim: Claim
    draft_line: ClaimLine
    charge: EgenandelCharge
    voucher: Voucher
    statement: Statement
    membership: Membership
    place: Place
    service: EarlierService
    request: InformationRequest
    requested: RequestedPoint
    answered_request: InformationRequest
    given: SectionAssignment
    comment: SectionComment
    submission: Submission
    file: Attachment
    reported: Attachment
    mail: Mail
    circular: Circular
    unclaimed: Supervisor
    invitation: Invitation


@dataclass
class World:
    round: Round
    year: FinancialYear
    run: StatementRun
    pause: Pause
    event: SuccessionEvent
    own: Side
    foreign: Side
    people: dict[str, User | None]
    appointment: Appointment
    later: Round
    prepared: Round
    asked: Round
    criterion: Criterion
    mix: Mix
    flag: Flag
    meeting: InformationMeeting
    participant: Participant
    question: Question
    sessions: dict[str, str] = field(default_factory=dict)  # of those who have signed in, by who they are


def build() -> World:
    """Make the world as it stands on TODAY."""
    with clock.at(date(2017, 3, 2)):
        round_ = municipalities.round_(name="Round 2017")
        later = municipalities.round_(
            name="Round 2019", year=2019, opens_on=date(2019, 1, 2), deadline_on=date(2019, 2, 1)
        )
    judged = municipalities.round_(
        name="Round 2018", year=2018, opens_on=date(2018, 11, 1), deadline_on=date(2018, 12, 1)
    )
    assessment.criteria(judged)
    assessment.flag(judged)
    year = finance.year(2018)
    finance.year(2019)
    own, foreign = (_side(name, round_, later, judged) for name in ("own", "foreign"))
    with clock.at(TODAY):
        run = start_statement_run(year, by=people.project_leader())
    everybody = _people(own)
    for person in everybody.values():
        if person is not None and person.role in STAFF_ROLES:
            review.declared(person)
    steering = Appointment.objects.get(user=everybody[Role.STEERING.value])
    pause = Pause.objects.create(name="July", days=DateRange(date(2017, 7, 1), date(2017, 8, 1)), valid=people.EVER)
    return World(
        round_, year, run, pause, _event(), own, foreign, everybody, steering, later, **_set_up(own, foreign, later)
    )


def _set_up(own: Side, foreign: Side, later: Round) -> dict[str, Any]:
    """Make what hangs on rounds: one in preparation whose criteria are published, one that both are asked to answer."""
    leader = people.project_leader()
    dates = {"opens_on": date(2019, 1, 2), "deadline_on": date(2019, 2, 1)}
    prepared = municipalities.round_(name="Round in preparation", status=RoundStatus.PREPARED, **dates)
    asked = municipalities.round_(name="Round that asks", **dates)
    for side in (own, foreign):
        invitation = Asked.objects.create(round=asked, municipality=side.municipality, mails=1, sent_at=clock.now())
        InvitationAnswer.objects.create(invitation=invitation)
    municipalities.criterion(prepared)
    rounds.publish_criteria(prepared, by=leader)
    start = datetime(2019, 1, 4, 10, tzinfo=clock.OSLO)
    meeting = rounds.save_meeting(later, starts_at=start, ends_at=start + timedelta(hours=2), place="Bergen", by=leader)
    with clock.at(date(2019, 1, 8)):
        question = rounds.ask(later, foreign.municipality, text=mark("foreign", "question.text"), by=leader)
    return {
        "prepared": prepared,
        "asked": asked,
        "criterion": municipalities.criterion(later),
        "mix": rounds.save_mix(
            foreign.application.round,
            name="Two sides",
            note=mark("foreign", "mix.note"),
            applications=[own.application.pk, foreign.application.pk],
            by=leader,
        ),
        "flag": rounds.add_flag(later, title_nb="Øy", title_nn="Øy", by=leader),
        "meeting": meeting,
        "participant": rounds.enter_participant(
            meeting, foreign.municipality, name=mark("foreign", "participant.name"), by=leader
        ),
        "question": question,
    }


def _event() -> SuccessionEvent:
    """Two municipalities that nobody here belongs to became one."""
    one, other = (
        municipalities.municipality(name, number=number) for name, number in (("Ytre", "9901"), ("Indre", "9902"))
    )
    facts = Facts("9903", "kommune", "Vestland", name="Storvik")
    plan = Plan(EventKind.MERGER, date(2018, 1, 1), [Came(one), Came(other)], facts=facts)
    return record_succession(plan, by=people.project_leader())


def _institutions(name: str, place: Municipality, doctor: Candidate, second: Candidate) -> dict[str, Any]:
    """A wish and an agreed hospital year of the doctor; an offer without an answer, and the second doctor's accepted one."""
    texts: dict[str, Any] = {
        "other_costs": mark(name, "institution.costs"),
        "contact_name": mark(name, "institution.contact"),
    }
    note: dict[str, Any] = {"note": mark(name, "wish.note")}
    seeker = candidates.wish(doctor, place, **note)
    return {
        "seeker": candidates.wish(doctor, place, **note),
        "trainee": candidates.wish(None, None, **note),
        "exchange": candidates.exchange(seeker, candidates.wish(None, None), doctor.employments.get().position),
        "institution": candidates.institution(doctor, **texts),
        "agreed_institution": candidates.institution(
            doctor, start=date(2020, 9, 1), end=date(2021, 3, 1), status="agreed", **texts
        ),
        "offer": candidates.offer(doctor, place),
        "taken_offer": candidates.offer(second, place, answer="accepted", answered_on=date(2018, 1, 2)),
    }


def _side(name: str, round_: Round, later: Round, judged: Round) -> Side:
    place = municipalities.municipality(f"Vik {name}")
    application = municipalities.application(
        ApplicationStatus.GRANTED, municipality=place, round=round_, places_wanted=2
    )
    Recommendation.objects.create(
        application=application,
        outcome="recommended",
        places=2,
        reasons=mark(name, "recommendation.reasons"),
        recommended_by=people.project_leader(),
        recommended_at=clock.now(),
    )
    decision = Decision.objects.create(
        application=application,
        outcome="granted",
        places=2,
        reasons=mark(name, "decision.reasons"),
        kind=round_.decision_kind,
        issued_by=people.project_leader(),
        issued_at=clock.now(),
    )
    reviewed = _reviewed(name, place, judged)
    review.decide_places(decision)
    with clock.at(TODAY):
        acceptance = review.offered(decision)
    complaint = Complaint.objects.create(
        decision=decision,
        arrived_on=date(2017, 4, 10),
        deadline_on=date(2017, 4, 20),
        late=False,
        text=mark(name, "complaint.text"),
        registered_by=people.project_leader(),
        registered_at=clock.now(),
    )
    approval = Approval.objects.create(
        round=judged, approver=people.project_leader(), asked_by=people.project_leader(), asked_at=clock.now()
    )
    draft = municipalities.application(municipality=place, round=later)
    _mark_answers(name, draft)
    writing = _writing(name, draft, application)
    position = review.position(place, decision=decision)
    vacant = review.position(place, decision=decision)
    doctor = candidates.candidate(name=mark(name, "candidate.name"))
    employment = candidates.employment(doctor, position)
    advertisement = review.advertisement(vacant, text=mark(name, "advertisement.text"))
    plan = candidates.plan(doctor)
    period = candidates.period(plan, place=mark(name, "period.place"))
    candidates.agreed(plan)
    second = candidates.candidate(name=mark(name, "second.name"))
    draft_plan = candidates.plan(second)
    candidates.employment(second, review.position(place, decision=decision), start=date(2018, 12, 1))
    candidates.period(draft_plan, place=mark(name, "draft.place"))
    supervisor = supervision.supervisor(
        name=mark(name, "supervisor.name"), workplace=mark(name, "supervisor.workplace"), municipality=place
    )
    assignment = supervision.assignment(supervisor, doctor)
    meeting = supervision.meeting(
        doctor, supervisor, date(2018, 11, 5), place="video", notes=mark(name, "meeting.notes")
    )
    unclaimed = supervision.supervisor(name=mark(name, "unclaimed.name"), municipality=place)
    with clock.at(TODAY):
        invitation = send_claim(
            "supervision.supervisor",
            unclaimed.pk,
            email=f"unclaimed.{name}@example.no",
            name="Unclaimed",
            by=people.project_leader(),
        )
    return Side(
        name=name,
        unclaimed=unclaimed,
        invitation=invitation,
        municipality=place,
        card=municipalities.card(place.pk, hospital_area="Helse Vest"),
        contact=municipalities.contact(place, name=mark(name, "contact.name"), phone=mark(name, "contact.phone")),
        draft=draft,
        joint=_joint(name, place, later, position),
        application=application,
        reviewed=reviewed,
        **_requests(name, reviewed),
        decision=decision,
        **_agreed(name, place, application, position),
        acceptance=acceptance,
        complaint=complaint,
        approval=approval,
        letter=outbox.letter(decision, receiver=name),
        position=position,
        vacant=vacant,
        advertisement=advertisement,
        advertised=advertisement.places.get(),
        amendment=Amendment.objects.create(
            position=position,
            employment=employment,
            kind=AmendmentKind.FRACTION,
            effect_on=date(2019, 3, 1),
            percentage=80,
            note=mark(name, "amendment.note"),
            proposed_by=people.project_leader(),
            proposed_at=clock.now(),
        ),
        employment=employment,
        candidate=doctor,
        plan=plan,
        draft_plan=draft_plan,
        period=period,
        **_institutions(name, place, doctor, second),
        supervisor=supervisor,
        assignment=assignment,
        **writing,
        meeting=meeting,
        membership=Membership.objects.get(
            user=municipalities.member(place, Role.MANAGER, name=mark(name, "member.name")),
            municipality=place,
            role=Role.MANAGER,
        ),
        **(money_ := _money(name, place, doctor)),
        circular=draft_circular(
            subjects={"nb": "Rundskriv", "nn": ""},
            bodies={"nb": mark(name, "circular.body"), "nn": ""},
            chosen=[],
            by=people.project_leader(),
        ),
        mail=queue_mail(
            to=f"post@{name}.example.no",
            subject=mark(name, "mail.subject"),
            body=mark(name, "mail.body"),
            language="nb",
            kind=MailKind.LETTER,
            about=application,
            document=money_["statement"].document,
        ),
        **_files(name, money_["line"], doctor),  # type: ignore[arg-type]
    )


def _joint(name: str, place: Municipality, round_: Round, position: Position) -> Application:
    """Make another municipality's application in which this one takes part: written in, not signed; two others answered."""
    joint = municipalities.application(municipality=municipalities.municipality(f"Lead {name}"), round=round_)
    by, now = joint.started_by, clock.now()
    partner = municipalities.partner(joint, place, 20)
    signed, declined = (municipalities.municipality(f"{each} {name}") for each in ("Signed", "Declined"))
    for each in (signed, declined):
        municipalities.partner(joint, each, 20)
    PartnerAnswer.objects.create(
        partner=partner, key="recruitment", text=mark(name, "partner.text"), saved_by=by, saved_at=now
    )
    PartnerDecline.objects.create(
        application=joint, municipality=declined, reason=mark(name, "partner.no"), declined_by=by, declined_at=now
    )
    joint.status, joint.to_sign_by, joint.to_sign_at = ApplicationStatus.TO_SIGN, by, now
    joint.save(update_fields=["status", "to_sign_by", "to_sign_at"])
    PartnerSignature.objects.create(
        application=joint,
        municipality=signed,
        content_sha256=counting_sha256(joint),
        signed_by=by,
        signed_at=now,
        name=mark(name, "signed.name"),
        source=mark(name, "signed.source"),
        received_on=TODAY,
    )
    PositionShare.objects.create(
        position=position, municipality=place, share=100, valid=position.valid, reason=mark(name, "share.reason")
    )
    return joint


def _agreed(name: str, place: Municipality, application: Application, position: Position) -> dict[str, Any]:
    """Make an agreement that stands, with a promise to be confirmed, and a next version with an amended term."""
    agreement = Agreement.objects.create(
        municipality=place, application=application, drafted_by=people.project_leader(), drafted_at=clock.now()
    )
    stands = agreements.bare_version(agreement, 1)
    promise = agreements.bare_term(stands, text=mark(name, "promise.text"), said=mark(name, "term.said"))
    check = PromiseCheck.objects.create(term=promise, position=position, due_on=date(2019, 2, 1))
    agreements.bare_signed(stands)
    following = agreements.bare_version(agreement, 2, reason=mark(name, "version.reason"))
    term = agreements.bare_term(
        following,
        text=mark(name, "term.text"),
        amended=mark(name, "term.amended"),
        because=mark(name, "term.because"),
        answer=mark(name, "term.answer"),
    )
    agreements.bare_passed_on(following, mark(name, "version.message"))
    return {"agreement": agreement, "version": following, "term": term, "check": check}


def _reviewed(name: str, place: Municipality, judged: Round) -> Application:
    """Make an application that somebody has screened, scored, flagged and written about."""
    made = municipalities.application(ApplicationStatus.SUBMITTED, municipality=place, round=judged)
    leader = people.project_leader()
    with clock.at(TODAY):
        review.declared(people.project_leader(), unfit=place, reason=mark(name, "conflict.reason"))
        assessment.assessment(
            made, leader, 3, 2, 1, note=mark(name, "assessment.note"), score_note=mark(name, "score.note")
        )
        who = {"application": made, "text": mark(name, "internal.note")}
        InternalNote.objects.create(**who, written_by=leader, written_at=clock.now())
        MunicipalityMessage.objects.create(
            application=made, text=mark(name, "message.text"), sent_by=leader, sent_at=clock.now()
        )
        ScreeningLine.objects.create(
            application=made,
            point="4",
            state=ScreeningState.MISSING,
            note=mark(name, "screening.note"),
            screened_by=leader,
            screened_at=clock.now(),
        )
        ApplicationFlag.objects.create(
            application=made,
            flag=judged.flags.get(),
            reason=mark(name, "flag.reason"),
            set_by=leader,
            set_at=clock.now(),
        )
    return made


def _requests(name: str, reviewed: Application) -> dict[str, Any]:
    """Make a request that waits for the municipality, and one that it has answered."""
    leader, writer = people.project_leader(), people.user()
    made = []
    with clock.at(TODAY):
        for number, key in enumerate(("backup", "absence"), start=1):
            request = InformationRequest.objects.create(
                application=reviewed,
                number=number,
                due_on=date(2019, 2, 1),
                due_at=clock.end_of_day(date(2019, 2, 1)),
                extended_because=mark(name, "request.extended"),
                asked_by=leader,
                asked_at=clock.now(),
            )
            RequestedPoint.objects.create(request=request, key=key, question=mark(name, "request.question"))
            made.append(request)
        waiting, answered = made
        answered.points.update(reply=mark(name, "request.reply"), version=1, saved_by=writer, saved_at=clock.now())
        answered.status, answered.answered_by, answered.answered_at = "answered", writer, clock.now()
        answered.snapshot, answered.content_sha256 = {}, "0" * 64
        answered.save()
    return {"request": waiting, "requested": waiting.points.get(), "answered_request": answered}


def _files(name: str, line: ClaimLine, doctor: Candidate) -> dict[str, Attachment]:
    """Hang a voucher on the paid claim, and on the doctor a withdrawn certificate and a reported one."""
    leader = people.project_leader()
    with clock.at(TODAY):
        file = documents.stored(line, "claim_voucher", name=mark(name, "file.name"))
        withdrawn = documents.stored(
            doctor, "course_certificate", name=mark(name, "withdrawn.name"), audience="training"
        )
        withdraw_attachment(withdrawn, reason=mark(name, "withdrawn.reason"), by=leader)
        reported = documents.stored(doctor, "earlier_service", name=mark(name, "reported.name"))
        report_attachment(reported, reason=mark(name, "reported.reason"), by=leader)
    return {"file": file, "reported": reported}


def _mark_answers(name: str, draft: Application) -> None:
    """Every free text of an application holds its marker; those of a submitted one are frozen."""
    place = draft.places.get(rank=1)
    for model in SECTIONS.values():
        section = model._default_manager.get(**{"place": place} if model.of_place else {"application": draft})
        for text in free_texts(model):
            setattr(section, text, mark(name, f"application.{text}"))
        section.save()
    OfficeStaff.objects.filter(section__place=place).update(competence=mark(name, "application.competence"))
    Place.objects.filter(pk=place.pk).update(name=mark(name, "application.place"))


def _writing(name: str, draft: Application, application: Application) -> dict[str, Any]:
    """What hangs on an application while it is written and when it is sent."""
    by, now = draft.started_by, clock.now()
    point = {"application": draft, "key": "backup"}
    return {
        "service": EarlierService.objects.create(
            place=draft.places.get(rank=1),
            place_of_work=mark(name, "service.place"),
            kind=ServiceKind.HOSPITAL,
            percentage=100,
            valid=DateRange(date(2015, 1, 1), date(2016, 1, 1)),
            saved_by=by,
            saved_at=now,
        ),
        "place": draft.places.get(rank=1),
        "given": SectionAssignment.objects.create(**point, user=by, assigned_by=by, assigned_at=now),
        "comment": SectionComment.objects.create(
            **point, text=mark(name, "comment.text"), written_by=by, written_at=now
        ),
        "submission": municipalities.submission(application),
    }


def free_texts(model: type[models.Model]) -> list[str]:
    """Return the model's fields in which anything can be written."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [each.name for each in model._meta.get_fields() if isinstance(each, kinds) and not each.choices]


ANSWERED = [name for model in SECTIONS.values() for name in free_texts(model)] + ["competence"]


def _money(name: str, place: Municipality, doctor: Candidate) -> dict[str, Any]:
    member = municipalities.member(place, Role.FINANCE)
    leader, administrator = people.project_leader(), people.administrator()
    with clock.at(date(2018, 12, 4)):
        claim = money.draft_claim(place, 2018, by=member)
        line = finance.line(claim, candidate=doctor, asked=12_345 * KR, by=member, what=mark(name, "line.what"))
        money.send_claim(claim, by=member)
        money.attest_claim(claim, approvals={line.pk: (12_000 * KR, mark(name, "line.reason"))}, by=administrator)
        money.authorise_claim(claim, by=leader)
        charge = money.charge_egenandel(place, 2018, by=administrator)
    claim.refresh_from_db()
    with clock.at(TODAY):
        statement = issue_statement(place, 2018, by=leader)
        draft = money.draft_claim(place, 2019, by=member)
        draft_line = money.add_claim_line(
            draft,
            candidate=doctor,
            category=Category.TRAVEL,
            spent_on=date(2019, 1, 8),
            what=mark(name, "draft.what"),
            receipt_reference=mark(name, "draft.receipt"),
            asked=700 * KR,
            by=member,
        )
    return {
        "claim": claim,
        "line": line,
        "draft_claim": draft,
        "draft_line": draft_line,
        "charge": charge,
        "voucher": claim.voucher,
        "statement": statement,
    }


def _people(own: Side) -> dict[str, User | None]:
    made: dict[str, User | None] = {"anonymous": None, "no role": people.user()}
    for role in Role:
        if role in MUNICIPALITY_ROLES:
            made[role.value] = municipalities.member(own.municipality, role)
        elif role == Role.SUPERVISOR:
            made[role.value] = supervision.signed_up(own.supervisor)
        elif role == Role.CANDIDATE:
            made[role.value] = candidates.signed_in_candidate(own.candidate)
        else:
            made[role.value] = people.user(role)
    made["deactivated"] = people.project_leader(is_active=False)
    two = municipalities.member(own.municipality, Role.READER)
    Appointment.objects.create(user=two, role=Role.STEERING, valid=people.EVER)
    made["two hats, reader worn"] = two.wear(Hat(Role.READER, own.municipality.pk, "Reader"))
    return made
