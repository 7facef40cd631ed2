"""Earlier service that becomes plan periods, requests for more information, and answers brought over from 2017.

The doctors' earlier service is invented, and so are the questions and their answers.
"""

from datetime import date, datetime, timedelta

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.demonstration.cast import Cast, municipality
from candidates.actions import bring_in_service
from candidates.models import EducationPlan
from candidates.queries import not_brought_in
from municipalities.actions import (
    Question,
    add_service,
    answer_information,
    ask_for_information,
    bring_over_all,
    confirm_section,
    lapse_information,
    read_answer,
    save_requested_point,
    save_section,
    start_application,
)
from municipalities.models import Application, Round, section_of
from municipalities.models.choices import CandidateKind

# Who is employed already and part-way: where, what, per cent, first day, the day after the last.
SERVED: dict[str, tuple[tuple[str, str, int | None, date, date], ...]] = {
    "Odda": (
        ("Odda sjukehus", "hospital", 100, date(2015, 9, 1), date(2016, 1, 1)),
        ("Odda legesenter", "open_practice", 100, date(2016, 1, 1), date(2016, 11, 1)),
        ("Odda legevakt", "out_of_hours", None, date(2016, 1, 1), date(2016, 11, 1)),
    ),
    "Kvinnherad": (
        ("Haukeland universitetssjukehus", "hospital", 100, date(2013, 2, 1), date(2014, 2, 1)),
        ("Husnes legesenter", "open_practice", 80, date(2014, 2, 1), date(2016, 4, 1)),
        ("Kvinnherad sjukeheim", "nursing_home", 20, date(2014, 2, 1), date(2016, 4, 1)),
    ),
}
ASKED_2017, ANSWERED_2017 = date(2017, 3, 17), datetime(2017, 3, 19, 10, 42, tzinfo=OSLO)
BROUGHT_OVER = "Årdal"


def tell_earlier_service(application: Application, *, by: User) -> None:
    """Write the rows of point 9 for each place that is meant for a doctor who is employed already."""
    for place in application.places.all():
        point = section_of(application, "candidate", place)
        if getattr(point, "candidate_kind", "") != CandidateKind.EMPLOYED:
            continue
        for where, kind, percentage, start, end in SERVED.get(application.municipality.name, ()):
            add_service(place, place_of_work=where, kind=kind, percentage=percentage, start=start, end=end, by=by)


def bring_in(plan: EducationPlan, *, by: User) -> None:
    """Let what the application told of the doctor's earlier service be the first periods of the plan."""
    if rows := list(not_brought_in(plan.candidate).values_list("pk", flat=True)):
        bring_in_service(plan, rows, by=by)


def ask_in_2017(cast: Cast) -> None:
    """Ask Lærdal about its back-up and how many patients there are; the answer changes a figure."""
    application, signer = cast.applications["Lærdal"], cast.signers["Lærdal"]
    with clock.at(ASKED_2017):
        request = ask_for_information(
            application,
            questions=[
                Question("backup", None, "Kven er bakvakt i helgane, og kor lang tid tek det før ho er på plass?"),
                Question("patient_list", application.places.get(rank=1), "Er lista oppdatert etter årsskiftet?"),
            ],
            due_on=date(2017, 3, 22),
            by=cast.leader,
        )
    with clock.at(ANSWERED_2017):
        backup, patients = request.points.order_by("pk")
        reply = "Kommunen har avtale med Årdal om helgane. Bakvakta er på plass innan 45 minutt."
        save_requested_point(backup, reply=reply, answers={"response_minutes": 45}, by=signer)
        reply = "Ja. Lista har vakse sidan vi skreiv søknaden."
        save_requested_point(patients, reply=reply, answers={"list_length": 720}, by=signer)
        answer_information(request, by=signer)
    with clock.at(ANSWERED_2017 + timedelta(hours=4)):
        read_answer(request, by=cast.leader)


def ask_in_2019(cast: Cast) -> None:
    """In the round under review one municipality has a question to answer, and one has let its deadline pass."""
    applications = Application.objects.filter(round__name="ALIS-Vest 2019").select_related("round", "municipality")
    late, waiting = applications.order_by("pk")[2:4]
    with clock.at(date(2019, 1, 7)):
        ask_for_information(
            late,
            questions=[Question("recruitment", None, "Kor mange søkte då stillinga sist var lyst ut?")],
            due_on=date(2019, 1, 11),
            by=cast.leader,
        )
    with clock.at(date(2019, 1, 14)):
        lapse_information()
        ask_for_information(
            waiting,
            questions=[
                Question("supervisor", waiting.places.get(rank=1), "Når er rettleiaren ferdig med kurset?"),
                Question("office", waiting.places.get(rank=1), "Er kontoret ledig frå 1. september?"),
            ],
            due_on=date(2019, 1, 25),
            by=cast.leader,
        )


def bring_over_in_2019(cast: Cast) -> None:
    """One municipality writes its application to the open round from that of 2017: one point confirmed, one changed."""
    round_, signer = Round.objects.get(name="ALIS-Vest 2020"), cast.signers[BROUGHT_OVER]
    with clock.at(date(2019, 1, 10)):
        application = start_application(round_, municipality(BROUGHT_OVER), by=signer)
        bring_over_all(application, by=signer)
        confirm_section(application, "backup", by=signer)
    with clock.at(date(2019, 1, 11)):
        save_section(application, "recruitment", {"applicants_last_time": 2}, by=signer)
