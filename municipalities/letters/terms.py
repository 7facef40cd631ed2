"""The terms' texts as the application comes with them; the project leader may word each anew.

A term is written in the municipality's form of Norwegian when its version is drafted, and stands there as written.
"""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Kind, Placeholder, Template
from municipalities.letters.papers import SUPERVISION
from municipalities.letters.texts import MUNICIPALITY

WHERE = _("A term of the agreement, made from the application.")
OWN = _("A term of the agreement, the programme’s own.")


def _term(key: str, name: object, body: object, *placeholders: Placeholder, purpose: object = WHERE) -> Template:
    return Template(f"municipalities.term_{key}", name, "", body, placeholders, purpose=purpose, kind=Kind.PART)  # type: ignore[arg-type]


def _value(name: str, meaning: object, example: object) -> Placeholder:
    return Placeholder(name, meaning, example, needed=True)  # type: ignore[arg-type]


PROMISED = (
    _term(
        "organisation",
        _("Term: the post"),
        _(
            "The post is of {percentage} and can be filled from {start}. Responsible in the municipality: {responsible}."
        ),
        _value("percentage", _("The size of the post"), "100\u00a0%"),
        _value("start", _("The earliest start"), "1.\u00a0september\u00a02017"),
        _value("responsible", _("Who is responsible"), _("municipal chief doctor")),
    ),
    _term(
        "described",
        _("Term: the municipality’s own description"),
        _("The municipality has described it so: «{text}»"),
        _value("text", _("The free text of the point"), _("The door is always open.")),
    ),
    _term(
        "recruitment",
        _("Term: recruitment"),
        _(
            "The agreement rests on what the municipality has told of its recruitment: GP contracts: {posts}, without "
            "a permanent doctor: {vacant}."
        ),
        _value("posts", _("GP contracts"), "8"),
        _value("vacant", _("GP contracts without a permanent doctor"), "2"),
    ),
    _term(
        "patient_list",
        _("Term: listed patients"),
        _("The candidate has a list of their own with {length} patients. Arrangement: {model}."),
        _value("length", _("The length of the list"), "600"),
        _value("model", _("The arrangement"), _("municipal list in a municipal GP centre")),
    ),
    _term(
        "daily_supervision",
        _("Term: daily supervision"),
        _("The candidate has supervision every day by a colleague. Given by: {who}. Doctors who share it: {doctors}."),
        _value("who", _("Who gives daily supervision"), _("a specialist in general practice at the same office")),
        _value("doctors", _("How many doctors share it"), "3"),
    ),
    _term(
        "every_day",
        _("Term: present every day"),
        _("A supervising colleague is present every working day."),
    ),
    _term(
        "supervisor",
        _("Term: the local supervisor"),
        _("The candidate’s own local supervisor is {name}, with {hours} of structured supervision a month."),
        _value("name", _("The supervisor’s name"), "Kari Rettleiar"),
        _value("hours", _("Hours a month"), "2\u00a0timer"),
    ),
    _term(
        "specialist",
        _("Term: the supervisor is a specialist"),
        _("The supervisor is a specialist in general practice."),
    ),
    _term(
        "same_office",
        _("Term: the supervisor’s office"),
        _("The supervisor works at the candidate’s own office."),
    ),
    _term(
        "backup",
        _("Term: back-up"),
        _(
            "The candidate has a back-up doctor on out-of-hours duty until approved as a general practitioner. "
            "Arrangement: {arrangement}."
        ),
        _value("arrangement", _("Who backs the candidate up"), _("a back-up rota of the municipality's own")),
    ),
    _term(
        "backup_minutes",
        _("Term: the back-up doctor’s time"),
        _("The back-up doctor can be present within {minutes} minutes."),
        _value("minutes", _("Minutes"), "30"),
    ),
    _term(
        "own_office",
        _("Term: own office"),
        _("The candidate has a suitable office of their own from the first working day."),
    ),
    _term(
        "equipment",
        _("Term: equipment"),
        _("The doctors’ office has this equipment: {equipment}."),
        _value("equipment", _("The equipment"), _("ECG, spirometry")),
    ),
    _term(
        "tasks",
        _("Term: municipal work"),
        _("The candidate may have these municipal tasks: {tasks}. Municipal work wanted: {wanted} a week."),
        _value("tasks", _("The tasks"), _("nursing home, school health")),
        _value("wanted", _("Hours a week"), "7\u00a0timer"),
    ),
    _term(
        "absence",
        _("Term: absence"),
        _("The candidate’s absence is covered so: {locum}. Doctors who can cover: {doctors}."),
        _value("locum", _("How absence is covered"), _("colleagues at the office take over")),
        _value("doctors", _("How many doctors can cover"), "3"),
    ),
    _term(
        "candidate_new",
        _("Term: new candidate"),
        _("The post is advertised and filled with a new candidate."),
    ),
    _term(
        "candidate_employed",
        _("Term: employed doctor"),
        _("The post goes to a doctor who is already employed and has completed {months} of the specialist education."),
        _value("months", _("Months completed"), _("14 months")),
    ),
    _term(
        "share",
        _("Term: a post that is shared"),
        _("The posts are shared by {parties}. {municipality} is the employer."),
        _value(
            "parties",
            _("The municipalities with their shares"),
            "Masfjorden 40\u00a0%, Modalen 20\u00a0%, Gulen 40\u00a0%",
        ),
        MUNICIPALITY,
    ),
)
PROGRAMMES = (
    _term(
        "employer",
        _("Term: employer and salary"),
        _(
            "The municipality employs the doctor in a permanent post with a fixed salary and has the employer’s "
            "responsibility."
        ),
        purpose=OWN,
    ),
    _term(
        "paid_supervisor",
        _("Term: paid supervisor"),
        _(
            "The municipality pays a local supervisor, a specialist in general practice, who holds planned meetings "
            "with the doctor {supervision} a month, and more at need."
        ),
        SUPERVISION,
        purpose=OWN,
    ),
    _term(
        "right_specialty",
        _("Term: the right specialty"),
        _(
            "The municipality sees to it that the doctor has supervision every day by a doctor with the right specialty."
        ),
        purpose=OWN,
    ),
    _term(
        "development",
        _("Term: room for education"),
        _(
            "The municipality makes room for courses, supervision group, in-house teaching, research, quality work and "
            "professional development."
        ),
        purpose=OWN,
    ),
    _term(
        "plan",
        _("Term: plan"),
        _(
            "The municipality makes a personal plan for all five years together with the doctor, the supervisor and the "
            "project leader."
        ),
        purpose=OWN,
    ),
    _term(
        "egenandel",
        _("Term: egenandel"),
        _(
            "The municipality pays an egenandel of {egenandel} a year for each doctor, for the project leadership’s "
            "administration."
        ),
        Placeholder("egenandel", _("Today's egenandel a year"), "50\u00a0000\u00a0kr", needed=True),
        purpose=OWN,
    ),
    _term(
        "support",
        _("Term: support"),
        _(
            "The project refunds documented extra costs of the education that Legeforeningen’s Fond II does not cover, "
            "up to {cap} a year for each doctor."
        ),
        Placeholder("cap", _("Today's cap of refunds a year"), "200\u00a0000\u00a0kr", needed=True),
        purpose=OWN,
    ),
    _term(
        "following_up",
        _("Term: following up"),
        _(
            "The project follows up doctors and supervisors. Supervisors meet every six months, and the doctors gather "
            "every year."
        ),
        purpose=OWN,
    ),
)
TERMS = (*PROMISED, *PROGRAMMES)
