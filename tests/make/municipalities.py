"""Municipalities, their people, rounds and applications."""

from datetime import date
from itertools import count, cycle
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.documents.actions import archive
from municipalities.actions import call_round, prepare_round, publish_criteria
from municipalities.models import (
    Anchor,
    Application,
    ApplicationPartner,
    Contact,
    ContactRole,
    Criterion,
    Membership,
    Municipality,
    MunicipalityCard,
    MunicipalityVersion,
    OfficeDoctor,
    OfficeStaff,
    Place,
    Round,
    Submission,
)
from municipalities.models.choices import (
    Backup,
    CandidateKind,
    DailySupervision,
    Equipment,
    ListModel,
    Locum,
    MunicipalTask,
    Responsible,
    Specialty,
    StaffRole,
)
from municipalities.models.round import DecisionKind
from municipalities.models.sections import OfficeSection, new_section
from municipalities.queries import content_of
from municipalities.rules import points_of
from municipalities.workflow import ApplicationStatus, RoundStatus
from tests.make import people

_serial = count(1001)  # no number is the beginning of another
_numbers = cycle(range(6000, 9900))  # that no municipality of the tests or the register has
FROM_2017 = DateRange(date(2017, 1, 1), None)
IN_TIME = date(2017, 3, 10)  # inside the round that round_() makes

PATHS = {
    ApplicationStatus.DRAFT: (),
    ApplicationStatus.SUBMITTED: (ApplicationStatus.SUBMITTED,),
    ApplicationStatus.RECOMMENDED: (ApplicationStatus.SUBMITTED, ApplicationStatus.RECOMMENDED),
    ApplicationStatus.NOT_RECOMMENDED: (ApplicationStatus.SUBMITTED, ApplicationStatus.NOT_RECOMMENDED),
    ApplicationStatus.TO_SIGN: (),
    ApplicationStatus.WITHDRAWN: (ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN),
    ApplicationStatus.WAITING: (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITING),
    ApplicationStatus.WAITLISTED: (
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.WAITING,
        ApplicationStatus.WAITLISTED,
    ),
    ApplicationStatus.GRANTED: (
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.RECOMMENDED,
        ApplicationStatus.GRANTED,
    ),
    ApplicationStatus.NOT_TAKEN_UP: (
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.RECOMMENDED,
        ApplicationStatus.GRANTED,
        ApplicationStatus.NOT_TAKEN_UP,
    ),
    ApplicationStatus.REFUSED: (
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.NOT_RECOMMENDED,
        ApplicationStatus.REFUSED,
    ),
}

# A whole answer to each section, as save_section takes it.
ANSWERS: dict[str, dict[str, Any]] = {
    "organisation": {
        "responsible": Responsible.CHIEF_DOCTOR,
        "position_percentage": 100,
        "earliest_start": date(2017, 9, 1),
        "organisation": "The chief doctor administers the post.",
    },
    "recruitment": {
        "gp_posts": 8,
        "vacant_gp_posts": 2,
        "applicants_last_time": 1,
        "doctors_left": 3,
        "recruitment": "Posts stand vacant for long.",
    },
    "patient_list": {"list_model": ListModel.MUNICIPAL, "list_length": 600, "patient_list": ""},
    "daily_supervision": {
        "provided_by": DailySupervision.SPECIALIST_IN_OFFICE,
        "doctors_sharing": 3,
        "every_day": True,
        "daily_supervision": "The door is open.",
    },
    "supervisor": {
        "supervisor_name": "Kari Rettleiar",
        "is_specialist": True,
        "same_office": True,
        "hours_per_month": 2,
        "supervisor": "",
    },
    "backup": {"arrangement": Backup.ROTA, "response_minutes": 30, "backup": "A rota of four."},
    "office": {
        "own_office": True,
        "room": "",
        "equipment": [Equipment.ECG, Equipment.SPIROMETRY],
        "equipment_other": "",
        "doctors": [{"age": 48, "specialty": Specialty.GENERAL_PRACTICE, "is_intern": False}],
        "staff": [{"role": StaffRole.HEALTH_SECRETARY, "number": 3, "competence": "Laboratory"}],
    },
    "tasks": {
        "tasks_offered": [MunicipalTask.GENERAL_PRACTICE, MunicipalTask.NURSING_HOME],
        "hours_possible": 10,
        "hours_wanted": 7,
        "breadth": "A day a week at the nursing home.",
    },
    "absence": {"locum": Locum.COLLEAGUES, "doctors_covering": 3, "vulnerability": "Small."},
    "candidate": {"candidate_kind": CandidateKind.NEW, "months_completed": None, "candidate": ""},
}


def free_number() -> str:
    """Return a municipality number that is not used."""
    return str(next(_numbers))


def municipality(name: str | None = None, **fields: Any) -> Municipality:
    """Make a municipality that exists from 2017 on, with one version. Version fields may be given too."""
    n = next(_serial)
    facts = {"number": free_number(), "title": "kommune", "county": "Hordaland", "language_form": "nynorsk"}
    version = {key: fields.pop(key, default) for key, default in (facts | {"population": 4000}).items()}
    made = Municipality.objects.create(**{"name": name or f"Vik {n}", "valid": FROM_2017} | fields)
    MunicipalityVersion.objects.create(municipality=made, valid=made.valid, **version)
    return made


def card(municipality: int, **facts: str) -> MunicipalityCard:
    """Make the card of a municipality (by key) from 2017 on."""
    return MunicipalityCard.objects.create(municipality_id=municipality, valid=FROM_2017, **facts)


def contact(municipality: Municipality, **facts: Any) -> Contact:
    """Make the municipality's contact for the programme from 2017 on."""
    known = {"role": ContactRole.PROGRAMME, "name": "Ada Kontakt", "valid": FROM_2017}
    return Contact.objects.create(municipality=municipality, **known | facts)


def member(municipality: Municipality, role: Role = Role.WRITER, **fields: Any) -> User:
    """Make a person who holds a role in the municipality from 2017 on and wears that hat."""
    made = people.user(**fields)
    Membership.objects.create(user=made, municipality=municipality, role=role, valid=FROM_2017)
    return made.wear(Hat(role, municipality.pk, f"{municipality.name}, {role.value}"))


def round_(**fields: Any) -> Round:
    """Make a round that was open from 1 to 15 March 2017."""
    defaults = {
        "name": "Round 2017",
        "year": 2017,
        "opens_on": date(2017, 3, 1),
        "deadline_on": date(2017, 3, 15),
        "places_from": 12,
        "places_to": 15,
        "decision_kind": DecisionKind.GRANT,
        "status": RoundStatus.CALLED,
    }
    return Round.objects.create(**defaults | fields)


def criterion(round: Round, order: int = 1, **fields: Any) -> Criterion:  # noqa: A002  the model's own word
    """Make a criterion with its five sentences."""
    defaults = {"title_nb": f"Kriterium {order}", "title_nn": f"Kriterium {order} nn", "weight": 10}
    made = Criterion.objects.create(round=round, order=order, **defaults | fields)
    for value in range(5):
        Anchor.objects.create(criterion=made, value=value, words_nb=f"{value} på bokmål", words_nn=f"{value} nynorsk")
    return made


def called(**facts: Any) -> Round:
    """Prepare a round with one criterion, publish it and call: every municipality of the day is invited by letter."""
    leader = people.project_leader()
    round_ = prepare_round(**facts, by=leader)
    criterion(round_)
    return call_round(publish_criteria(round_, by=leader), by=leader)


def application(
    status: ApplicationStatus = ApplicationStatus.DRAFT, *, complete: bool = True, **fields: Any
) -> Application:
    """Make an application as it would look had it reached `status` through the actions; complete or without answers."""
    if "municipality" not in fields:
        fields["municipality"] = municipality()
    if "round" not in fields:
        fields["round"] = Round.objects.first() or round_()
    writer = people.user()
    with clock.at(IN_TIME):
        with transaction.atomic():  # the number of places is held at its end
            made = Application.objects.create(started_by=writer, started_at=clock.now(), **fields)
            for rank in range(1, made.places_wanted + 1):
                Place.objects.create(application=made, rank=rank)
        if complete:
            answer_all(made, writer)
        if status == ApplicationStatus.TO_SIGN:
            made.status, made.to_sign_by, made.to_sign_at = status, writer, clock.now()
            made.save(update_fields=["status", "to_sign_by", "to_sign_at"])
        elif status != ApplicationStatus.DRAFT:
            _hand_in(made, writer)
    for step in PATHS[status][1:]:
        made.status = step
        made.save(update_fields=["status"])
    return made


def answer_all(application: Application, writer: User) -> None:
    """Give every section a whole answer, for each place."""
    for key, place in points_of(application):
        answers = {name: value for name, value in ANSWERS[key].items() if name not in ("doctors", "staff")}
        section = new_section(application, key, place)
        for name, value in (answers | {"version": 1, "saved_by": writer, "saved_at": clock.now()}).items():
            setattr(section, name, value)
        section.save()
        if isinstance(section, OfficeSection):
            for order, row in enumerate(ANSWERS[key]["doctors"], start=1):
                OfficeDoctor.objects.create(section=section, order=order, **row)
            for order, row in enumerate(ANSWERS[key]["staff"], start=1):
                OfficeStaff.objects.create(section=section, order=order, **row)


def _hand_in(application: Application, signer: User) -> None:
    numbers = Round.objects.filter(year=application.round.year).values_list("last_number", flat=True)
    application.round.last_number = max(numbers) + 1  # all rounds of a year share one series
    application.round.save(update_fields=["last_number"])
    application.status = ApplicationStatus.SUBMITTED
    application.submitted_by, application.submitted_at = signer, clock.now()
    application.reference = f"ALIS-{application.round.year}-{application.round.last_number:03}"
    application.content_sha256 = "0" * 64
    application.save()


def submission(application: Application) -> Submission:
    """Keep a handing-in of the application, with a paper that is any PDF."""
    by = application.submitted_by or application.started_by
    paper = archive(b"%PDF-1.7", kind="application", shown_name="Soknad.pdf", media_type="application/pdf", by=by)
    return Submission.objects.create(
        application=application,
        version=application.submissions.count() + 1,
        submitted_by=by,
        submitted_at=application.submitted_at or clock.now(),
        content_sha256=application.content_sha256 or "0" * 64,
        snapshot=content_of(application),
        paper=paper,
    )


def partner(application: Application, municipality: Municipality, share: int = 25) -> ApplicationPartner:
    """Let a municipality take part in the application with a share that the applicant gives up."""
    with transaction.atomic():  # the shares are held at its end
        made = ApplicationPartner.objects.create(application=application, municipality=municipality, share=share)
        application.own_share -= share
        application.save(update_fields=["own_share"])
    return made
